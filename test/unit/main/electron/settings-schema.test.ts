import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withUse } from '../../../../src/main/core/app-state.ts';
import { migrated, settingsFrom } from '../../../../src/main/electron/settings-schema.ts';
import {
  defaultSettings,
  maxFavourites,
  maxOwnProfiles,
  type Settings,
} from '../../../../src/shared/settings.ts';
import { alpha, beta, idOf, nowMs, prototypeNames, stateWith } from '../sample-state.ts';

const full: Settings = {
  version: 1,
  hotkey: 'Control+Alt+Space',
  hidePickerOnBlur: false,
  appearance: 'dark',
  lookAtStart: true,
  favourites: [alpha],
  favouriteHotkeys: { 'dev/eu-west-1/alpha': 'Control+Alt+Shift+A' },
  aliases: { 'dev/eu-west-1/alpha': 'orders' },
  typedEnvironments: [beta],
  usage: { 'dev/eu-west-1/alpha': { score: 1.5, atMs: nowMs } },
  latches: { al: 'dev/eu-west-1/alpha' },
  airflowMajors: { 'dev/eu-west-1/alpha': 3 },
  windowBounds: { 'dev/eu-west-1/alpha': { x: -10, y: 0, width: 800, height: 600 } },
  settingsWindowBounds: { x: 40, y: -30, width: 900, height: 700 },
  zoomFactors: { 'dev/eu-west-1/alpha': 1.25 },
  seenHosts: { 'dev/eu-west-1/alpha': 'a.c1.eu-west-1.airflow.amazonaws.com' },
  customHosts: { 'dev/eu-west-1/alpha': 'airflow.example.org' },
  networks: { 'dev/eu-west-1/alpha': { proxy: 'socks5://127.0.0.1:1080', tunnel: 'ssh -N jump' } },
  productionRules: [{ by: 'name', pattern: '*live*', mark: { word: 'live', colour: 'red' } }],
  productionChoices: { 'dev/eu-west-1/alpha': true },
  accountAliases: { '123456789012': 'acme-data' },
  extraRegions: ['eu-north-1'],
  unsearchedProfiles: ['old'],
  allowedProcesses: { corp: 'a'.repeat(64) },
  ownSsoSessions: [{ name: 'acme', startUrl: 'https://acme.awsapps.com/start', region: 'eu-west-1' }],
  ownProfiles: [
    { name: 'data', ssoSession: 'acme', accountId: '123456789012', roleName: 'Data', region: 'eu-west-1' },
  ],
  signInPlace: 'window',
  updates: 'tell',
  firstRunDone: true,
  catalogue: {
    name: 'Acme',
    source: { kind: 'address', address: 'https://acme.example/windsock.json' },
    takenAtMs: 5,
  },
  toldAboutTray: true,
};

const read = (content: unknown) => settingsFrom(content)?.settings ?? null;
const throughFile = (content: unknown) => read(JSON.parse(JSON.stringify(content)));

describe('the settings file', () => {
  it('comes back as it was written', () => {
    expect(throughFile(full)).toEqual(full);
    expect(throughFile(defaultSettings)).toEqual(defaultSettings);
  });

  it.each(Object.keys(full).filter((name) => name !== 'version'))(
    'loses %s alone when that is bad',
    (name) => {
      for (const bad of [null, 7.5, 'x'.repeat(99), [[]], { a: { b: 1 } }]) {
        const reading = settingsFrom({ ...full, [name]: bad });
        const isTaken = reading?.damaged.length === 0;
        if (isTaken) expect(throughFile(reading.settings)).toEqual(reading.settings);
        else
          expect(reading).toEqual({
            settings: { ...full, [name]: defaultSettings[name as keyof Settings] },
            damaged: [name],
            unknown: {},
          });
      }
    },
  );

  it('takes defaults for what an older Windsock did not write', () => {
    const { appearance: _appearance, updates: _updates, aliases: _aliases, ...older } = full;
    const { appearance, updates, aliases } = defaultSettings;
    expect(settingsFrom(older)).toEqual({
      settings: { ...full, appearance, updates, aliases },
      damaged: [],
      unknown: {},
    });
  });

  it.each(['favourites', 'hotkey', 'typedEnvironments', 'usage', 'latches'] as const)(
    'is damaged where %s is missing, which every file has',
    (name) => {
      const { [name]: _lost, ...rest } = full;
      expect(settingsFrom(rest)?.damaged).toEqual([name]);
    },
  );

  it('keeps what it does not know apart', () => {
    expect(settingsFrom({ ...full, favorites: [alpha], tomorrow: { a: 1 } })).toEqual({
      settings: full,
      damaged: [],
      unknown: { favorites: [alpha], tomorrow: { a: 1 } },
    });
  });

  it('drops single favourites that are none and keeps the others', () => {
    const favourites = [
      alpha,
      null,
      'x',
      { ...beta, name: '../x' },
      { ...beta, url: 'x' },
      { name: 'y' },
      beta,
    ];
    expect(throughFile({ ...full, favourites })?.favourites).toEqual([alpha, beta]);
  });

  it('drops a favourite that no key can be made of, which would stop every start', () => {
    const odd = '{"version":1,"favourites":[{"profile":"\\ud800","region":"eu-west-1","name":"alpha"}]}';
    expect(read(JSON.parse(odd))?.favourites).toEqual([]);
  });

  it('bounds the favourites', () => {
    const favourites = Array.from({ length: maxFavourites + 5 }, (_, at) => idOf(`f${at}`));
    expect(throughFile({ ...full, favourites })?.favourites).toHaveLength(maxFavourites);
  });

  const [session, own] = [full.ownSsoSessions[0], full.ownProfiles[0]];

  it.each([
    ['ownProfiles', [own, { ...own, accountId: '1' }, null, 'x'], [own]],
    ['ownSsoSessions', [{ ...session, region: 'nowhere' }, 7, session], [session]],
    ['allowedProcesses', { bad: 'x', worse: {}, corp: 'a'.repeat(64) }, full.allowedProcesses],
    ['aliases', { a: 'x\u202ey ', b: '\u200b', c: 7, d: 'z'.repeat(99) }, { a: 'x y', d: 'z'.repeat(64) }],
    ['extraRegions', ['nowhere', 'eu-north-1', null], ['eu-north-1']],
    [
      'customHosts',
      {
        a: '127.0.0.1',
        b: 'localhost',
        c: 'x.example:1',
        d: 'M\u00fcnchen.example',
        e: 'UPPER.example',
        ...full.customHosts,
      },
      full.customHosts,
    ],
    ['unsearchedProfiles', [null, 'old', 'x'.repeat(513)], ['old']],
  ] as const)('drops single bad entries of %s and keeps the others', (name, content, kept) => {
    expect(throughFile({ ...full, [name]: content })).toEqual({ ...full, [name]: kept });
  });

  it.each([
    ['extraRegions', 'eu-north-1', 200],
    ['unsearchedProfiles', 'old', maxOwnProfiles],
    ['ownSsoSessions', session, 200],
    ['ownProfiles', own, maxOwnProfiles],
  ] as const)('bounds %s and loses none below the bound', (name, entry, max) => {
    expect(throughFile({ ...full, [name]: Array(max + 1).fill(entry) })?.[name]).toEqual(
      Array(max).fill(entry),
    );
  });

  it.each([
    ['a list', []],
    ['text', 'settings'],
    ['null', null],
    ['no version', {}],
    ['a version of tomorrow', { ...full, version: 2 }],
    ['a version as text', { ...full, version: '1' }],
    ['an inherited version', JSON.parse('{"__proto__":{"version":1}}')],
  ])('is not read when it is %s', (_what, content) => {
    expect(settingsFrom(content)).toBeNull();
  });

  it('cannot change what other objects inherit', () => {
    const text = '{"version":1,"__proto__":{"hotkey":"evil"},"usage":{"__proto__":{"score":1,"atMs":1}}}';
    const settings = read(JSON.parse(text));
    expect(settings).toEqual(defaultSettings);
    expect(Object.getPrototypeOf(settings?.usage)).toBe(Object.prototype);
    expect(({} as Record<string, unknown>).score).toBeUndefined();
  });

  it.each(prototypeNames)('comes back the same after the query %s', (query) => {
    const { settings } = withUse(stateWith(), { id: idOf(query, { profile: query }), query, nowMs });
    expect(throughFile(settings)).toEqual(settings);
  });

  it('is read or refused, whatever it holds, and never throws', () => {
    const content = fc.record(Object.fromEntries(Object.keys(full).map((name) => [name, fc.jsonValue()])), {
      requiredKeys: [],
    });
    fc.assert(
      fc.property(content, (odd) => {
        const settings = read({ ...odd, version: 1 });
        expect(Object.keys(settings ?? {})).toEqual(Object.keys(full));
        expect(throughFile(settings)).toEqual(settings);
      }),
    );
  });
});

describe('a file of an older version', () => {
  const steps = [
    {
      from: 2,
      migrate: ({ shortcut, ...rest }: Readonly<Record<string, unknown>>) => ({ ...rest, hotkey: shortcut }),
    },
    {
      from: 1,
      migrate: (old: Readonly<Record<string, unknown>>) => ({ ...old, shortcut: old.key, key: undefined }),
    },
  ];

  it('comes to the newest step by step', () => {
    expect(migrated({ version: 1, key: 'A', other: 1 }, steps, 3)).toEqual({
      version: 3,
      hotkey: 'A',
      other: 1,
    });
    expect(migrated({ version: 2, shortcut: 'B' }, steps, 3)).toEqual({ version: 3, hotkey: 'B' });
  });

  it('is left alone when it is the newest', () => {
    const content = { version: 3, key: 'A' };
    expect(migrated(content, steps, 3)).toBe(content);
  });

  it.each([0, 4, '1', null, undefined, Number.NaN])(
    'is refused when no step leads on from version %s',
    (version) => {
      expect(migrated({ version }, steps, 3)).toBeNull();
    },
  );

  it('is refused when a step is missing on the way', () => {
    expect(migrated({ version: 1 }, steps.slice(1), 3)).toBeNull();
  });
});
