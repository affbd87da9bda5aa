import { describe, expect, it } from 'vitest';
import { withOpening, withoutOpening, withUse } from '../../../../src/main/core/app-state.ts';
import { withFavourite } from '../../../../src/main/core/state-favourites.ts';
import {
  withCopiedLink,
  withLinkFinds,
  withLinkSearch,
  withoutLinks,
  withPendingLink,
  withSeenHost,
} from '../../../../src/main/core/state-links.ts';
import { withWindow } from '../../../../src/main/core/state-windows.ts';
import { type EnvironmentId, environmentKey } from '../../../../src/shared/environment.ts';
import { maxUsages } from '../../../../src/shared/settings.ts';
import { alpha, beta, idOf, listed, profileOf, stateWith } from '../sample-state.ts';

const host = 'abc.c1.eu-west-1.airflow.amazonaws.com';
const link = { kind: 'page', host, path: '/home' } as const;

describe('the host of the last login', () => {
  it('takes the place of the one before, and stands last', () => {
    const before = withSeenHost(withSeenHost(stateWith(), alpha, 'old.example'), beta, host);
    const after = withSeenHost(before, alpha, host);
    expect(Object.entries(after.settings.seenHosts)).toEqual([
      [environmentKey(beta), host],
      [environmentKey(alpha), host],
    ]);
    expect(withSeenHost(after, alpha, host)).toBe(after);
  });

  it('is forgotten for the oldest environments when there are very many', () => {
    const seenHosts = Object.fromEntries(Array.from({ length: maxUsages }, (_, at) => [`old-${at}`, host]));
    const after = withSeenHost(stateWith({ seenHosts }), alpha, host).settings.seenHosts;
    expect(Object.keys(after)).toHaveLength(maxUsages);
    expect(after).not.toHaveProperty('old-0');
    expect(after).toHaveProperty([environmentKey(alpha)], host);
  });
});

describe('links', () => {
  it('a copied one is told once', () => {
    const state = withCopiedLink(stateWith(), link);
    expect(state.links.copied).toEqual(link);
    expect(withCopiedLink(state, { ...link })).toBe(state);
    expect(withCopiedLink(state, null).links.copied).toBeNull();
  });

  it('one from outside is another each time, also after the picker has gone', () => {
    const first = withPendingLink(stateWith(), link);
    expect(first.links.pending).toEqual({ number: 1, link });
    const gone = withoutLinks(withCopiedLink(first, link));
    expect(gone.links).toMatchObject({ copied: null, pending: null });
    expect(withoutLinks(gone)).toBe(gone);
    expect(withPendingLink(gone, link).links.pending?.number).toBe(2);
  });

  it('what only a search for one brought goes with the picker, but for what was opened, chosen, or is being opened', () => {
    const found = (...ids: readonly EnvironmentId[]) =>
      Object.fromEntries(ids.map((id) => [environmentKey(id), listed(id, { webserverHost: host })]));
    const away = (name: string) => idOf(name, { profile: 'away' });
    const [unopened, used, favourite, opening, open] = [
      away('a'),
      away('b'),
      away('c'),
      away('d'),
      away('e'),
    ];
    const ids = [unopened, used, favourite, opening, open];
    const profiles = [profileOf('dev'), profileOf('away', { region: 'us-east-1' })];
    const before = stateWith({ lookAtStart: true }, { profiles });
    const after = withLinkFinds({ ...before, found: found(alpha, ...ids) }, host, before);
    // The place of alpha is searched every day.
    expect(after.linkFinds).toEqual(ids.map(environmentKey));
    const kept = withFavourite(withUse(after, { id: used, query: '', nowMs: 1 }), favourite, true);
    const gone = withoutLinks(withOpening(withWindow(kept, open, true), opening, { phase: 'minting' }));
    expect(Object.keys(gone.found)).toEqual([alpha, used, favourite, opening, open].map(environmentKey));
    expect(gone.linkFinds).toEqual([environmentKey(opening)]);
    const ended = withoutLinks(withoutOpening(gone, opening));
    expect(Object.keys(ended.found)).not.toContain(environmentKey(opening));
  });

  it('a host that is looked for stays until that is over', () => {
    const state = withLinkSearch(stateWith(), { host, phase: 'looking' });
    expect(withoutLinks(state).links.search).toEqual({ host, phase: 'looking' });
    expect(withLinkSearch(state, null).links.search).toBeNull();
  });
});
