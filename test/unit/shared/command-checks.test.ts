import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areArgumentsOf, commandNames, isCommandName } from '../../../src/shared/command-checks.ts';
import type { CommandName } from '../../../src/shared/commands.ts';

const id = { profile: 'dev', region: 'eu-west-1', name: 'alpha' };
const how = { picker: 'hide', query: 'al' };
const long = 'x'.repeat(513);

const good: Readonly<Record<CommandName, readonly unknown[]>> = {
  pageReady: [],
  openEnvironment: [id, how],
  cancelOpening: [id],
  openInBrowser: [id, how],
  copyLoginUrl: [id],
  resetSession: [id, how],
  setFavourite: [id, true],
  moveFavourite: [id, 2],
  setFavouriteHotkey: [id, 'Control+Alt+Shift+A'],
  lookForEnvironments: [],
  addEnvironment: ['dev', 'eu-west-1', 'alpha'],
  cancelAdding: [],
  removeEnvironment: [id],
  setCustomHost: [id, 'https://airflow.example.com/'],
  setNetwork: [id, { proxy: 'socks5://localhost:8157', tunnel: '' }],
  takeOtherHotkey: [],
  setLoginItem: [true],
  quit: [],
  endFirstRun: [],
  showSettings: ['privacy'],
  closeSettings: [],
  setHotkey: ['Control+Alt+K'],
  recordHotkey: [true],
  setPreferences: [{ hidePickerOnBlur: false, signInPlace: 'window', appearance: 'dark', updates: 'tell' }],
  forgetWindows: ['zooms'],
  forgetUse: [],
  withdrawProcess: ['dev'],
  showFolder: ['log'],
  copyDiagnostics: [{ withNames: false }],
  openWebPage: ['mwaa'],
  checkForUpdates: [],
  downloadUpdate: [],
  restartToUpdate: [],
  openReleaseNotes: [],
  dismissNotice: ['hotkey'],
  hidePicker: [],
  fitPrompt: [312.5],
  answerPrompt: ['prompt-1', { kind: 'cancel' }],
  authenticate: ['dev'],
  signOut: ['acme-prod'],
  signOutEverywhere: [],
  searchAllRegions: [],
  cancelSearch: [],
  setSearchedProfile: ['dev', false],
  setExtraRegion: ['eu-north-1', true],
  askIdentityCenter: [],
  startIdentityCenter: ['acme.awsapps.com/start', 'eu-west-1'],
  addIdentityCenterProfiles: [[{ accountId: '123456789012', roleName: 'ReadOnly' }], 'eu-west-1'],
  closeIdentityCenter: [],
  removeOwnProfile: ['acme · ReadOnly'],
  diagnose: [id],
  closeDiagnosis: [],
  setProductionChoice: [id, 'plain'],
  setAlias: [id, 'orders'],
  setProductionRules: [
    [
      { by: 'tag', pattern: 'Tier=gold', mark: { word: 'live', colour: 'purple' } },
      { by: 'name', pattern: '*copy*' },
    ],
  ],
  readCatalogueFile: [],
  readCatalogueAddress: ['https://acme.example/windsock.json'],
  readCatalogueText: ['{}'],
  readCatalogueAgain: [],
  takeCatalogue: [['regions/new/eu-west-1']],
  closeCatalogue: [],
  exportCatalogue: [{ name: 'Acme', parts: ['favourites', 'rules'] }],
  lookForLink: ['abc.c1.eu-west-1.airflow.amazonaws.com', '/dags/etl/grid?dag_run_id=a%2Bb#c', null],
  windowAct: [3, { kind: 'find', text: 'etl', forward: true }],
};

describe('a page may call', () => {
  it.each(Object.entries(good))('%s', (name, values) => {
    expect(isCommandName(name)).toBe(true);
    expect(areArgumentsOf(name as CommandName, values)).toBe(true);
  });

  it('openEnvironment through a profile with any name that a file can hold', () => {
    for (const profile of ['', 'my team', 'o/two', '本番', '__proto__', 'x'.repeat(512)]) {
      expect(areArgumentsOf('cancelOpening', [{ ...id, profile }])).toBe(true);
    }
  });

  it('openEnvironment with the page of a link', () => {
    for (const path of ['/', '/dags/x/grid?dag_run_id=manual__2025-01-01T00:00:00+00:00&a=%2B#b']) {
      expect(areArgumentsOf('openEnvironment', [id, { ...how, path }])).toBe(true);
      expect(areArgumentsOf('resetSession', [id, { ...how, path }])).toBe(true);
    }
  });

  it('addEnvironment with whatever was typed, so that the answer can say what is wrong', () => {
    expect(areArgumentsOf('addEnvironment', ['no such', 'Ireland', '9 lives'])).toBe(true);
  });

  it.each([
    { kind: 'mfa-code', code: '012345' },
    { kind: 'allow-process' },
    { kind: 'allow-host' },
    { kind: 'open-page', place: 'browser' },
    { kind: 'open-page', place: 'window' },
    { kind: 'restart-sign-in', flow: 'browser' },
    { kind: 'restart-sign-in', flow: 'device-code' },
    { kind: 'proxy-login', user: 'me', password: 'a long one, with spaces' },
    { kind: 'proxy-login', user: '', password: '' },
  ])('answerPrompt with $kind', (answer) => {
    expect(areArgumentsOf('answerPrompt', ['prompt-1', answer])).toBe(true);
  });

  it('signOut of a session that is named by its start URL', () => {
    expect(areArgumentsOf('signOut', [`https://acme.awsapps.com/${'a'.repeat(600)}`])).toBe(true);
  });

  it('nothing else: the list is frozen', () => {
    expect([...commandNames].sort()).toEqual(Object.keys(good).sort());
    expect(Object.isFrozen(commandNames)).toBe(true);
  });
});

describe('a page may not call', () => {
  it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty', '', 'openenvironment', 'exit'])(
    '%j',
    (name) => {
      expect(isCommandName(name)).toBe(false);
    },
  );

  it.each(Object.entries(good))('%s with an argument more or less', (name, values) => {
    expect(areArgumentsOf(name as CommandName, [...values, undefined])).toBe(false);
    if (values.length > 0) expect(areArgumentsOf(name as CommandName, values.slice(1))).toBe(false);
  });

  it.each<readonly [string, unknown]>([
    ['null', null],
    ['nothing', undefined],
    ['text', 'dev/eu-west-1/alpha'],
    ['a list', ['dev', 'eu-west-1', 'alpha']],
    ['an empty object', {}],
    ['a field less', { profile: 'dev', region: 'eu-west-1' }],
    ['a field more', { ...id, url: 'https://evil.example' }],
    ['a field more in place of one', { profile: 'dev', region: 'eu-west-1', url: 'x' }],
    [
      'a prototype as a field',
      JSON.parse('{"profile":"dev","region":"eu-west-1","__proto__":{"name":"alpha"}}'),
    ],
    ['inherited fields', Object.create(id)],
    ['a number as name', { ...id, name: 7 }],
    ['a list as name', { ...id, name: ['alpha'] }],
    ['an object as name', { ...id, name: { toString: () => 'alpha' } }],
    ['a path as name', { ...id, name: '../alpha' }],
    ['a long name', { ...id, name: 'a'.repeat(81) }],
    ['a host as region', { ...id, region: 'evil.example' }],
    ['a long region', { ...id, region: `eu-${'west'.repeat(20)}-1` }],
    ['a long profile', { ...id, profile: long }],
    ['a profile that no key can be made of', { ...id, profile: '\ud800' }],
    ['a profile that is no text', { ...id, profile: null }],
  ])('anything about an environment given as %s', (_what, value) => {
    for (const command of ['cancelOpening', 'copyLoginUrl', 'removeEnvironment'] as const) {
      expect(areArgumentsOf(command, [value])).toBe(false);
    }
    expect(areArgumentsOf('openEnvironment', [value, how])).toBe(false);
  });

  it.each<readonly [string, unknown]>([
    ['another end for the picker', { ...how, picker: 'explode' }],
    ['an inherited end for the picker', { ...how, picker: 'constructor' }],
    ['a long query', { ...how, query: long }],
    ['no query', { picker: 'hide' }],
    ['a field more', { ...how, force: true }],
    ['a field more beside a path', { ...how, path: '/', force: true }],
    ['no path', { ...how, path: undefined }],
    ['a path that is an address', { ...how, path: 'https://evil.example/' }],
    ['a path to another host', { ...how, path: '//evil.example/' }],
    ['a path with a backslash', { ...how, path: '/\\evil.example/' }],
    ['a path with a hidden letter', { ...how, path: '/a\u202e' }],
    ['a long path', { ...how, path: `/${'a'.repeat(8_192)}` }],
    ['null', null],
  ])('openEnvironment with %s', (_what, value) => {
    expect(areArgumentsOf('openEnvironment', [id, value])).toBe(false);
    expect(areArgumentsOf('resetSession', [id, value])).toBe(false);
  });

  it.each<readonly [string, unknown]>([
    ['no answer', null],
    ['a text', 'cancel'],
    ['another kind', { kind: 'retry' }],
    ['an inherited kind', { kind: 'constructor' }],
    ['no kind', { code: '123456' }],
    ['a field too many', { kind: 'cancel', code: '123456' }],
    ['a consent that names what it allows', { kind: 'allow-process', command: ['x'] }],
    ['five digits', { kind: 'mfa-code', code: '12345' }],
    ['seven digits', { kind: 'mfa-code', code: '1234567' }],
    ['spaces among the digits', { kind: 'mfa-code', code: '123 456' }],
    ['digits of another script', { kind: 'mfa-code', code: '١٢٣٤٥٦' }],
    ['a line end after the digits', { kind: 'mfa-code', code: '123456\n' }],
    ['a number', { kind: 'mfa-code', code: 123456 }],
    ['another place', { kind: 'open-page', place: 'desktop' }],
    ['a link of its own', { kind: 'open-page', place: 'browser', link: 'https://evil.example' }],
    ['another flow', { kind: 'restart-sign-in', flow: 'password' }],
    ['no password', { kind: 'proxy-login', user: 'me' }],
    ['a long password', { kind: 'proxy-login', user: 'me', password: long }],
  ])('answerPrompt with %s', (_what, answer) => {
    expect(areArgumentsOf('answerPrompt', ['prompt-1', answer])).toBe(false);
    expect(areArgumentsOf('answerPrompt', [long, { kind: 'cancel' }])).toBe(false);
  });

  it.each<readonly [string, unknown, unknown]>([
    ['another host', 'evil.example', '/'],
    ['an address', 'https://abc.c1.eu-west-1.airflow.amazonaws.com', '/'],
    ['no path', 'abc.c1.eu-west-1.airflow.amazonaws.com', 'home'],
    ['a host that is none', null, '/'],
  ])('lookForLink with %s', (_what, host, path) => {
    expect(areArgumentsOf('lookForLink', [host, path, null])).toBe(false);
  });

  it.each([-1, 10_001, Number.NaN, Number.POSITIVE_INFINITY, '300', null])('fitPrompt with %s', (height) => {
    expect(areArgumentsOf('fitPrompt', [height])).toBe(false);
  });

  it('anything with text that is too long or is none', () => {
    expect(areArgumentsOf('dismissNotice', [long])).toBe(false);
    expect(areArgumentsOf('dismissNotice', [7])).toBe(false);
    expect(areArgumentsOf('addEnvironment', ['dev', long, 'a'])).toBe(false);
    expect(areArgumentsOf('addEnvironment', ['dev', 'eu-west-1', null])).toBe(false);
  });

  it.each<readonly [string, unknown]>([
    ['no list', { accountId: '123456789012', roleName: 'ReadOnly' }],
    ['a short account', [{ accountId: '12345', roleName: 'ReadOnly' }]],
    ['an account that is a number', [{ accountId: 123456789012, roleName: 'ReadOnly' }]],
    ['no role', [{ accountId: '123456789012' }]],
    ['a long role', [{ accountId: '123456789012', roleName: 'x'.repeat(129) }]],
    ['a field more', [{ accountId: '123456789012', roleName: 'ReadOnly', region: 'eu-west-1' }]],
    ['too many', Array.from({ length: 5_001 }, () => ({ accountId: '123456789012', roleName: 'a' }))],
  ])('addIdentityCenterProfiles with %s', (_what, roles) => {
    expect(areArgumentsOf('addIdentityCenterProfiles', [roles, 'eu-west-1'])).toBe(false);
  });

  it('anything with arguments made up at random but plain ones in their number, and the check never throws', () => {
    const isPlain = (value: unknown): boolean =>
      Array.isArray(value) ? value.every(isPlain) : Object(value) !== value;
    fc.assert(
      fc.property(
        fc.constantFrom(...commandNames),
        fc.array(fc.anything(), { maxLength: 3 }),
        (name, values) => {
          if (!areArgumentsOf(name, values)) return;
          expect(values).toHaveLength(good[name].length);
          expect(values).toSatisfy((all: unknown[]) => all.every(isPlain));
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
