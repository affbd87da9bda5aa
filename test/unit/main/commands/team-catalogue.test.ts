// A catalogue from where a person says to the state, and back to a file.
import { describe, expect, it, vi } from 'vitest';
import {
  createTeamCatalogue,
  type TeamCatalogueParts,
} from '../../../../src/main/commands/team-catalogue.ts';
import { catalogueOffer } from '../../../../src/main/core/state-catalogue.ts';
import { createStore } from '../../../../src/main/store.ts';
import { type Catalogue, maxCatalogueBytes, maxCatalogueEntries } from '../../../../src/shared/catalogue.ts';
import { fail, ok, type Result } from '../../../../src/shared/failure.ts';
import type { Settings } from '../../../../src/shared/settings.ts';
import { catalogueWith } from '../core/catalogue-samples.ts';
import { nowMs, profileOf, stateWith } from '../sample-state.ts';

const acme: Catalogue = catalogueWith({ regions: ['us-east-1'] });

function setup(parts: Partial<TeamCatalogueParts> = {}) {
  const store = createStore(stateWith());
  const saveFile = vi.fn(async (_name: string, _text: string): Promise<Result<null>> => ok(null));
  const catalogue = createTeamCatalogue({
    store,
    chooseFile: async () => '/files/acme.json',
    readFile: async () => ok('text'),
    fetchText: async () => ok('text'),
    parse: async () => ok(acme),
    saveFile,
    nowMs: () => nowMs,
    ...parts,
  });
  const offer = () => catalogueOffer(store.get());
  return { store, catalogue, saveFile, offer };
}

describe('a catalogue is read', () => {
  it('from a file, and offered with the rows of this moment', async () => {
    const { store, catalogue, offer } = setup();
    expect(await catalogue.readFile()).toEqual(ok(null));
    expect(offer()).toMatchObject({
      phase: 'offered',
      name: 'Acme',
      source: { kind: 'file', path: '/files/acme.json' },
      rows: [{ group: 'regions', standing: 'new' }],
    });
    store.update((state) => ({ ...state, settings: { ...state.settings, extraRegions: ['us-east-1'] } }));
    expect(offer()).toMatchObject({ rows: [{ standing: 'same' }] });
  });

  it('from an address that may have a key in it, of which no state knows', async () => {
    const fetchText = vi.fn(async () => ok('text'));
    const { store, catalogue } = setup({ fetchText });
    await catalogue.readAddress('https://a.example/x?token=SECRET');
    expect(fetchText).toHaveBeenCalledWith(
      expect.objectContaining({ address: 'https://a.example/x?token=SECRET' }),
    );
    expect(JSON.stringify(store.get())).not.toContain('SECRET');
  });

  it('as it was pasted, which nothing can read again', async () => {
    const { store, catalogue, offer } = setup({
      parse: (text) => Promise.resolve(ok({ ...acme, name: text })),
    });
    expect(await catalogue.readText('{}')).toEqual(ok(null));
    expect(offer()).toMatchObject({ phase: 'offered', name: '{}', source: { kind: 'pasted' } });
    catalogue.take([]);
    expect(store.get().settings.catalogue).toMatchObject({ source: { kind: 'pasted' } });
    expect(await catalogue.readAgain()).toEqual(fail({ kind: 'cancelled' }));
    const large = '€'.repeat(maxCatalogueBytes / 2);
    expect(await catalogue.readText(large)).toEqual(fail({ kind: 'catalogue-too-large' }));
  });

  it('only where a file was chosen, and from https alone', async () => {
    const { catalogue, offer } = setup({ chooseFile: async () => null });
    expect(await catalogue.readFile()).toEqual(fail({ kind: 'cancelled' }));
    expect(await catalogue.readAddress('http://a.example/x')).toMatchObject({
      failure: { problem: 'scheme' },
    });
    expect(offer()).toEqual({ phase: 'none' });
  });

  it.each([
    ['a file that is gone', ok(''), { kind: 'catalogue-unreadable', problem: 'the file is empty or gone' }],
    [
      'a file that cannot be read',
      fail({ kind: 'profile-file-unreadable', file: '/x', problem: 'it is larger than 1 MiB' }),
      { kind: 'catalogue-unreadable', problem: 'it is larger than 1 MiB' },
    ],
  ])('and %s is told', async (_what, read, failure) => {
    const { catalogue, offer } = setup({ readFile: async () => read });
    expect(await catalogue.readFile()).toEqual({ ok: false, failure });
    expect(offer()).toMatchObject({ phase: 'failed', failure });
  });

  it('again from where it was taken', async () => {
    const readFile = vi.fn(async () => ok('text'));
    const { catalogue } = setup({ readFile });
    expect(await catalogue.readAgain()).toEqual(fail({ kind: 'cancelled' }));
    await catalogue.readFile();
    catalogue.take([]);
    await catalogue.readAgain();
    expect(readFile.mock.calls).toEqual([['/files/acme.json'], ['/files/acme.json']]);
  });

  it('and a slow answer does not take the place of a later reading, nor come back after it was cancelled', async () => {
    const answers: ((text: Result<string>) => void)[] = [];
    const signals: AbortSignal[] = [];
    const fetchText = ({ signal }: { readonly signal: AbortSignal }) => {
      signals.push(signal);
      return new Promise<Result<string>>((resolve) => answers.push(resolve));
    };
    const { catalogue, offer } = setup({ fetchText, parse: async (text) => ok({ ...acme, name: text }) });
    const first = catalogue.readAddress('https://a.example/1');
    const second = catalogue.readAddress('https://a.example/2');
    answers[1]?.(ok('second'));
    answers[0]?.(ok('first'));
    expect(await first).toEqual(fail({ kind: 'cancelled' }));
    expect(await second).toEqual(ok(null));
    expect(offer()).toMatchObject({ phase: 'offered', name: 'second' });
    const third = catalogue.readAddress('https://a.example/3');
    catalogue.close();
    expect(signals[2]?.aborted).toBe(true);
    answers[2]?.(ok('third'));
    expect(await third).toEqual(fail({ kind: 'cancelled' }));
    expect(offer()).toEqual({ phase: 'none' });
  });
});

describe('a catalogue is taken', () => {
  it('as far as it was ticked, and where it came from is remembered', async () => {
    const { store, catalogue, offer } = setup();
    await catalogue.readFile();
    const current = offer();
    catalogue.take(current.phase === 'offered' ? current.rows.map(({ id }) => id) : []);
    expect(offer()).toEqual({ phase: 'none' });
    expect(store.get().settings).toMatchObject({
      extraRegions: ['us-east-1'],
      catalogue: { name: 'Acme', source: { kind: 'file', path: '/files/acme.json' }, takenAtMs: nowMs },
    });
  });

  it('in one change of the state, however many rows it has', async () => {
    const account = '111122223333';
    const environments = Array.from({ length: maxCatalogueEntries.environments }, (_, at) => ({
      region: 'eu-west-1',
      name: `env-${at}`,
      account,
      alias: `Alias ${at}`,
      production: true,
      webserverHost: `env-${at}.acme.example`,
    }));
    const { store, catalogue, offer } = setup({
      parse: () => Promise.resolve(ok(catalogueWith({ environments }))),
    });
    store.update((state) => ({ ...state, profiles: [profileOf('prod', { accountId: account })] }));
    await catalogue.readFile();
    const current = offer();
    const rows = current.phase === 'offered' ? current.rows : [];
    const saved: Settings[] = [];
    store.subscribe(({ settings }) => saved.push(settings));
    catalogue.take(rows.map(({ id }) => id));
    expect(saved).toHaveLength(1);
    const { typedEnvironments, aliases, productionChoices, customHosts } = store.get().settings;
    for (const taken of [typedEnvironments, aliases, productionChoices, customHosts])
      expect(Object.keys(taken)).toHaveLength(environments.length);
  });

  it('not where none is on offer', () => {
    const { store, catalogue } = setup();
    const before = store.get();
    catalogue.take(['regions/new/us-east-1/us-east-1']);
    expect(store.get()).toBe(before);
  });
});

describe('a catalogue is made', () => {
  it('of what was ticked', async () => {
    const { catalogue, saveFile } = setup();
    expect(await catalogue.save({ name: 'Mine', parts: ['regions'] })).toEqual(ok(null));
    const [name, text = ''] = saveFile.mock.calls[0] ?? [];
    expect(name).toBe('windsock-catalogue');
    expect(JSON.parse(text)).toMatchObject({ windsock: 1, name: 'Mine', regions: [] });
  });

  it('not where nobody could read it again', async () => {
    const { store, catalogue, saveFile } = setup();
    const favourites = Array.from({ length: 2_000 }, (_, at) => ({
      profile: 'p'.repeat(500),
      region: 'eu-west-1',
      name: `e${at}`,
    }));
    store.update((state) => ({ ...state, settings: { ...state.settings, favourites } }));
    expect(await catalogue.save({ name: '', parts: ['favourites'] })).toEqual(
      fail({ kind: 'catalogue-too-large' }),
    );
    expect(saveFile).not.toHaveBeenCalled();
  });
});
