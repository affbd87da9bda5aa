import { expect, test } from 'vitest';
import {
  withAccountAliases,
  withProductionChoices,
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

test('a page cannot turn, hide or push away what stands behind its own title', () => {
  const etlTail = 'etl (dev, eu-west-1) — Windsock';
  const title = (page: string) => windowTitle(stateWith(), etl, page);
  expect(title('etl\u202e)ved( dorp')).toBe(`etl\\u{202e})ved( dorp — ${etlTail}`);
  expect(title(`a${' \n\t\u3000'.repeat(400)}b`)).toBe(`a b — ${etlTail}`);
  expect(title('\u2066\u200b')).toBe(`\\u{2066}\\u{200b} — ${etlTail}`);
  expect(title('x'.repeat(4_096))).toBe(`${'x'.repeat(80)}… — ${etlTail}`);
  expect(title(' ')).toBe(etlTail);
});

test('titles are written anew when a mark may have changed, and not for anything else', () => {
  const state = stateWith();
  const changed = [
    withProductionChoices(state, [[etl, 'mark']]),
    withProductionRules(state, [{ by: 'name', pattern: '*' }]),
    withAccountAliases(state, [['412233445566', 'acme']]),
    { ...state, found: {} },
  ];
  for (const after of changed) expect(mayChangeTitles(after, state)).toBe(true);
  expect(mayChangeTitles({ ...state, pickerVisible: true }, state)).toBe(false);
});
