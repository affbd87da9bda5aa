import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as transitions from '../../../../src/main/core/app-state.ts';
import { withAliases } from '../../../../src/main/core/state-aliases.ts';
import { withDiscovery, withFound, withLookAtStart } from '../../../../src/main/core/state-discovery.ts';
import { withFavourite, withFavouriteHotkey } from '../../../../src/main/core/state-favourites.ts';
import { withHotkey } from '../../../../src/main/core/state-life.ts';
import { withWindow, withWindowBounds } from '../../../../src/main/core/state-windows.ts';
import { environmentKey } from '../../../../src/shared/environment.ts';
import { maxLatches, maxUsages } from '../../../../src/shared/settings.ts';
import { alpha, beta, idOf, listed, nowMs, profileOf, prototypeNames, stateWith } from '../sample-state.ts';

const key = environmentKey(alpha);
const { withUse, withOpening, withNotice } = transitions;

describe('what can be chosen', () => {
  const known = (state: transitions.AppState) =>
    transitions.knownEnvironments(state).map(({ id, origin }) => `${id.name} ${origin}`);

  it('includes what was typed, favoured or used before any list came', () => {
    const state = stateWith({
      typedEnvironments: [alpha],
      favourites: [beta],
      usage: { [environmentKey(idOf('gamma'))]: { score: 1, atMs: nowMs } },
    });
    expect(known(state)).toEqual(['alpha typed', 'beta typed', 'gamma typed']);
  });

  it('shows an environment once, with what AWS says of it', () => {
    const state = withFound(stateWith({ typedEnvironments: [alpha], favourites: [alpha] }), listed(alpha));
    expect(known(state)).toEqual(['alpha listed']);
  });

  it('keeps the same environment through two profiles apart', () => {
    const state = stateWith({ typedEnvironments: [alpha, idOf('alpha', { profile: 'ops' })] });
    expect(known(state)).toHaveLength(2);
  });

  it('passes over keys of the settings file that are none', () => {
    const usage = Object.fromEntries(
      [...prototypeNames, '', 'a/b', '%zz/b/c'].map((odd) => [odd, { score: 1, atMs: nowMs }]),
    );
    expect(known(stateWith({ usage }))).toEqual([]);
  });

  it('knows at least the name of an environment that nobody has seen', () => {
    expect(transitions.environmentOf(stateWith(), alpha)).toEqual({ id: alpha, origin: 'typed' });
  });
});

describe('what AWS says', () => {
  it('adds to what was known of an environment', () => {
    const first = withFound(stateWith(), listed(alpha, { status: 'AVAILABLE', airflowVersion: '2.10.3' }));
    const second = withFound(first, listed(alpha, { status: 'UPDATING' }));
    expect(transitions.environmentOf(second, alpha)).toMatchObject({
      status: 'UPDATING',
      airflowVersion: '2.10.3',
    });
  });
});

describe('a use', () => {
  it('raises the score and is latched to the query, whatever its case and spaces', () => {
    const once = withUse(stateWith(), { id: alpha, query: '  My   Query ', nowMs });
    const twice = withUse(once, { id: alpha, query: '', nowMs });
    expect(twice.settings.usage[key]).toEqual({ score: 2, atMs: nowMs });
    expect(twice.settings.latches).toEqual({ 'my query': key });
  });

  it('latches a query to the latest choice', () => {
    const first = withUse(stateWith(), { id: alpha, query: 'a', nowMs });
    expect(withUse(first, { id: beta, query: 'a', nowMs }).settings.latches).toEqual({
      a: environmentKey(beta),
    });
  });

  it('forgets the oldest latch and the oldest usage beyond the bounds, and never the one just made', () => {
    const many = (count: number) => Array.from({ length: count }, (_, at) => `q${at}`);
    const usage = Object.fromEntries(
      many(maxUsages).map((name, at) => [environmentKey(idOf(name)), { score: 1, atMs: at + 1 }]),
    );
    const latches = Object.fromEntries(many(maxLatches).map((name) => [name, 'a/b/c']));
    const { settings } = withUse(stateWith({ usage, latches }), { id: alpha, query: 'new', nowMs });
    expect(Object.keys(settings.usage)).toHaveLength(maxUsages);
    expect(settings.usage[key]).toBeDefined();
    expect(settings.usage[environmentKey(idOf('q0'))]).toBeUndefined();
    expect(Object.keys(settings.latches)).toHaveLength(maxLatches);
    expect(settings.latches).toMatchObject({ new: key, q1: 'a/b/c' });
    expect(settings.latches.q0).toBeUndefined();
  });

  it('makes an old latch young again when it is chosen anew', () => {
    const state = stateWith({ latches: { a: key, b: key } });
    expect(Object.keys(withUse(state, { id: alpha, query: 'a', nowMs }).settings.latches)).toEqual([
      'b',
      'a',
    ]);
  });

  it.each(prototypeNames)('survives the query and the name %s', (odd) => {
    const id = idOf(odd, { profile: odd });
    const state = withUse(stateWith(), { id, query: odd, nowMs });
    const { usage, latches } = state.settings;
    expect(Object.getPrototypeOf(latches)).toBe(Object.prototype);
    expect(Object.getPrototypeOf(usage)).toBe(Object.prototype);
    expect(transitions.knownEnvironments(state).map(({ id: each }) => each)).toEqual([id]);
    expect(transitions.withoutEnvironment(state, id)).toEqual(stateWith());
  });

  it('never keeps a query that the settings file would lose', () => {
    const { latches } = withUse(stateWith(), { id: alpha, query: '__proto__', nowMs }).settings;
    expect(Object.getOwnPropertyNames(latches)).toEqual([]);
  });
});

describe('forgetting an environment', () => {
  it('leaves nothing of it behind', () => {
    const empty = stateWith();
    const full = [
      (state: transitions.AppState) => transitions.withTypedEnvironments(state, [alpha]),
      (state: transitions.AppState) => withFavourite(state, alpha, true),
      (state: transitions.AppState) => withFavouriteHotkey(state, alpha, 'Alt+Space'),
      (state: transitions.AppState) => withAliases(state, [[alpha, 'the first']]),
      (state: transitions.AppState) => withUse(state, { id: alpha, query: 'a', nowMs }),
      (state: transitions.AppState) => transitions.withAirflowMajor(state, alpha, 3),
      (state: transitions.AppState) => withWindowBounds(state, alpha, { x: 0, y: 0, width: 1, height: 1 }),
      (state: transitions.AppState) => withFound(state, listed(alpha)),
      (state: transitions.AppState) => withOpening(state, alpha, { phase: 'minting' }),
    ].reduce((state, step) => step(state), empty);
    expect(JSON.stringify(full)).toContain('alpha');
    expect(transitions.withoutEnvironment(full, { ...alpha })).toEqual(empty);
  });

  it('leaves the others alone', () => {
    const state = transitions.withTypedEnvironments(stateWith(), [alpha, beta, { ...alpha }]);
    expect(transitions.withoutEnvironment(state, alpha).settings.typedEnvironments).toEqual([beta]);
  });
});

describe('notices', () => {
  const failure = { kind: 'offline' } as const;

  it('replace the one about the same thing, and go one by one', () => {
    const two = ['a', 'b', 'a'].map((id) => ({ id, failure })).reduce(withNotice, stateWith());
    expect(two.notices.map(({ id }) => id)).toEqual(['b', 'a']);
    expect(transitions.withoutNotice(two, 'a').notices.map(({ id }) => id)).toEqual(['b']);
    expect(transitions.withoutNotice(two, 'c')).toBe(two);
  });
});

describe('the other transitions', () => {
  it('an opening comes, changes and goes', () => {
    const opening = withOpening(stateWith(), alpha, { phase: 'signing-in', host: 'h' });
    expect(opening.openings).toEqual({ [key]: { phase: 'signing-in', host: 'h' } });
    expect(transitions.withoutOpening(opening, alpha).openings).toEqual({});
  });

  it('a window is open once', () => {
    const open = [alpha, beta, alpha].reduce((state, id) => withWindow(state, id, true), stateWith());
    expect(open.openWindows).toEqual([alpha, beta]);
    expect(withWindow(open, alpha, false).openWindows).toEqual([beta]);
  });

  it('a version of another major than the one that worked is forgotten', () => {
    const state = withFound(stateWith(), listed(alpha, { status: 'AVAILABLE', airflowVersion: '2.10.3' }));
    const after = transitions.withAirflowMajor(state, alpha, 3);
    expect(Object.values(after.found)).toEqual([listed(alpha, { status: 'AVAILABLE' })]);
  });

  it('what says nothing new changes nothing, so nobody is told', () => {
    const typed = transitions.withTypedEnvironments(stateWith(), [alpha]);
    expect(transitions.withTypedEnvironments(typed, [{ ...alpha }])).toBe(typed);
    const major = transitions.withAirflowMajor(typed, alpha, 3);
    const known = withFound(major, listed(alpha, { airflowVersion: '3.0.6' }));
    expect(transitions.withAirflowMajor(known, alpha, 3)).toBe(known);
    expect(transitions.withAirflowMajor(major, alpha, 3)).toBe(major);
    const look = withLookAtStart(major);
    expect(withLookAtStart(look)).toBe(look);
  });

  it('profiles, the search and the hotkey are kept', () => {
    const profiles = [profileOf('dev')];
    const discovery = { phase: 'running', done: 0, total: 1 } as const;
    const state = withHotkey(
      withDiscovery(transitions.withProfiles(stateWith(), profiles), discovery),
      'Alt+Space',
      true,
    );
    expect(state).toMatchObject({ profiles, discovery, hotkeyActive: true });
    expect(state.settings.hotkey).toBe('Alt+Space');
  });
});

describe('for any text', () => {
  it('an environment that is used and then forgotten leaves the state as it was', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 20 });
    fc.assert(
      fc.property(text, text, text, text, (profile, region, name, query) => {
        const id = { profile, region, name };
        const used = withUse(withFound(stateWith(), listed(id)), { id, query, nowMs });
        expect(transitions.knownEnvironments(used)).toEqual([listed(id)]);
        expect(transitions.withoutEnvironment(used, id)).toEqual(stateWith());
      }),
    );
  });
});
