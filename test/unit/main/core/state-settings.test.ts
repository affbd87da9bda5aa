import { describe, expect, it } from 'vitest';
import {
  preferencesOf,
  withKeyring,
  withoutAllowedProcess,
  withoutUse,
  withoutWindowPlaces,
  withoutZooms,
  withPreferences,
  withSettingsAsked,
  withSettingsWindowBounds,
} from '../../../../src/main/core/state-settings.ts';
import { environmentKey } from '../../../../src/shared/environment.ts';
import { alpha, stateWith } from '../sample-state.ts';

const key = environmentKey(alpha);
const bounds = { x: 1, y: 2, width: 900, height: 700 };

describe('the settings window', () => {
  it('is asked for anew each time, also for the section that it shows', () => {
    const asked = withSettingsAsked(stateWith(), 'privacy');
    expect(asked.settingsAsked).toEqual({ section: 'privacy', times: 1 });
    expect(withSettingsAsked(asked, null).settingsAsked).toEqual({ section: null, times: 2 });
  });

  it('is told of the keyring that was looked at last', () => {
    expect(withKeyring(withKeyring(stateWith(), 'none'), 'open').keyring).toBe('open');
  });

  it('stands where it stood, until places are forgotten, those of environments too', () => {
    const placed = withSettingsWindowBounds(stateWith({ windowBounds: { [key]: bounds } }), bounds);
    expect(placed.settings.settingsWindowBounds).toEqual(bounds);
    expect(withoutWindowPlaces(placed).settings).toMatchObject({
      settingsWindowBounds: null,
      windowBounds: {},
    });
  });
});

it('preferences change, and nothing else does', () => {
  const before = stateWith({ favourites: [alpha] });
  const preferences = {
    hidePickerOnBlur: false,
    signInPlace: 'window',
    appearance: 'dark',
    updates: 'tell',
  } as const;
  const after = withPreferences(before, preferences);
  expect(preferencesOf(after)).toEqual(preferences);
  expect(after.settings).toEqual({ ...before.settings, ...preferences });
});

it('what is forgotten is gone, and favourites stay', () => {
  const before = stateWith({
    favourites: [alpha],
    usage: { [key]: { score: 1, atMs: 1 } },
    latches: { al: key },
    zoomFactors: { [key]: 1.5 },
  });
  const after = withoutZooms(withoutUse(before));
  expect(after.settings).toEqual({ ...before.settings, usage: {}, latches: {}, zoomFactors: {} });
});

it('a consent that is withdrawn leaves the others; one that was none changes nothing', () => {
  const before = stateWith({ allowedProcesses: { dev: 'a'.repeat(64), ops: 'b'.repeat(64) } });
  expect(withoutAllowedProcess(before, 'dev').settings.allowedProcesses).toEqual({ ops: 'b'.repeat(64) });
  expect(withoutAllowedProcess(before, 'prod')).toBe(before);
});
