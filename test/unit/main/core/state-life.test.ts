import { describe, expect, it } from 'vitest';
import { withUse } from '../../../../src/main/core/app-state.ts';
import {
  isFirstRun,
  withFirstRunDone,
  withHotkey,
  withHotkeyArrived,
  withLoginItem,
} from '../../../../src/main/core/state-life.ts';
import { environmentKey } from '../../../../src/shared/environment.ts';
import { alpha, nowMs, stateWith } from '../sample-state.ts';

describe('the first run', () => {
  it('is over with the first environment that was opened', () => {
    expect(isFirstRun(stateWith())).toBe(true);
    expect(isFirstRun(withUse(stateWith(), { id: alpha, query: '', nowMs }))).toBe(false);
  });

  it('is over when the person says so, once', () => {
    const done = withFirstRunDone(stateWith());
    expect(isFirstRun(done)).toBe(false);
    expect(withFirstRunDone(done)).toBe(done);
  });

  it('never was, for settings of a version that did not know of it', () => {
    expect(isFirstRun(stateWith({ usage: { [environmentKey(alpha)]: { score: 1, atMs: nowMs } } }))).toBe(
      false,
    );
  });
});

describe('the hotkey', () => {
  it('that arrived is this one, and no other', () => {
    const arrived = withHotkeyArrived(stateWith({ hotkey: 'Alt+A' }));
    expect(arrived.hotkeyArrived).toBe('Alt+A');
    expect(withHotkeyArrived(arrived)).toBe(arrived);
    expect(withHotkey(arrived, 'Alt+B', true).hotkeyArrived).not.toBe('Alt+B');
  });
});

describe('starting at login', () => {
  it('is a change only where the system says something else', () => {
    const on = withLoginItem(stateWith(), { state: 'on' });
    expect(on.loginItem).toEqual({ state: 'on' });
    expect(withLoginItem(on, { state: 'on' })).toBe(on);
  });
});
