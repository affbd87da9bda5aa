import { expect, test } from 'vitest';
import {
  withAccountAlias,
  withProductionChoice,
  withProductionRules,
} from '../../../../src/main/core/state-production.ts';
import { mayChangeTitles, windowTitle } from '../../../../src/main/core/window-title.ts';
import { idOf, stateWith } from '../sample-state.ts';

const etl = idOf('etl');

test('a window says its page, environment and profile, and the mark beside the name', () => {
  const state = stateWith();
  expect(windowTitle(state, etl, '')).toBe('etl (dev, eu-west-1) — Windsock');
  expect(windowTitle(state, etl, 'DAGs')).toBe('DAGs — etl (dev, eu-west-1) — Windsock');
  expect(windowTitle(state, idOf('etl-prod'), 'DAGs')).toBe(
    'DAGs — etl-prod ● production (dev, eu-west-1) — Windsock',
  );
});

test('titles are written anew when a mark may have changed, and not for anything else', () => {
  const state = stateWith();
  const changed = [
    withProductionChoice(state, etl, 'mark'),
    withProductionRules(state, [{ by: 'name', pattern: '*' }]),
    withAccountAlias(state, '412233445566', 'acme'),
    { ...state, found: {} },
  ];
  for (const after of changed) expect(mayChangeTitles(after, state)).toBe(true);
  expect(mayChangeTitles({ ...state, pickerVisible: true }, state)).toBe(false);
});
