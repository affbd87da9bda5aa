import { describe, expect, it } from 'vitest';
import { createPressHotkey } from '../../../../src/main/commands/press-hotkey.ts';
import type { AppState } from '../../../../src/main/core/app-state.ts';
import { createStore } from '../../../../src/main/store.ts';
import type { Settings } from '../../../../src/shared/settings.ts';
import { stateWith } from '../sample-state.ts';

function pressesOf(times: number, settings: Partial<Settings>, more: Partial<AppState>): readonly string[] {
  const done: string[] = [];
  const store = createStore(stateWith({ hotkey: 'Alt+A', ...settings }, more));
  const press = createPressHotkey({
    store,
    showPicker: () => done.push('show'),
    togglePicker: () => done.push('toggle'),
  });
  for (let time = 0; time < times; time += 1) press();
  expect(store.get().hotkeyArrived).toBe('Alt+A');
  return done;
}

describe('a press of the hotkey', () => {
  it.each<[string, Partial<Settings>, Partial<AppState>, readonly string[]]>([
    ['toggles the picker', { firstRunDone: true }, { pickerVisible: true }, ['toggle', 'toggle']],
    ['that the first run asks for leaves the picker', {}, { pickerVisible: true }, ['show', 'toggle']],
    ['brings a picker that is away in the first run', {}, {}, ['toggle', 'toggle']],
    [
      'of another one is tried again',
      {},
      { pickerVisible: true, hotkeyArrived: 'Alt+B' },
      ['show', 'toggle'],
    ],
  ])('%s', (_what, settings, more, done) => {
    expect(pressesOf(2, settings, more)).toEqual(done);
  });
});
