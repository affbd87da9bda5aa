import { describe, expect, test } from 'vitest';
import { actionsFor, detailsText } from '../../../../src/renderer/picker/actions.ts';
import { catalogueFrom } from '../../../../src/renderer/picker/catalogue.ts';
import { layoutFor } from '../../../../src/renderer/picker/layout.ts';
import { listFrom } from '../../../../src/renderer/picker/model.ts';
import type { Snapshot } from '../../../../src/shared/snapshot.ts';
import { corp, corpSession, environment, keyOf, snapshot, snapshotOf } from './snapshots.ts';

function listOf(shot: Snapshot) {
  const catalogue = catalogueFrom(shot, null);
  return listFrom(catalogue, layoutFor(catalogue, '', 1_000_000), '');
}

describe('actions', () => {
  const facts = { profileCount: 1, discovery: { phase: 'never' } } as const;
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
      'customHost',
      'reset',
      'look',
      'searchAll',
      'add',
      'profiles',
      'regions',
      'identityCenter',
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
    ]);
  });

  test('a search that runs can be stopped, not begun', () => {
    const discovery = { phase: 'running', done: 1, total: 9 } as const;
    const names = actionsFor(undefined, { ...facts, discovery }).map(({ name }) => name);
    expect(names).toEqual(['stop', 'searchAll', 'add', 'profiles', 'regions', 'identityCenter']);
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
    expect(labels.filter((text) => /^Sign (in to|out)/.test(text))).toEqual(
      label === undefined ? [] : [label],
    );
    expect(listOf({ ...shot, openWindows: [id] }).rows[0]).toMatchObject({
      enter: 'Show window',
      needsSignIn: false,
    });
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
