import { describe, expect, test } from 'vitest';
import { catalogueFrom } from '../../../../src/renderer/picker/catalogue.ts';
import { layoutFor, withHeldPlaces } from '../../../../src/renderer/picker/layout.ts';
import {
  listFrom,
  maxRows,
  movedIndex,
  selectedIndex,
  shownKeys,
} from '../../../../src/renderer/picker/model.ts';
import type { EnvironmentRow } from '../../../../src/renderer/picker/rows.ts';
import { statusWord } from '../../../../src/renderer/picker/traits.ts';
import { discoveryText, emptyText, resultText } from '../../../../src/renderer/picker/words.ts';
import type { Snapshot } from '../../../../src/shared/snapshot.ts';
import { acme, corp, corpSession, environment, keyOf, lacksKeys, snapshot, snapshotOf } from './snapshots.ts';

const nowMs = 1_000_000;

function listOf(shot: Snapshot, query = '') {
  const catalogue = catalogueFrom(shot, null);
  return listFrom(catalogue, layoutFor(catalogue, { query }, nowMs), query);
}

/** Sections as "id: row, row". */
function outline(shot: Snapshot, query = ''): readonly string[] {
  return listOf(shot, query).sections.map(
    ({ id, rows }) =>
      `${id}: ${rows.map((row) => (row.kind === 'environment' ? row.name.text : row.key)).join(', ')}`,
  );
}

const hotkeyNotice = {
  id: 'hotkey',
  failure: { kind: 'hotkey-unavailable', accelerator: 'Alt+Shift+Space' },
} as const;

describe('which rows stand where', () => {
  test('before typing: favourites in their order, recent ones, all others by name', () => {
    const shot = snapshotOf(['delta', 'alpha', 'charlie', 'bravo', 'echo'], {
      favourites: [environment('echo').id, environment('bravo').id],
      usage: { [keyOf('delta')]: { score: 1, atMs: nowMs }, [keyOf('echo')]: { score: 9, atMs: nowMs } },
    });
    expect(outline(shot)).toEqual([
      'favourites: echo, bravo',
      'recent: delta',
      'all: alpha, charlie',
      'help: task:profiles',
    ]);
  });

  test('first run: says how many profiles there are, and offers to look', () => {
    const shot = snapshot({ profiles: [acme, lacksKeys] });
    expect(outline(shot)).toEqual(['start: task:look', 'help: task:add, task:profiles']);
    const row = listOf(shot).rows[0];
    expect(row).toMatchObject({
      title: 'Found 1 AWS profile – Enter to look for environments',
      hint: '1 more cannot be used yet: “AWS profiles” shows what it needs.',
    });
  });

  test('first run: says how many of the profiles will ask for a sign-in', () => {
    const state = { session: corpSession, state: 'signed-out' } as const;
    const hintOf = (more: Partial<Snapshot>) => listOf(snapshot({ ssoSessions: [state], ...more })).rows[0];
    expect(hintOf({ profiles: [acme, corp] })).toMatchObject({ hint: '1 of them will ask you to sign in.' });
    expect(hintOf({ profiles: [corp] })).toMatchObject({ hint: 'It will ask you to sign in.' });
    expect(hintOf({ profiles: [corp, { ...corp, name: 'b' }, lacksKeys] })).toMatchObject({
      hint: 'They will ask you to sign in. 1 more cannot be used yet: “AWS profiles” shows what it needs.',
    });
    const signedIn = [{ ...state, state: 'signed-in' }] as const;
    expect(hintOf({ profiles: [acme, corp], ssoSessions: signedIn })).not.toHaveProperty('hint');
  });

  test('no profiles: a start URL is enough; or says where it looked and what to do', () => {
    const shot = snapshot({ profiles: [] });
    expect(outline(shot)).toEqual(['start: task:identity-center, task:no-profiles']);
    expect(emptyText(shot, 0, '')).toBe('No AWS profiles found.');
    const row = listOf(shot).rows[1];
    expect(row?.kind === 'task' && row.hint).toMatch(/\/home\/mara\/\.aws\/config.*aws configure/);
  });

  test('a config that cannot be read at the first start: says so, and what to mend', () => {
    const failure = { kind: 'profile-file-unreadable', file: '/c', line: 7, problem: 'no "]"' } as const;
    const notices = [{ id: 'profiles', failure }];
    const shot = snapshot({ profiles: [], notices });
    expect(outline(shot)).toEqual(['attention: notice:profiles', 'start: task:identity-center']);
    expect(emptyText(shot, 0, '')).toBe('Your AWS config cannot be read.');
    expect(listOf(shot).rows[0]).toMatchObject({
      trouble: { summary: '/c, line 7: no "]"', advice: 'Mend the file: Windsock notices by itself.' },
    });
    const readBefore = listOf(snapshotOf(['alpha'], { notices })).rows[0];
    expect(readBefore).toMatchObject({ trouble: { advice: expect.stringContaining('stay in use') } });
  });

  test('only profiles that cannot be used: leads to what they need, and to a start URL', () => {
    expect(outline(snapshot({ profiles: [lacksKeys] }))).toEqual([
      'start: task:none-ready, task:identity-center',
    ]);
  });

  test('never an empty pane, whatever the state', () => {
    for (const profiles of [[], [acme], [lacksKeys]]) {
      for (const phase of ['never', 'running', 'done'] as const) {
        for (const query of ['', 'xyz', '??']) {
          const shot = snapshot({
            profiles,
            discovery: { phase, done: 0, total: 1, finishedAtMs: 0 } as never,
          });
          expect(listOf(shot, query).rows.length, `${profiles.length} ${phase} ${query}`).toBeGreaterThan(0);
        }
      }
    }
  });

  test('no match: says so, and offers to look again and to add the name', () => {
    const shot = snapshotOf(['alpha']);
    expect(outline(shot, 'xyz')).toEqual(['help: task:look, task:add, task:search-all, task:profiles']);
    expect(listOf(shot, 'xyz').rows[1]).toMatchObject({ title: 'Add “xyz” by name' });
    expect(emptyText(shot, 0, ' xyz ')).toBe('No environment matches “xyz”.');
  });

  test('what cannot be a name is not offered to be added', () => {
    expect(outline(snapshotOf(['alpha']), '9 x')).toEqual([
      'help: task:look, task:search-all, task:profiles',
    ]);
  });

  test('no match while a search runs: it can be stopped, but not by an Enter too many', () => {
    const discovery = { phase: 'running', done: 1, total: 9 } as const;
    expect(outline(snapshotOf(['alpha'], { discovery }), 'xyz')).toEqual([
      'help: task:add, task:profiles, task:stop-looking',
    ]);
  });

  test('notices stand on top before typing, and while typing only where they match', () => {
    const shot = snapshotOf(['alpha'], { notices: [hotkeyNotice] });
    expect(outline(shot)[0]).toBe('attention: notice:hotkey');
    expect(outline(shot, 'alpha')).toEqual(['results: alpha']);
    expect(outline(shot, 'hotkey')[0]).toBe('attention: notice:hotkey');
  });

  test('at most a hundred rows are rendered, and the rest is counted', () => {
    const list = listOf(snapshotOf(Array.from({ length: 250 }, (_, at) => `env-${at}`)));
    expect(list.rows.filter(({ kind }) => kind === 'environment')).toHaveLength(maxRows);
    expect(list.hiddenCount).toBe(150);
    expect(list.environmentCount).toBe(250);
  });

  test('rows that are not in sight yet are not worked out, and can be reached all the same', () => {
    const catalogue = catalogueFrom(snapshotOf(['alpha', 'bravo', 'charlie']), null);
    const layout = layoutFor(catalogue, { query: '' }, nowMs);
    const { sections, rows, hiddenCount } = listFrom(catalogue, layout, '', 2);
    expect(rows.map(({ key }) => key)).toEqual([keyOf('alpha'), keyOf('bravo')]);
    expect(sections.map(({ id }) => id)).toEqual(['all']);
    expect(hiddenCount).toBe(0);
    expect(shownKeys(layout)).toEqual([...rows.map(({ key }) => key), keyOf('charlie'), 'task:profiles']);
  });
});

describe('what a row says', () => {
  const rowOf = (shot: Snapshot, query = ''): EnvironmentRow | undefined =>
    listOf(shot, query).rows.find((row) => row.kind === 'environment');

  test('status, window, favourite number and production', () => {
    const shot = snapshot({
      environments: [environment('team-prod', { status: 'CREATE_FAILED' })],
      favourites: [environment('team-prod').id],
      openWindows: [environment('team-prod').id],
    });
    expect(rowOf(shot)).toMatchObject({
      status: { word: 'Create failed', tone: 'bad' },
      number: 1,
      isFavourite: true,
      isWindowOpen: true,
      mark: { word: 'production', colour: 'red' },
      enter: 'Show window',
    });
  });

  test('a status that is not known is not shown', () => {
    expect(rowOf(snapshotOf(['alpha']))).not.toHaveProperty('status');
  });

  test('a tag shows where it is why the row is here', () => {
    const shot = snapshot({ environments: [environment('alpha', { tags: { team: 'crimson' } })] });
    expect(rowOf(shot)?.details.map(({ text }) => text)).toEqual(['acme', 'eu-west-1']);
    expect(rowOf(shot, 'crims')?.details.at(-1)).toMatchObject({ label: 'team:', text: 'crimson' });
  });

  test('a version gives its room to a tag that matched, unless it matched too', () => {
    const tags = { team: 'crimson' };
    const shot = snapshot({ environments: [environment('alpha', { airflowVersion: '2.10.3', tags })] });
    const fieldsOf = (query: string) => rowOf(shot, query)?.details.map(({ field }) => field);
    expect(fieldsOf('')).toContain('version');
    expect(fieldsOf('crims')).not.toContain('version');
    expect(fieldsOf('crims 2.10')).toEqual(expect.arrayContaining(['version', 'tag']));
  });

  test('opening shows what goes on; failed shows what happened and what Enter does', () => {
    const opening = (state: Snapshot['openings'][string]) =>
      rowOf(snapshotOf(['alpha'], { openings: { [keyOf('alpha')]: state } }));
    expect(opening({ phase: 'minting' })?.progress).toMatchObject({ text: 'Getting a login…' });
    expect(opening({ phase: 'signing-in', host: 'h.example' })?.progress).toMatchObject({
      text: 'Signing in to Airflow…',
    });
    const failed = opening({ phase: 'failed', failure: { kind: 'session-broken', host: 'h.example' } });
    expect(failed).toMatchObject({ enter: 'Reset the session', progress: { phase: 'failed' } });
  });

  test('the tenth favourite has no number', () => {
    const names = Array.from({ length: 10 }, (_, at) => `env-${at}`);
    const shot = snapshotOf(names, { favourites: names.map((name) => environment(name).id) });
    expect(listOf(shot).rows[9]).not.toHaveProperty('number');
  });
});

describe('the selection', () => {
  const catalogue = catalogueFrom(
    snapshotOf(['alpha', 'bravo', 'charlie'], { notices: [hotkeyNotice] }),
    null,
  );
  const layout = layoutFor(catalogue, { query: '' }, nowMs);
  const keys = shownKeys(layout);

  test('starts at the first environment, not at a notice that came above it', () => {
    expect(selectedIndex(keys, null, { catalogue, layout })).toBe(1);
    expect(selectedIndex(keys.slice(0, 1), null, { catalogue, layout })).toBe(0);
    expect(selectedIndex([], null, { catalogue, layout })).toBe(-1);
  });

  test('is held by key, and falls to the neighbour when the row goes away', () => {
    expect(selectedIndex(keys, { key: keyOf('charlie'), at: 0 }, { catalogue, layout })).toBe(3);
    expect(selectedIndex(keys, { key: 'gone', at: 2 }, { catalogue, layout })).toBe(2);
    expect(selectedIndex(keys, { key: 'gone', at: 99 }, { catalogue, layout })).toBe(keys.length - 1);
  });

  test.each([
    [0, 'previous', 3, 2],
    [2, 'next', 3, 0],
    [1, 'pageDown', 3, 2],
    [1, 'pageUp', 30, 0],
    [1, 'last', 30, 29],
    [9, 'first', 30, 0],
    [-1, 'next', 0, -1],
  ] as const)('from %d by %s among %d: %d', (at, move, count, expected) => {
    expect(movedIndex(at, move, count)).toBe(expected);
  });

  test('rows that stream in move nothing that was there', () => {
    const layoutOf = (names: readonly string[]) =>
      layoutFor(catalogueFrom(snapshotOf(names), null), { query: '' }, nowMs);
    const held = layoutOf(['bravo', 'delta', 'echo']).sections;
    const { sections } = withHeldPlaces(layoutOf(['alpha', 'bravo', 'charlie', 'echo']), held);
    expect(sections.flatMap(({ keys }) => keys)).toEqual([
      keyOf('bravo'),
      keyOf('echo'),
      'task:profiles',
      keyOf('alpha'),
      keyOf('charlie'),
    ]);
  });
});

test('the search index is kept while the environments stay the same', () => {
  const first = catalogueFrom(snapshotOf(['alpha', 'bravo']), null);
  const same = catalogueFrom(
    structuredClone(snapshotOf(['alpha', 'bravo'], { notices: [hotkeyNotice] })),
    first,
  );
  expect(same.prepared).toBe(first.prepared);
  expect(catalogueFrom(snapshotOf(['alpha', 'bravi']), first).prepared).not.toBe(first.prepared);
});

test('words', () => {
  expect(statusWord('CREATING_SNAPSHOT')).toBe('Creating snapshot');
  expect(discoveryText({ phase: 'running', done: 3, total: 12 }, 0)).toBe('Looking… 3 of 12');
  expect(discoveryText({ phase: 'done', finishedAtMs: 0 }, 180_000)).toBe('Updated 3 min ago');
  expect(resultText(1, 'x')).toBe('1 environment matches');
  expect(resultText(1200, 'x')).toBe('1,200 environments match');
  expect(resultText(0, 'x')).toBe('No environment matches x');
});
