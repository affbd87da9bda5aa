import { describe, expect, test } from 'vitest';
import { type ActionFacts, actionsFor, detailsText } from '../../../../src/renderer/picker/actions.ts';
import { catalogueFrom } from '../../../../src/renderer/picker/catalogue.ts';
import { layoutFor } from '../../../../src/renderer/picker/layout.ts';
import { listFrom } from '../../../../src/renderer/picker/model.ts';
import type { Snapshot } from '../../../../src/shared/snapshot.ts';
import { corp, corpSession, environment, keyOf, snapshot, snapshotOf } from './snapshots.ts';

function listOf(shot: Snapshot) {
  const catalogue = catalogueFrom(shot, null);
  return listFrom(catalogue, layoutFor(catalogue, { query: '' }, 1_000_000), '');
}

describe('actions', () => {
  const facts = {
    profileCount: 1,
    discovery: { phase: 'never' },
    notices: [],
    openWindows: [],
    ssoSessions: [],
    isSure: false,
  } as const;
  const namesOf = (shot: Snapshot) => actionsFor(listOf(shot).rows[0], facts).map(({ name }) => name);

  test('fit the row', () => {
    expect(namesOf(snapshotOf(['alpha']))).toEqual([
      'enter',
      'keepOpen',
      'openInBrowser',
      'favourite',
      'copyAddress',
      'copyName',
      'copyLoginUrl',
      'diagnose',
      'alias',
      'markProduction',
      'customHost',
      'network',
      'reset',
      'look',
      'searchAll',
      'add',
      'profiles',
      'regions',
      'identityCenter',
      'productionRules',
      'signOutEverywhere',
      'settings',
      'quit',
      'region',
    ]);
    expect(namesOf(snapshot({ environments: [environment('alpha', { origin: 'typed' })] }))).toContain(
      'remove',
    );
    expect(namesOf(snapshotOf(['alpha'], { openings: { [keyOf('alpha')]: { phase: 'minting' } } }))[0]).toBe(
      'cancel',
    );
    const none = { ...facts, profileCount: 0 };
    expect(actionsFor(undefined, none).map(({ name }) => name)).toEqual([
      'look',
      'searchAll',
      'add',
      'identityCenter',
      'productionRules',
      'settings',
      'quit',
    ]);
  });

  test('about its mark, an environment offers what is not so now', () => {
    const labelsOf = (name: string, more: Parameters<typeof snapshotOf>[1] = {}) =>
      actionsFor(listOf(snapshotOf([name], more)).rows[0], facts)
        .filter((action) => action.name.startsWith('mark'))
        .map(({ label }) => label);
    const productionRules = [
      { by: 'name', pattern: 'gold*', mark: { word: 'live', colour: 'blue' } },
    ] as const;
    expect(labelsOf('alpha')).toEqual(['Mark as production']);
    expect(labelsOf('alpha-prod')).toEqual(['Not production']);
    expect(labelsOf('gold', { productionRules })).toEqual(['Not “live”']);
    expect(labelsOf('alpha', { productionChoices: { [keyOf('alpha')]: true } })).toEqual([
      'Not production',
      'Decide by rules',
    ]);
    expect(labelsOf('alpha-prod', { productionChoices: { [keyOf('alpha-prod')]: false } })).toEqual([
      'Mark as production',
      'Decide by rules',
    ]);
  });

  test('a search that runs can be stopped, not begun', () => {
    const discovery = { phase: 'running', done: 1, total: 9 } as const;
    const names = actionsFor(undefined, { ...facts, discovery }).map(({ name }) => name);
    expect(names).toEqual([
      'stop',
      'searchAll',
      'add',
      'profiles',
      'regions',
      'identityCenter',
      'productionRules',
      'signOutEverywhere',
      'settings',
      'quit',
    ]);
  });

  test.each([
    ['signed-out', 'Sign in to corp', 'Sign in'],
    ['signed-in', 'Sign out of corp', 'Open'],
    ['unknown', undefined, 'Open'],
  ] as const)('an environment behind a session that is %s', (state, label, enter) => {
    const id = { profile: corp.name, region: 'eu-west-1', name: 'alpha' };
    const shot = snapshot({
      profiles: [corp],
      environments: [{ id, origin: 'listed' }],
      ssoSessions: [{ session: corpSession, state }],
    });
    const [row] = listOf(shot).rows;
    expect(row).toMatchObject({ enter, needsSignIn: state === 'signed-out' });
    const labels = actionsFor(row, facts).map((action) => action.label);
    expect(labels.filter((text) => /^Sign (in to|out of)/.test(text))).toEqual(
      label === undefined ? [] : [label],
    );
    expect(listOf({ ...shot, openWindows: [id] }).rows[0]).toMatchObject({
      enter: 'Show window',
      needsSignIn: false,
    });
  });

  test('signing out everywhere takes two presses, and the second says what it ends', () => {
    const labelOf = (more: Partial<ActionFacts>) =>
      actionsFor(undefined, { ...facts, ...more }).find(({ name }) => name === 'signOutEverywhere')?.label;
    const session = (state: 'signed-in' | 'signed-out') => ({ session: corpSession, state });
    const alpha = environment('alpha').id;
    expect(labelOf({})).toBe('Sign out everywhere…');
    expect(labelOf({ isSure: true })).toBe('Really sign out everywhere');
    expect(labelOf({ isSure: true, openWindows: [alpha] })).toBe('Really sign out everywhere (1 session)');
    const ssoSessions = [session('signed-in'), session('signed-out')];
    expect(labelOf({ isSure: true, openWindows: [alpha, alpha], ssoSessions })).toBe(
      'Really sign out everywhere (3 sessions)',
    );
  });

  test('error details hold the sentences and the words of the service', () => {
    const [row] = listOf(
      snapshotOf([], {
        notices: [
          {
            id: 'x',
            failure: {
              kind: 'access-denied',
              operation: 'ListEnvironments',
              place: { profile: 'acme', region: 'eu-west-1' },
              message: 'User: x is not authorized',
            },
          },
        ],
      }),
    ).rows;
    expect(row?.kind === 'notice' && detailsText(row.trouble)).toMatch(/may not list.*\n.*\nUser: x/);
  });
});
