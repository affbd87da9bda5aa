import { describe, expect, test } from 'vitest';
import { createMintLoginToken } from '../../../../src/main/aws/login-token.ts';
import type { FaultKind } from '../../../standin/fault-board.ts';
import { connectTo, standinForEachTest } from './aws-fixture.ts';

const standin = standinForEachTest();
const operation = 'CreateWebLoginToken';
const production = { profile: 'data-platform-prod', region: 'eu-west-1' };

function firstEnvironment(account: string, region: string) {
  const found = standin().world.environments.find(
    (each) => each.account === account && each.region === region && each.status === 'AVAILABLE',
  );
  if (found === undefined) throw new Error('no such environment');
  return found;
}

function productionEnvironment() {
  const principal = standin().world.principals[0];
  return firstEnvironment(principal?.arn.split(':')[4] ?? '', production.region);
}

describe('minting a token', () => {
  test('with keys gives the token of that environment and its host', async () => {
    const { mintLoginToken } = await connectTo(standin());
    const { name, host } = productionEnvironment();
    const minted = await mintLoginToken({ id: { ...production, name } });
    const [token] = standin().mintedTokens(name);
    expect(minted).toMatchObject({ ok: true, value: { token: token?.token, host } });
    expect(minted).toMatchObject({ value: { airflowIdentity: 'user/mara.lindqvist' } });
  });

  test('with an assumed role asks STS once for many tokens', async () => {
    const { mintLoginToken } = await connectTo(standin());
    const { name } = productionEnvironment();
    const id = { profile: 'data-platform-admin', region: production.region, name };
    const all = await Promise.all([mintLoginToken({ id }), mintLoginToken({ id })]);
    all.push(await mintLoginToken({ id }));
    for (const minted of all)
      expect(minted).toMatchObject({
        ok: true,
        value: { airflowIdentity: 'assumed-role/data-platform-admin' },
      });
    expect(standin().requests.filter((each) => each.operation === 'AssumeRole')).toHaveLength(1);
  });

  test('works for a profile with a space and an umlaut in its name', async () => {
    const { mintLoginToken } = await connectTo(standin());
    const profile = 'Büro München';
    const account = standin()
      .world.principals.find(({ arn }) => arn.includes('m.lindqvist'))
      ?.arn.split(':')[4];
    const { name } = firstEnvironment(account ?? '', 'eu-central-1');
    expect(await mintLoginToken({ id: { profile, region: 'eu-central-1', name } })).toMatchObject({
      ok: true,
    });
  });

  test('is refused without a call for a name that the service would not take', async () => {
    const { mintLoginToken } = await connectTo(standin());
    const minted = await mintLoginToken({ id: { ...production, name: '../x' } });
    expect(minted).toMatchObject({ failure: { kind: 'environment-name-invalid' } });
    expect(standin().requests).toHaveLength(0);
  });

  test.each([
    ['a profile that is gone', { profile: 'gone' }, 'profile-missing'],
    ['a profile without a sign-in', { profile: 'corp-sso' }, 'person-needed'],
    ['a region that is none', { region: 'evil.example/#' }, 'region-name-invalid'],
    ['keys that nobody knows', { profile: 'old-laptop' }, 'credentials-rejected'],
    ['an environment that does not exist', { name: 'no-such-thing' }, 'environment-not-found'],
  ])('says what is wrong with %s', async (_name, wrong, kind) => {
    const { mintLoginToken } = await connectTo(standin());
    const minted = await mintLoginToken({
      id: { ...production, name: productionEnvironment().name, ...wrong },
    });
    expect(minted).toMatchObject({ ok: false, failure: { kind } });
  });

  const faults: readonly (readonly [FaultKind, string])[] = [
    ['throttle', 'throttled'],
    ['access-denied', 'access-denied'],
    ['not-found', 'environment-not-found'],
    ['validation', 'request-invalid'],
    ['internal', 'aws-internal'],
    ['expired-token', 'credentials-expired'],
    ['unrecognized-client', 'credentials-rejected'],
    ['signature-mismatch', 'credentials-rejected'],
    ['html', 'answer-not-json'],
    ['redirect', 'answer-not-json'],
    ['empty-object', 'answer-incomplete'],
    ['truncated', 'connection-reset'],
    ['reset', 'connection-reset'],
    ['silent', 'timeout'],
    ['empty-503', 'aws-internal'],
  ];

  test.each(faults)(
    'against the fault %s ends within the deadline with its own failure',
    async (fault, kind) => {
      const { mintLoginToken, errors } = await connectTo(standin());
      standin().setFault(operation, { kind: fault });
      const startMs = performance.now();
      const minted = await mintLoginToken({ id: { ...production, name: productionEnvironment().name } });
      expect(minted).toMatchObject({ ok: false, failure: { kind } });
      expect(performance.now() - startMs).toBeLessThan(3_500);
      expect(JSON.stringify([minted, errors])).not.toMatch(/not\+a\+real\+secret|x{40}/);
    },
  );

  test.each<readonly [FaultKind]>([['throttle'], ['internal'], ['reset'], ['silent'], ['empty-503']])(
    'gets over one %s by itself',
    async (fault) => {
      const { mintLoginToken } = await connectTo(standin());
      standin().setFault(operation, { kind: fault, times: 1 });
      const minted = await mintLoginToken({ id: { ...production, name: productionEnvironment().name } });
      expect(minted).toMatchObject({ ok: true });
    },
  );

  test('can be cancelled while the server is silent', async () => {
    const { mintLoginToken } = await connectTo(standin());
    standin().setFault(operation, { kind: 'silent' });
    const abort = new AbortController();
    const minting = mintLoginToken({
      id: { ...production, name: productionEnvironment().name },
      signal: abort.signal,
    });
    await expect.poll(() => standin().requests.length).toBe(1);
    abort.abort();
    expect(await minting).toEqual({ ok: false, failure: { kind: 'cancelled' } });
  });

  test('can be cancelled while STS is silent, without an end to what others wait for', async () => {
    const { mintLoginToken } = await connectTo(standin());
    const id = {
      profile: 'data-platform-admin',
      region: production.region,
      name: productionEnvironment().name,
    };
    standin().setFault('AssumeRole', { kind: 'silent', times: 1 });
    const abort = new AbortController();
    const first = mintLoginToken({ id, signal: abort.signal });
    const second = mintLoginToken({ id });
    await expect.poll(() => standin().requests.length).toBe(1);
    abort.abort();
    expect(await first).toMatchObject({ failure: { kind: 'cancelled' } });
    expect(await second).toMatchObject({ ok: true });
  });

  test('says where nothing listens', async () => {
    const environment = { ...standin().environmentVariables, AWS_ENDPOINT_URL_MWAA: 'http://127.0.0.1:9' };
    const { mintLoginToken } = await connectTo(standin(), { environment });
    const minted = await mintLoginToken({ id: { ...production, name: 'x' } });
    expect(minted).toEqual({ ok: false, failure: { kind: 'connection-refused', host: '127.0.0.1' } });
  });
});

describe('a host that AWS seems to answer', () => {
  const id = { ...production, name: 'x' };
  const answering = (answer: object, custom?: string) => {
    const run = async () => ({ ok: true, value: answer }) as const;
    return createMintLoginToken({ send: run as never }, () => custom)({ id });
  };
  const canary = { WebToken: 'canary' };
  const own = 'a.c1.eu-west-1.airflow.amazonaws.com';
  const lookalike = 'x.airflow.amazonaws.com.evil.com';
  const needed = (host: string) => ({
    ok: false,
    failure: { kind: 'person-needed', profile: id.profile, need: { kind: 'host-consent', id, host } },
  });

  test('asks the person when it is not one of AWS, without the token of that answer', async () => {
    expect(await answering({ ...canary, WebServerHostname: lookalike })).toEqual(needed(lookalike));
    expect(await answering({ ...canary, WebServerHostname: 'Airflow.ACME.example' })).toEqual(
      needed('airflow.acme.example'),
    );
  });

  test('is taken once the person allowed it, and another one is asked about anew', async () => {
    const allowed = 'airflow.acme.example';
    expect(await answering({ ...canary, WebServerHostname: allowed }, allowed)).toEqual({
      ok: true,
      value: { token: 'canary', host: allowed },
    });
    const other = await answering({ ...canary, WebServerHostname: lookalike }, allowed);
    expect(other).toEqual(needed(lookalike));
    expect(JSON.stringify(other)).not.toContain('canary');
  });

  test('gives way to the domain that the person set', async () => {
    expect(await answering({ ...canary, WebServerHostname: own }, 'airflow.acme.example')).toEqual({
      ok: true,
      value: { token: 'canary', host: 'airflow.acme.example' },
    });
  });

  test.each(['127.0.0.1', 'localhost', 'intranet', 'airflow.acme.example:8443', 'mara@airflow.acme.example'])(
    'is refused for good when it is %s',
    async (WebServerHostname) => {
      expect(await answering({ ...canary, WebServerHostname })).toEqual({
        ok: false,
        failure: { kind: 'host-not-trusted', host: WebServerHostname },
      });
    },
  );

  test('is no answer without a token, or without a host', async () => {
    expect(await answering(canary)).toMatchObject({ failure: { kind: 'answer-incomplete' } });
    expect(await answering({ WebToken: '', WebServerHostname: own })).toMatchObject({
      failure: { kind: 'answer-incomplete' },
    });
  });
});
