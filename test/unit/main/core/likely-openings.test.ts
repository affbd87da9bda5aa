import { describe, expect, it } from 'vitest';
import { likelyOpenings, maxLikelyOpenings } from '../../../../src/main/core/likely-openings.ts';
import { environmentKey } from '../../../../src/shared/environment.ts';
import { alpha, beta, idOf, listed, stateWith } from '../sample-state.ts';

const nowMs = Date.UTC(2025, 5, 1);
const used = (score: number) => ({ score, atMs: nowMs });
const host = 'alpha.c2.airflow.eu-west-1.on.aws';
const names = (...given: Parameters<typeof stateWith>) =>
  likelyOpenings(stateWith(...given), nowMs).map(({ id }) => id.name);

describe('what a person is likely to open', () => {
  it('is the favourites in their order, then what was used most', () => {
    const usage = { [environmentKey(idOf('often'))]: used(9), [environmentKey(idOf('once'))]: used(1) };
    expect(names({ favourites: [beta, alpha], usage })).toEqual(['beta', 'alpha', 'often', 'once']);
  });

  it('is no environment twice, and never more than a few', () => {
    const many = Array.from({ length: 9 }, (_, at) => idOf(`e${at}`));
    const usage = { [environmentKey(idOf('e0'))]: used(1) };
    expect(names({ favourites: many, usage })).toEqual(['e0', 'e1', 'e2', 'e3']);
    expect(maxLikelyOpenings).toBe(4);
  });

  it.each<[string, ...Parameters<typeof stateWith>]>([
    ['nothing without favourites and uses', {}],
    ['nothing without a network', { favourites: [alpha] }, { isOnline: false }],
    ['nothing that stands in a window', { favourites: [alpha] }, { openWindows: [alpha] }],
    [
      'nothing that goes through a proxy of its own',
      { favourites: [alpha], networks: { [environmentKey(alpha)]: { proxy: 'socks5://127.0.0.1:1080' } } },
    ],
    [
      'nothing that goes through a tunnel',
      { favourites: [alpha], networks: { [environmentKey(alpha)]: { tunnel: 'ssh -N bastion' } } },
    ],
    [
      'nothing without a web server',
      { favourites: [alpha] },
      { found: { [environmentKey(alpha)]: listed(alpha, { status: 'CREATING' }) } },
    ],
  ])('is %s', (_what, ...given) => {
    expect(names(...given)).toEqual([]);
  });

  it('knows the host where there is one, the person’s own first', () => {
    const found = { [environmentKey(alpha)]: listed(alpha, { webserverHost: host }) };
    const state = stateWith({ favourites: [alpha, beta] }, { found });
    expect(likelyOpenings(state, nowMs)).toEqual([
      { id: alpha, host },
      { id: beta, host: null },
    ]);
    const customHosts = { [environmentKey(alpha)]: 'airflow.acme.example' };
    const own = stateWith({ favourites: [alpha], customHosts }, { found });
    expect(likelyOpenings(own, nowMs)).toEqual([{ id: alpha, host: 'airflow.acme.example' }]);
  });
});
