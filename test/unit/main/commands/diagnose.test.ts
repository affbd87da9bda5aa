import { describe, expect, it } from 'vitest';
import { createDiagnose, type DiagnoseParts } from '../../../../src/main/commands/diagnose.ts';
import { createStore } from '../../../../src/main/store.ts';
import { type Failure, fail, ok } from '../../../../src/shared/failure.ts';
import { alpha, beta, listed, profileOf, stateWith } from '../sample-state.ts';

const host = 'abc.c2.eu-west-1.airflow.amazonaws.com';
const arn = 'arn:aws:iam::123456789012:user/mara';
const place = { profile: 'dev', region: 'eu-west-1' };
const denied = (
  operation: 'ListEnvironments' | 'GetEnvironment' | 'CreateWebLoginToken' | 'AssumeRole',
): Extract<Failure, { kind: 'access-denied' }> => ({
  kind: 'access-denied',
  operation,
  place,
  message: '',
});

type Answers = Partial<Omit<DiagnoseParts, 'store' | 'reach'>> & Partial<DiagnoseParts['reach']>;

/** Everything passes unless the test says otherwise. */
function checkWith(answers: Answers = {}, state = stateWith({}, { profiles: [profileOf('dev')] })) {
  const store = createStore(state);
  const asked: string[] = [];
  const parts: DiagnoseParts = {
    store,
    callerIdentity: answers.callerIdentity ?? (async () => ok({ arn, accountId: '123456789012' })),
    listNames: answers.listNames ?? (async () => ok(['alpha', 'beta'])),
    describeEnvironment:
      answers.describeEnvironment ??
      (async () => ok(listed(alpha, { status: 'AVAILABLE', airflowVersion: '3.0.6', webserverHost: host }))),
    mintForHost: answers.mintForHost ?? (async () => ok({ host })),
    reach: {
      resolve: answers.resolve ?? (async () => ok({ addresses: ['52.1.2.3'], proxy: null })),
      connect: answers.connect ?? (async () => ok(null)),
      loginPage:
        answers.loginPage ??
        (async ({ major }) => {
          asked.push(`login page of ${major}`);
          return ok({ status: major === 3 ? 200 : 404 });
        }),
    },
  };
  const diagnose = createDiagnose(parts);
  return {
    store,
    asked,
    diagnose,
    /** @returns `step: outcome, what was found or the failure's kind` */
    run: async () => {
      await diagnose.start(alpha);
      return store
        .get()
        .diagnosis?.steps.map(({ name, outcome, found, failure }) =>
          [`${name} ${outcome}`, found, failure?.kind].filter((each) => each !== undefined).join(': '),
        );
    },
    policy: () => store.get().diagnosis?.policy,
  };
}

describe('why can’t I?', () => {
  it('all is well', async () => {
    const { run, policy, asked, store } = checkWith();
    expect(await run()).toEqual([
      `identity passed: ${arn}`,
      'list passed: 2 environments, this one among them',
      'describe passed: available, Airflow 3.0.6',
      `mint passed: ${host}`,
      'host-resolves passed: 52.1.2.3',
      'host-reachable passed',
      'login-page passed: Airflow 3',
    ]);
    expect(policy()).toBeUndefined();
    expect(asked).toEqual(['login page of 3']);
    expect(store.get().diagnosis?.isRunning).toBe(false);
  });

  it('a denied list and a denied description do not stop the login', async () => {
    const { run, policy, asked } = checkWith({
      listNames: async () => fail(denied('ListEnvironments')),
      describeEnvironment: async () => fail(denied('GetEnvironment')),
    });
    expect(await run()).toEqual([
      `identity passed: ${arn}`,
      'list failed: access-denied',
      'describe failed: access-denied',
      `mint passed: ${host}`,
      'host-resolves passed: 52.1.2.3',
      'host-reachable passed',
      'login-page passed: Airflow 3',
    ]);
    expect(policy()).toContain('environment/alpha');
    expect(policy()).toContain('ListEnvironments');
    expect(policy()).not.toContain('CreateWebLoginToken');
    expect(asked).toEqual(['login page of 2', 'login page of 3']);
  });

  it('a denied login leaves the host that the description told', async () => {
    const { run, policy } = checkWith({ mintForHost: async () => fail(denied('CreateWebLoginToken')) });
    expect((await run())?.slice(3, 5)).toEqual([
      'mint failed: access-denied',
      'host-resolves passed: 52.1.2.3',
    ]);
    expect(policy()).toContain('arn:aws:airflow:eu-west-1:123456789012:role/alpha/User');
  });

  it('without any host the ways to it are skipped', async () => {
    const { run } = checkWith({
      mintForHost: async () => fail(denied('CreateWebLoginToken')),
      describeEnvironment: async () => fail(denied('GetEnvironment')),
    });
    expect((await run())?.slice(4)).toEqual([
      'host-resolves skipped',
      'host-reachable skipped',
      'login-page skipped',
    ]);
  });

  it('a person who is needed is a red step, and nobody is asked', async () => {
    const need = { kind: 'mfa-code', profile: 'dev', device: 'mfa' } as const;
    const { run, policy } = checkWith({
      callerIdentity: async () => fail({ kind: 'person-needed', profile: 'dev', need }),
    });
    expect((await run())?.slice(0, 5)).toEqual([
      'identity failed: person-needed',
      'list skipped',
      'describe skipped',
      'mint skipped',
      'host-resolves skipped',
    ]);
    expect(policy()).toBeUndefined();
  });

  it('a role that may not be assumed: its policy, and the web server that is known all the same', async () => {
    const roleArn = 'arn:aws:iam::123456789012:role/operator';
    const state = stateWith({}, { profiles: [profileOf('dev', { roleArn: `${roleArn}-at-the-end` })] });
    const step = { profile: 'mid', roleArn, sourceProfile: 'keys' };
    const known = { ...state, found: { 'dev/eu-west-1/alpha': listed(alpha, { webserverHost: host }) } };
    const { run, policy } = checkWith(
      { callerIdentity: async () => fail({ ...denied('AssumeRole'), step }) },
      known,
    );
    expect((await run())?.slice(3, 6)).toEqual([
      'mint skipped',
      'host-resolves passed: 52.1.2.3',
      'host-reachable passed',
    ]);
    expect(policy()).toContain(`"Resource": "${roleArn}"`);
  });

  it.each<readonly [Failure['kind'], Failure]>([
    ['timeout', { kind: 'timeout', host: 'sts', timeoutMs: 1 }],
    ['proxy-login-needed', { kind: 'proxy-login-needed', host: 'proxy.corp:3128' }],
    ['ca-bundle-unreadable', { kind: 'ca-bundle-unreadable', file: 'corp.pem', problem: 'ENOENT' }],
  ])('an STS that cannot be reached stops nothing: %s', async (_kind, failure) => {
    const { run } = checkWith({ callerIdentity: async () => fail(failure) });
    expect((await run())?.[3]).toBe(`mint passed: ${host}`);
  });

  it.each([
    [
      'resolve',
      'host-not-found',
      ['host-resolves failed: host-not-found', 'host-reachable skipped', 'login-page skipped'],
    ],
    [
      'connect',
      'connection-refused',
      ['host-resolves passed: 52.1.2.3', 'host-reachable failed: connection-refused', 'login-page skipped'],
    ],
    [
      'loginPage',
      'connection-reset',
      ['host-resolves passed: 52.1.2.3', 'host-reachable passed', 'login-page failed: connection-reset'],
    ],
  ] as const)('a way that fails at %s', async (part, kind, expected) => {
    const { run } = checkWith({ [part]: async () => fail({ kind, host }) });
    expect((await run())?.slice(4)).toEqual(expected);
  });

  it.each([
    [404, 'login-page failed: login-page-missing'],
    [503, 'login-page failed: web-server-error'],
    [302, 'login-page passed: Airflow 3'],
  ])('a login page that answers %i', async (status, expected) => {
    const { run } = checkWith({ loginPage: async () => ok({ status }) });
    expect((await run())?.[6]).toBe(expected);
  });

  it('a private address and a proxy are named', async () => {
    const address = checkWith({ resolve: async () => ok({ addresses: ['10.0.3.4'], proxy: null }) });
    expect((await address.run())?.[4]).toBe('host-resolves passed: 10.0.3.4, private address, needs its VPN');
    const proxied = checkWith({ resolve: async () => ok({ addresses: [], proxy: 'proxy.corp:3128' }) });
    expect((await proxied.run())?.[4]).toBe('host-resolves passed: The proxy proxy.corp:3128 looks it up');
  });

  it.each([
    ['PRIVATE_ONLY', [], 'resolve', 'host-not-found', 'private-host-unreachable'],
    ['PUBLIC_ONLY', [], 'resolve', 'host-not-found', 'host-not-found'],
    ['PUBLIC_ONLY', ['10.0.3.4'], 'connect', 'connection-refused', 'private-host-unreachable'],
    ['PUBLIC_ONLY', ['52.1.2.3'], 'connect', 'connection-refused', 'connection-refused'],
  ] as const)(
    'a web server that is %s at %j and fails at %s with %s: %s',
    async (accessMode, addresses, part, kind, expected) => {
      const { run } = checkWith({
        resolve: async () => ok({ addresses, proxy: null }),
        [part]: async () => fail({ kind, host }),
        describeEnvironment: async () => ok(listed(alpha, { status: 'AVAILABLE', accessMode })),
      });
      const red = (await run())?.find((each) => each.includes('failed'));
      expect(red?.endsWith(`failed: ${expected}`)).toBe(true);
    },
  );

  it('an environment that AWS works on, and one that is not there yet', async () => {
    const updating = checkWith({
      loginPage: async () => ok({ status: 503 }),
      describeEnvironment: async () => ok(listed(alpha, { status: 'CREATING_SNAPSHOT' })),
    });
    const steps = await updating.run();
    expect(steps?.[2]).toBe('describe passed: creating snapshot (AWS is at work on it)');
    expect(steps?.[6]).toBe('login-page failed: environment-updating');
    const creating = checkWith({
      mintForHost: async () => fail({ kind: 'environment-not-found', place }),
      describeEnvironment: async () => ok(listed(alpha, { status: 'CREATING' })),
    });
    expect((await creating.run())?.[3]).toBe('mint failed: environment-not-ready');
  });

  it('the host that the person set is the one that is checked, also where no token can be made', async () => {
    const customHosts = { 'dev/eu-west-1/alpha': 'airflow.acme.example' };
    const asked: string[] = [];
    const { run } = checkWith(
      {
        mintForHost: async () => fail(denied('CreateWebLoginToken')),
        resolve: async ({ host: name }) => {
          asked.push(name);
          return ok({ addresses: ['10.1.2.3'], proxy: null });
        },
        connect: async ({ host: name }) => fail({ kind: 'timeout', host: name, timeoutMs: 8_000 }),
      },
      stateWith({ customHosts }, { profiles: [profileOf('dev')] }),
    );
    expect((await run())?.[5]).toBe('host-reachable failed: private-host-unreachable');
    expect(asked).toEqual(['airflow.acme.example']);
  });

  it('closing ends it, and what comes later is not shown', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const signals: AbortSignal[] = [];
    const { diagnose, store } = checkWith({
      callerIdentity: async ({ signal }) => {
        signals.push(signal);
        await promise;
        return ok({ arn, accountId: '123456789012' });
      },
    });
    const first = diagnose.start(alpha);
    expect(store.get().diagnosis?.steps[0]).toEqual({ name: 'identity', outcome: 'running' });
    diagnose.close();
    expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
    const second = diagnose.start(beta);
    resolve();
    await Promise.all([first, second]);
    expect(store.get().diagnosis?.id).toEqual(beta);
    diagnose.close();
    expect(store.get().diagnosis).toBeNull();
  });
});
