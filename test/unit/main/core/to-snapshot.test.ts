import { describe, expect, it } from 'vitest';
import { changesSince, createWorkedOut, toSnapshot } from '../../../../src/main/core/to-snapshot.ts';
import { environmentKey } from '../../../../src/shared/environment.ts';
import { alpha, beta, listed, nowMs, profileOf, stateWith } from '../sample-state.ts';

const facts = {
  appVersion: '1.2.3',
  keyboard: 'mac',
  commandRules: 'posix',
  profileFiles: ['/home/me/.aws/config'],
  versions: { electron: '1', chromium: '2', node: '3' },
  keptFiles: {
    settingsFile: '/s',
    environmentsFile: '/e',
    sessionsFolder: '/p',
    logFile: '/l',
    ssoTokensFolder: '/t',
    loginTokensFolder: '/u',
  },
  linkHandler: { by: 'none' },
  lastErrors: [],
} as const;

const offeredRegion = {
  phase: 'offered',
  source: { kind: 'file', path: '/c.json' },
  catalogue: {
    windsock: 1,
    name: 'Data platform',
    regions: ['eu-north-1'],
    ssoSessions: [],
    accounts: [],
    environments: [],
    productionRules: [],
  },
} as const;

const allFacts = { ...facts, toggleCommand: '/opt/windsock --toggle' };

describe('what a page is shown', () => {
  const state = stateWith(
    {
      favourites: [beta, alpha],
      favouriteHotkeys: { [environmentKey(alpha)]: 'Alt+A', [environmentKey(beta)]: 'Alt+B' },
      usage: { [environmentKey(alpha)]: { score: 1, atMs: nowMs } },
      latches: { a: environmentKey(alpha) },
      hotkey: 'Alt+Space',
      networks: { [environmentKey(beta)]: { proxy: 'socks5://localhost:8157' } },
      unsearchedProfiles: ['ops'],
      extraRegions: ['eu-north-1'],
      windowBounds: { [environmentKey(alpha)]: { x: 1, y: 2, width: 3, height: 4 } },
    },
    {
      profiles: [profileOf('dev')],
      found: { [environmentKey(alpha)]: listed(alpha, { status: 'AVAILABLE' }) },
      openings: { [environmentKey(alpha)]: { phase: 'minting' } },
      openWindows: [beta],
      notices: [{ id: 'n', failure: { kind: 'offline' } }],
      discovery: { phase: 'done', finishedAtMs: nowMs },
      hotkeyActive: true,
      activeFavouriteHotkeys: [environmentKey(beta)],
    },
  );

  it('is the state, with every environment that can be chosen', () => {
    expect(toSnapshot(state, allFacts)).toEqual({
      ...facts,
      pickerVisible: false,
      hotkey: {
        accelerator: 'Alt+Space',
        active: true,
        arrived: false,
        command: '/opt/windsock --toggle',
      },
      loginItem: { state: 'off' },
      isFirstRun: false,
      profiles: state.profiles,
      environments: [listed(alpha, { status: 'AVAILABLE' }), { id: beta, origin: 'typed' }],
      favourites: [beta, alpha],
      favouriteHotkeys: {
        [environmentKey(alpha)]: { accelerator: 'Alt+A', active: false },
        [environmentKey(beta)]: { accelerator: 'Alt+B', active: true },
      },
      aliases: {},
      usage: state.settings.usage,
      latches: state.settings.latches,
      customHosts: {},
      seenHosts: {},
      networks: state.settings.networks,
      openings: state.openings,
      openWindows: [beta],
      notices: state.notices,
      discovery: state.discovery,
      unsearchedProfiles: ['ops'],
      extraRegions: ['eu-north-1'],
      productionRules: [],
      productionChoices: {},
      accountAliases: {},
      ssoSessions: [],
      prompts: [],
      diagnosis: null,
      catalogue: { offer: { phase: 'none' }, taken: null },
      identityCenter: { phase: 'none' },
      preferences: {
        hidePickerOnBlur: true,
        signInPlace: 'browser',
        appearance: 'system',
        updates: 'install',
      },
      updates: state.updates,
      allowedProcesses: [],
      remembered: { places: 1, zooms: 0 },
      settingsAsked: { section: null, times: 0 },
      links: { copied: null, pending: null, arrived: 0, search: null },
    });
  });

  it('has nothing that no page needs: no place of a window, no other settings', () => {
    const text = JSON.stringify(toSnapshot(state, allFacts));
    for (const name of [
      'windowBounds',
      'typedEnvironments',
      'airflowMajors',
      'toldAboutTray',
      '"settings"',
    ]) {
      expect(text).not.toContain(name);
    }
  });

  it('is told by what changed alone, and whole to a page that knows nothing', () => {
    const workedOut = createWorkedOut();
    const shotOf = (of: typeof state) => toSnapshot(of, allFacts, workedOut(of));
    const before = shotOf(state);
    expect(changesSince(undefined, before)).toEqual(before);
    expect(changesSince(before, shotOf({ ...state, settings: { ...state.settings } }))).toEqual({});
    const shown = shotOf({ ...state, pickerVisible: true });
    const changes = changesSince(before, shown);
    expect(changes).toEqual({ pickerVisible: true });
    expect({ ...before, ...changes }).toEqual(shown);
  });

  it('lists the environments anew when one was found, used or made a favourite', () => {
    const workedOut = createWorkedOut();
    const environmentsOf = (of: typeof state) => workedOut(of).environments;
    const before = environmentsOf(state);
    expect(environmentsOf({ ...state, pickerVisible: true, notices: [] })).toBe(before);
    const found = { ...state, found: { [environmentKey(alpha)]: listed(alpha) } };
    expect(environmentsOf(found)).not.toBe(before);
    expect(environmentsOf({ ...state, settings: { ...state.settings, favourites: [] } })).not.toBe(before);
  });

  it('holds a catalogue on offer against what the person has once, and again when that is something else', () => {
    const workedOut = createWorkedOut();
    const offered = { ...state, catalogue: offeredRegion };
    const before = workedOut(offered).catalogue;
    expect(workedOut({ ...offered, pickerVisible: true }).catalogue).toBe(before);
    expect(before.offer).toMatchObject({ rows: [{ subject: 'eu-north-1', standing: 'same' }] });
    const without = { ...offered, settings: { ...offered.settings, extraRegions: [] } };
    expect(workedOut(without).catalogue.offer).toMatchObject({ rows: [{ standing: 'new' }] });
  });

  it('reaches the page whole: nothing in it is lost on the way', () => {
    const snapshot = toSnapshot(state, allFacts);
    expect(structuredClone(snapshot)).toEqual(snapshot);
  });
});
