import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { latchKey, type RankContext, rankRows } from '../../../src/shared/rank.ts';
import { prepareRows, type SearchRow } from '../../../src/shared/rank-rows.ts';
import { manyRows, searchRow } from './search-corpus.ts';

const nowMs = Date.UTC(2026, 0, 15);
const fresh: RankContext = { usage: {}, latches: {}, favourites: new Set(), nowMs };

function namesFor(rows: readonly SearchRow[], query: string, context: Partial<RankContext> = {}): string[] {
  const { keys } = rankRows(prepareRows(rows), query, { ...fresh, ...context });
  return keys.map((key) => rows.find((row) => row.key === key)?.name ?? '?');
}

/** The field's text with its matched letters in brackets. */
function lit(rows: readonly SearchRow[], query: string, at = 0): Record<string, string> {
  const ranked = rankRows(prepareRows(rows), query, fresh);
  const highlights = ranked.highlightsOf(ranked.keys[at] ?? '');
  return Object.fromEntries(
    highlights.map(({ field, text, ranges }) => [
      field,
      [...ranges]
        .reverse()
        .reduce(
          (out, { start, end }) => `${out.slice(0, start)}[${out.slice(start, end)}]${out.slice(end)}`,
          text,
        ),
    ]),
  );
}

describe('what comes first', () => {
  const table: readonly [string, string, readonly string[], string][] = [
    ['the word itself beats a word that contains it', 'prod', ['reproduce', 'prod'], 'prod'],
    ['a word start beats the middle of a word', 'ing', ['billing-dev', 'team-ingest'], 'team-ingest'],
    ['initials beat scattered letters', 'pde', ['update-me', 'prod-data-eng'], 'prod-data-eng'],
    [
      'a word with a letter left out beats scattered letters',
      'anlytics',
      ['alpha-nightly-tics-x', 'analytics'],
      'analytics',
    ],
    ['letter case makes no difference', 'PROD', ['dev', 'Prod-One'], 'Prod-One'],
    ['underscores part words as hyphens do', 'de', ['made', 'data_eng'], 'data_eng'],
  ];
  test.each(table)('%s', (_, query, names, first) => {
    expect(
      namesFor(
        names.map((name) => searchRow({ name })),
        query,
      )[0],
    ).toBe(first);
  });

  test('words may match different fields, in any order', () => {
    const rows = [
      searchRow({ name: 'prod-a', profile: 'x', region: 'us-east-1' }),
      searchRow({ name: 'prod-b', profile: 'x', region: 'eu-west-1' }),
      searchRow({ name: 'dev-c', profile: 'x', region: 'eu-west-1' }),
    ];
    expect(namesFor(rows, 'prod eu')).toEqual(['prod-b']);
    expect(namesFor(rows, '  EU   prod ')).toEqual(['prod-b']);
  });

  test.each([
    ['account', '4444'],
    ['profile', 'acme-adm'],
    ['region', 'apse2'],
    ['tag', 'crimson'],
    ['version', '3.0'],
  ] as const)('finds by %s', (field, query) => {
    const wanted = searchRow({
      name: 'x',
      account: '444455556666',
      profile: 'acme-admin',
      region: 'ap-southeast-2',
      tags: ['crimson'],
      version: '3.0.6',
    });
    expect(namesFor([searchRow({ name: 'y' }), wanted], query)).toEqual(['x']);
    expect(Object.keys(lit([wanted], query))).toContain(field);
  });

  test('use settles near ties, and wears off', () => {
    const rows = [searchRow({ name: 'prod-a' }), searchRow({ name: 'prod-b' })];
    const key = rows[1]?.key ?? '';
    expect(namesFor(rows, 'prod', { usage: { [key]: { score: 1, atMs: nowMs } } })[0]).toBe('prod-b');
    expect(namesFor(rows, 'prod', { favourites: new Set([key]) })[0]).toBe('prod-b');
    const used = { [key]: { score: 3, atMs: nowMs - 400 * 86_400_000 } };
    expect(namesFor([searchRow({ name: 'prod' }), ...rows], 'prod', { usage: used })[0]).toBe('prod');
  });

  test('what was chosen for this very query comes first for it, and only for it', () => {
    const rows = [searchRow({ name: 'prod' }), searchRow({ name: 'my-prod-2' })];
    const latches = { [latchKey(' PROD ')]: rows[1]?.key ?? '' };
    expect(namesFor(rows, 'prod', { latches })[0]).toBe('my-prod-2');
    expect(namesFor(rows, 'pro', { latches })[0]).toBe('prod');
  });

  test('a latch to an environment that is gone, or to one that no longer matches, does nothing', () => {
    const rows = [searchRow({ name: 'prod' }), searchRow({ name: 'zebra' })];
    expect(namesFor(rows, 'prod', { latches: { prod: 'gone' } })).toEqual(['prod']);
    expect(namesFor(rows, 'prod', { latches: { prod: rows[1]?.key ?? '' } })).toEqual(['prod']);
  });

  test('queries that are names of inherited things are only queries', () => {
    expect(namesFor([searchRow({ name: 'constructor-a' })], 'constructor')).toEqual(['constructor-a']);
    expect(namesFor([searchRow({ name: 'a' })], '__proto__')).toEqual([]);
  });
});

describe('slips of the finger', () => {
  const rows = [searchRow({ name: 'analytics-prod' }), searchRow({ name: 'warehouse-dev' })];
  test.each([
    ['two neighbours swapped', 'anaylt'],
    ['one letter too many', 'anallytics'],
    ['a wrong letter', 'analitics'],
    ['a letter left out', 'anlytics'],
  ])('%s still finds it', (_, query) => {
    expect(namesFor(rows, query)).toEqual(['analytics-prod']);
  });

  test('rows whose letters only happen to be there do not keep it away', () => {
    const scattered = ['supply-nand-boxes', 'stone-and-box', 'sun-and-box'].map((name) =>
      searchRow({ name }),
    );
    expect(namesFor([...scattered, searchRow({ name: 'team-sandbox' })], 'snadbox')[0]).toBe('team-sandbox');
  });

  test('nonsense finds nothing', () => {
    expect(namesFor(rows, 'xyz')).toEqual([]);
    expect(namesFor(rows, 'prod xyz')).toEqual([]);
  });
});

describe('highlights', () => {
  const row = searchRow({ name: 'prod-data-eng', region: 'eu-west-1', profile: 'acme' });
  test.each([
    ['pde', { name: '[p]rod-[d]ata-[e]ng' }],
    ['data', { name: 'prod-[data]-eng' }],
    ['prod eu', { name: '[prod]-data-eng', region: '[eu]-west-1' }],
  ])('%s', (query, expected) => {
    expect(lit([row], query)).toMatchObject(expected);
  });

  test('letters are lit where they stand together', () => {
    expect(lit([searchRow({ name: 'team-analytics' })], 'anlytics')).toEqual({ name: 'team-[an]a[lytics]' });
  });

  test('a letter of two units is lit whole', () => {
    const text = lit([searchRow({ name: 'a', profile: 'x-𝒳-prod' })], '𝒳');
    expect(text.profile).toBe('x-[𝒳]-prod');
  });
});

test('never throws; results are rows of the list, each once; highlights lie inside their text', () => {
  const text = fc.string({ unit: 'binary', maxLength: 24 });
  const row = fc
    .record({
      name: text,
      profile: text,
      region: text,
      account: text,
      tags: fc.array(text, { maxLength: 2 }),
    })
    .map((fields) => searchRow(fields));
  fc.assert(
    fc.property(fc.uniqueArray(row, { selector: ({ key }) => key, maxLength: 12 }), text, (rows, query) => {
      const ranked = rankRows(prepareRows(rows), query, fresh);
      expect(new Set(ranked.keys).size).toBe(ranked.keys.length);
      for (const key of ranked.keys) {
        expect(rows.some((each) => each.key === key)).toBe(true);
        for (const { text: shown, ranges } of ranked.highlightsOf(key)) {
          let last = -1;
          for (const { start, end } of ranges) {
            expect(start).toBeGreaterThan(last);
            expect(end).toBeGreaterThan(start);
            expect(end).toBeLessThanOrEqual(shown.length);
            last = end;
          }
        }
      }
    }),
    { numRuns: 300 },
  );
});

test('letters beyond ASCII are found by themselves and by those that they are made of', () => {
  const rows = [searchRow({ name: 'x', tags: ['Qualité', 'Ärzte'] })];
  for (const query of ['qualité', 'qualite', 'ärzte', 'arzte']) expect(namesFor(rows, query)).toEqual(['x']);
  expect(namesFor([searchRow({ name: 'cafe' })], 'café')).toEqual(['cafe']);
});

test('a query that grows and shrinks letter by letter finds what it finds at once', () => {
  const rows = manyRows(40);
  const letters = fc.constantFrom(...'paymentsrod -12', 'é', 'backspace');
  fc.assert(
    fc.property(fc.array(letters, { maxLength: 16 }), (keys) => {
      const list = prepareRows(rows);
      let query = '';
      for (const key of keys) {
        query = key === 'backspace' ? query.slice(0, -1) : query + key;
        expect(rankRows(list, query, fresh).keys).toEqual(rankRows(prepareRows(rows), query, fresh).keys);
      }
    }),
    { numRuns: 60 },
  );
});

test('a piece of its own name always finds a row', () => {
  const name = fc.stringMatching(/^[a-zA-Z][0-9a-zA-Z_-]{0,30}$/);
  fc.assert(
    fc.property(name, fc.nat(30), fc.nat(30), (text, from, length) => {
      const query = text.slice(from, from + length + 1);
      fc.pre(query !== '');
      expect(namesFor([searchRow({ name: text }), searchRow({ name: 'other' })], query)).toContain(text);
    }),
  );
});

test('5,000 rows are all ranked, by any query (how fast is printed, for the benchmark to judge)', () => {
  const list = prepareRows(manyRows(5_000));
  const queries = ['p', 'pr', 'prod', 'payments', 'prod eu', 'mkt ana prod 12', 'account-7', 'pap', '2.10'];
  const timed = (query: string): number => {
    const start = performance.now();
    rankRows(list, query, fresh);
    return performance.now() - start;
  };
  const taken = [...queries, 'paymnets-analitycs'].map((query) => `${query}: ${timed(query).toFixed(1)} ms`);
  console.log(taken.join(', '));
  expect(rankRows(list, 'p', fresh).keys.length).toBeGreaterThan(1_000);
});
