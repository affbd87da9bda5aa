import { expect, it } from 'vitest';
import { hotkeyUser } from '../../../../src/main/core/hotkey-user.ts';
import { environmentKey } from '../../../../src/shared/environment.ts';
import { alpha, beta, stateWith } from '../sample-state.ts';

const state = stateWith({
  hotkey: 'Alt+Shift+Space',
  favourites: [alpha],
  favouriteHotkeys: { [environmentKey(alpha)]: 'Control+Alt+1', [environmentKey(beta)]: 'Control+Alt+2' },
});

it.each([
  ['Alt+Shift+Space', 'picker'],
  ['Shift+Option+space', 'picker'],
  ['Control+Alt+1', alpha],
  ['Alt+Ctrl+1', alpha],
  ['Control+Alt+3', null],
  ['Control+1', null],
  ['', null],
  // Of what is no favourite: nothing registers it.
  ['Control+Alt+2', null],
])('%s', (accelerator, expected) => {
  expect(hotkeyUser(state, accelerator)).toEqual(expected);
});
