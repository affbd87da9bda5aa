import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createSsoSessions } from '../../../../src/main/aws/sso-sessions.ts';
import type { LoggableError } from '../../../../src/main/core/aws-failure.ts';
import type { SsoAccount, SsoSession } from '../../../../src/shared/sso.ts';
import { identityHomes, makeIdentityWorld, startUrls } from '../../../standin/identity-world.ts';
import { type Standin, startStandin } from '../../../standin/start-standin.ts';
import { temporaryFolder } from './aws-fixture.ts';
import { outcome } from './sso-fixture.ts';

const session: SsoSession = {
  key: 'mara-data',
  form: 'sso-session',
  startUrl: startUrls.session,
  region: 'eu-west-1',
};
const legacy: SsoSession = {
  key: startUrls.legacy,
  form: 'legacy',
  startUrl: startUrls.legacy,
  region: 'eu-central-1',
};
const engineer = { accountId: identityHomes['sso-engineer'].account, roleName: 'DataEngineer' };

let standin: Standin;

beforeEach(async () => {
  standin = await startStandin({ world: makeIdentityWorld() });
});

afterEach(() => standin.close());

/** Windsock, and a person who does that with each link that is shown. */
async function connect(act: (link: string) => Promise<string> = standin.approveSignIn) {
  const errors: LoggableError[] = [];
  const shown: unknown[] = [];
  const sessions = createSsoSessions({
    environment: standin.environmentVariables,
    home: await temporaryFolder(),
    nowMs: Date.now,
    onError: (_operation, error) => errors.push(error),
  });
  const signal = new AbortController().signal;
  const signIn = (of: SsoSession, flow: 'browser' | 'device-code') =>
    sessions.signIn({
      session: of,
      flow,
      signal,
      onProgress: (phase) => {
        shown.push(phase);
        if (phase.phase !== 'waiting') return;
        // The browser follows to the callback; a device sign-in ends on a page of AWS's.
        void act(phase.link).then((end) => (end.startsWith('http:') ? fetch(end) : null));
      },
    });
  const role = (of: SsoSession, more: { readonly accountId: string; readonly roleName: string } = engineer) =>
    sessions.roleCredentials({ session: of, profile: 'p', signal, ...more });
  return { sessions, signIn, role, signal, errors, shown };
}

describe('on the stand-in, which checks PKCE, codes and clients by itself', () => {
  test('a sign-in with the browser opens roles and lists accounts, until the sign-out', async () => {
    const { sessions, signIn, role, signal, errors, shown } = await connect();
    expect(outcome(await role(session))).toBe('person-needed');
    expect(await signIn(session, 'browser')).toEqual({ ok: true, value: null });
    expect(await role(session)).toMatchObject({
      ok: true,
      value: { accessKeyId: expect.stringMatching(/^ASIA/) },
    });
    const accounts: SsoAccount[] = [];
    const listed = await sessions.listAccounts({
      session,
      signal,
      onAccounts: (more) => accounts.push(...more),
    });
    expect(outcome(listed)).toBe('ok');
    expect(Object.fromEntries(accounts.map(({ id, roles }) => [id, [...roles].sort()]))).toEqual({
      [identityHomes['sso-engineer'].account]: ['DataEngineer'],
      [identityHomes['sso-analyst'].account]: ['Analyst', 'ReadOnly'],
    });
    expect(outcome(await sessions.signOut({ session, signal }))).toBe('ok');
    expect(outcome(await role(session))).toBe('person-needed');
    const told = JSON.stringify([shown, errors]);
    for (const secret of standin.identitySecrets()) expect(told).not.toContain(secret);
  });

  test('a device code opens the role of a legacy profile', async () => {
    const { signIn, role } = await connect();
    expect(outcome(await signIn(legacy, 'device-code'))).toBe('ok');
    const more = { accountId: identityHomes['legacy-sso'].account, roleName: 'DataEngineer' };
    expect(outcome(await role(legacy, more))).toBe('ok');
  });

  test('a device code serves a session just as well', async () => {
    const { signIn, role } = await connect();
    expect(outcome(await signIn(session, 'device-code'))).toBe('ok');
    expect(outcome(await role(session))).toBe('ok');
  });

  test.each(['browser', 'device-code'] as const)(
    'a person who says no (%s) ends the sign-in',
    async (flow) => {
      const { signIn } = await connect(standin.denySignIn);
      expect(await signIn(session, flow)).toMatchObject({
        failure: { kind: 'sign-in-refused', error: 'access_denied' },
      });
    },
  );

  test('a role that is not the person’s is told as such', async () => {
    const { signIn, role } = await connect();
    await signIn(session, 'browser');
    expect(outcome(await role(session, { ...engineer, roleName: 'Administrator' }))).toBe(
      'sso-role-not-assigned',
    );
  });

  test('sessions that an administrator ended need the person again', async () => {
    const { signIn, role } = await connect();
    await signIn(session, 'browser');
    standin.endSsoSessions();
    expect(outcome(await role(session))).toBe('person-needed');
    expect(outcome(await signIn(session, 'browser'))).toBe('ok');
    expect(outcome(await role(session))).toBe('ok');
  });

  test('with a clock that is 5 hours off, either way, a sign-in holds', async () => {
    for (const hours of [5, -5]) {
      standin.setClockOffset(hours * 3_600_000);
      const { signIn, role, sessions } = await connect();
      expect(outcome(await signIn(session, 'browser'))).toBe('ok');
      expect(outcome(await role(session))).toBe('ok');
      expect((await sessions.state(session)).state).toBe('signed-in');
    }
  });
});
