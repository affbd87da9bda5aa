import { describe, expect, it } from 'vitest';
import { whoFacts, whoOf } from '../../../../src/renderer/airflow-window/who.ts';
import type { AirflowSession, WindowSnapshot } from '../../../../src/shared/airflow-window.ts';

const id = { profile: 'data-admin', region: 'eu-west-1', name: 'orders-prod' };
const sso = 'assumed-role/AWSReservedSSO_DataEngineer_0123456789abcdef';

function snapshot(
  session: Partial<AirflowSession> | null,
  more: Partial<WindowSnapshot> = {},
): WindowSnapshot {
  return {
    keyboard: 'other',
    window: {
      windowId: 1,
      id,
      page: { url: '', title: '', isLoading: false, canGoBack: false, canGoForward: false },
      problem: null,
      zoomFactor: 1,
      find: null,
      downloads: [],
      isPageFullScreen: false,
      timesCopied: 0,
    },
    environment: { id, origin: 'listed', accountId: '412233445566' },
    session: session === null ? null : { host: 'h', loggedInAtMs: 0, phase: 'signed-in', ...session },
    opening: null,
    production: null,
    tunnel: null,
    ...more,
  };
}

describe('the bar says who one is', () => {
  it.each<[Partial<AirflowSession> | null, string | undefined]>([
    [
      { airflowUser: sso, iamIdentity: `${sso}/mara@acme.example` },
      'DataEngineer (role) as mara@acme.example',
    ],
    [{ airflowUser: 'user/mara', iamIdentity: 'user/mara' }, 'mara (IAM user)'],
    [{ airflowUser: 'assumed-role/data-admin' }, 'data-admin'],
    [{}, undefined],
    [null, undefined],
  ])('%o: %s', (session, user) => {
    expect(whoOf(snapshot(session)).user).toBe(user);
  });

  it('and names the account by its alias, with the number in the details', () => {
    expect(whoOf(snapshot(null)).account).toBe('412233445566');
    const named = snapshot(null, { accountAlias: 'acme-data' });
    expect(whoOf(named).account).toBe('acme-data');
    expect(Object.fromEntries(whoFacts(named))).toMatchObject({ Account: 'acme-data (412233445566)' });
  });
});

it('the details have the identity as AWS writes it, and leave out what is not known', () => {
  const facts = Object.fromEntries(
    whoFacts(snapshot({ airflowUser: 'assumed-role/admin', iamIdentity: 'assumed-role/admin/mara' })),
  );
  expect(facts).toMatchObject({
    'Airflow user': 'assumed-role/admin',
    'IAM identity': 'assumed-role/admin/mara',
    Profile: 'data-admin',
    Region: 'eu-west-1',
  });
  expect(Object.keys(Object.fromEntries(whoFacts(snapshot(null))))).not.toContain('IAM identity');
});
