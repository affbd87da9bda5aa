import { describe, expect, it } from 'vitest';
import {
  ambiguousEnding,
  failureEnding,
  linkEnding,
  meantText,
  unknownEnding,
  unknownLinkText,
  unknownPlaceEnding,
  usageEnding,
} from '../../../../src/main/core/command-line-text.ts';
import { everyFailure } from '../../shared/every-failure.ts';
import { idOf, listed } from '../sample-state.ts';

describe('what the command line says', () => {
  it.each(everyFailure)('of the failure $kind: one line of what, then what to do, and a code', (failure) => {
    const { code, out, said } = failureEnding(failure);
    expect(out).toBe('');
    expect([1, 3, 5]).toContain(code);
    expect(said).toMatch(/^windsock: [^\n]+\.\n([^\n]+\n)+$/);
  });

  it.each([
    ['access-denied', 5],
    ['person-needed', 5],
    ['profile-not-ready', 5],
    ['credentials-expired', 5],
    ['environment-not-found', 3],
    ['offline', 1],
    ['timeout', 1],
    ['host-not-trusted', 1],
  ] as const)('%s ends with %i', (kind, code) => {
    const failure = everyFailure.find((each) => each.kind === kind);
    expect(failure && failureEnding(failure).code).toBe(code);
  });

  it('lists candidates with what tells them apart, and counts those beyond twenty', () => {
    const candidates = Array.from({ length: 23 }, (_, at) => listed(idOf(`etl-${at}`)));
    const { code, out, said } = ambiguousEnding({ name: 'etl' }, candidates);
    expect([code, out]).toEqual([4, '']);
    const lines = said.trimEnd().split('\n');
    expect(lines).toHaveLength(1 + 1 + 20 + 1);
    expect(lines.slice(0, 3)).toEqual([
      'windsock: “etl” may be each of these; give the whole name, --profile or --region:',
      'NAME    PROFILE  REGION     ACCOUNT  AIRFLOW  STATUS',
      'etl-0   dev      eu-west-1  -        -        -',
    ]);
    expect(lines.at(-1)).toBe('and 3 more');
  });

  it('fits the candidates to a terminal', () => {
    const candidates = ['data-platform-production', 'data-platform-staging'].map((profile) =>
      listed(idOf('customer-360-transformations', { profile }), { accountId: '1'.repeat(12) }),
    );
    const [, ...table] = ambiguousEnding({ name: 'c' }, candidates, 60).said.trimEnd().split('\n');
    expect(table).toEqual([
      'NAME                          PROFILE              REGION',
      'customer-360-transformations  data-plat…roduction  eu-west-1',
      'customer-360-transformations  data-plat…m-staging  eu-west-1',
    ]);
  });

  it.each([
    [{ kind: 'page', host: 'a.example', path: '/x' } as const, 'at a.example yet'],
    [{ kind: 'named', name: 'orders', path: '/x' } as const, '“orders” yet'],
  ])('says what becomes of a link to nothing that is known: %j', (link, words) => {
    expect(unknownLinkText(link)).toContain(words);
  });

  it('says where it looked for an unknown name, and what helps', () => {
    expect(unknownEnding({ name: 'x', profile: 'p', region: 'r' }, { count: 3, close: [] })).toEqual({
      code: 3,
      out: '',
      said: `windsock: Windsock knows no environment “x” through profile p in r.
windsock list shows the ones that it knows; Windsock finds others, or adds one by its name.
`,
    });
    expect(unknownEnding({ name: 'x' }, { count: 0, close: [] }).said).toContain('look for environments');
  });

  it.each([
    [{ profile: 'p' }, 'through profile p'],
    [{ region: 'r' }, 'in r'],
    [{ profile: 'p', region: 'r' }, 'through profile p in r'],
  ])('says beside an empty list that nothing is known there: %j', (place, where) => {
    const { code, out, said } = unknownPlaceEnding(place, '[]\n', 3);
    expect([code, out]).toEqual([3, '[]\n']);
    expect(said).toMatch(`windsock: Windsock knows no environment ${where}.\nwindsock list shows`);
    expect(unknownPlaceEnding(place, '', 0).said).toContain('look for environments');
  });

  it.each([
    [['orders'], 'Did you mean orders?'],
    [['orders', 'border'], 'Did you mean orders or border?'],
    [['a', 'b', 'c'], 'Did you mean a, b or c?'],
  ])('asks whether a close name was meant: %j', (close, asked) => {
    expect(unknownEnding({ name: 'x' }, { count: 3, close })).toMatchObject({
      code: 3,
      said: expect.stringContaining(`“x”. ${asked}\n`),
    });
  });

  it('ends with 2 what cannot be understood, links too', () => {
    expect(usageEnding('No.')).toEqual({
      code: 2,
      out: '',
      said: 'windsock: No.\nwindsock --help shows what there is.\n',
    });
    expect(linkEnding({ kind: 'none' }).code).toBe(2);
    expect(linkEnding({ kind: 'refused', problem: 'user-info' }).said).toMatch(/^windsock: .+\.\n.+\n$/);
  });

  it('writes hidden letters out', () => {
    const profile = 'p\u001b[2J\u202e';
    expect(meantText(listed(idOf('etl', { profile })))).toBe('etl (p\\u{001b}[2J\\u{202e}, eu-west-1)\n');
    for (const { said } of [
      unknownEnding({ name: profile }, { count: 1, close: [profile] }),
      ambiguousEnding({ name: 'e' }, [listed(idOf('etl', { profile }))]),
    ])
      expect(said.replaceAll('\n', '')).not.toMatch(/\p{C}/u);
  });
});
