import { expect, it } from 'vitest';
import { initialState } from '../../../../src/main/core/app-state.ts';
import { withAliases } from '../../../../src/main/core/state-aliases.ts';
import { environmentKey } from '../../../../src/shared/environment.ts';
import { defaultSettings } from '../../../../src/shared/settings.ts';

const id = { profile: 'prod', region: 'eu-west-1', name: 'orders-prod' };
const state = initialState(defaultSettings);

it.each([
  ['  the   big\tone ', { [environmentKey(id)]: 'the big one' }],
  ['', {}],
  [' \n', {}],
  ['orders-prod', {}],
  ['orders\u200b-\u202edorp', { [environmentKey(id)]: 'orders - dorp' }],
  ['\u2066\u0000\u200f\u3164', {}],
  ['هزینه‌ها prod'.replace('\u200c', ''), { [environmentKey(id)]: 'هزینهها prod' }],
  ['x'.repeat(200), { [environmentKey(id)]: 'x'.repeat(64) }],
])('%j', (typed, aliases) => {
  expect(withAliases(state, [[id, typed]]).settings.aliases).toEqual(aliases);
});

it('is ended by an empty one, and is the same state where nothing changed', () => {
  const named = withAliases(state, [[id, 'big']]);
  expect(withAliases(named, [[id, ' big ']])).toBe(named);
  expect(withAliases(named, [[id, '']]).settings.aliases).toEqual({});
});
