import { ListEnvironmentsCommand } from '@aws-sdk/client-mwaa';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { FaultKind } from '../../standin/fault-board.ts';
import { type Standin, startStandin } from '../../standin/start-standin.ts';
import { askAirflow, environmentNamed, errorOf, mintToken, mwaaClientFor } from './standin-client.ts';

let standin: Standin;

beforeEach(async () => {
  standin = await startStandin();
});

afterEach(() => standin.close());

describe('faults of an AWS operation', () => {
  test.each<[FaultKind, number, string, object]>([
    ['throttle', 429, 'ThrottlingException', { message: 'Rate exceeded' }],
    ['access-denied', 403, 'AccessDeniedException', { Message: 'No Airflow role granted in IAM.' }],
    ['not-found', 404, 'ResourceNotFoundException', { message: 'Environment not found.' }],
    ['internal', 500, 'InternalServerException', { message: 'Internal server error' }],
    ['validation', 400, 'ValidationException', { message: 'Request validation failed.' }],
    [
      'expired-token',
      403,
      'ExpiredTokenException',
      { message: 'The security token included in the request is expired' },
    ],
    [
      'unrecognized-client',
      403,
      'UnrecognizedClientException',
      { message: 'The security token included in the request is invalid.' },
    ],
  ])('%s has the status, the header and the body of the real one', async (kind, status, code, body) => {
    standin.setFault('CreateWebLoginToken', { kind });
    const answer = await fetch(`${standin.awsUrl}/webtoken/orders-prod`, { method: 'POST' });
    expect(answer.status).toBe(status);
    expect(answer.headers.get('x-amzn-errortype')).toBe(code);
    expect(await answer.json()).toEqual(body);
  });

  test('html, empty-object, empty-503 and redirect are what a bad network makes of an answer', async () => {
    const answers: [number, string][] = [];
    for (const kind of ['html', 'empty-object', 'empty-503', 'redirect'] as const) {
      standin.setFault('ListEnvironments', { kind });
      const answer = await fetch(`${standin.awsUrl}/environments`, { redirect: 'manual' });
      answers.push([answer.status, (await answer.text()).slice(0, 15)]);
    }
    expect(answers).toEqual([
      [200, '<!doctype html>'],
      [200, '{}'],
      [503, ''],
      [302, ''],
    ]);
  });

  test('reset, truncated and silent break the line', async () => {
    const url = `${standin.awsUrl}/environments`;
    standin.setFault('ListEnvironments', { kind: 'reset' });
    await expect(fetch(url)).rejects.toThrow();
    standin.setFault('ListEnvironments', { kind: 'truncated' });
    await expect(fetch(url).then((answer) => answer.text())).rejects.toThrow();
    standin.setFault('ListEnvironments', { kind: 'silent' });
    const silent = fetch(url, { signal: AbortSignal.timeout(150) });
    expect(await errorOf(silent)).toMatchObject({ name: 'TimeoutError' });
  });

  test('a fault keeps to its number of times, its environment and its region', async () => {
    const client = mwaaClientFor(standin, 'data-platform-prod');
    standin.setFault('ListEnvironments', { kind: 'internal', times: 1 });
    expect(await errorOf(client.send(new ListEnvironmentsCommand({})))).toMatchObject({
      name: 'InternalServerException',
    });
    await client.send(new ListEnvironmentsCommand({}));
    standin.setFault('ListEnvironments', { kind: 'internal', region: 'us-east-1' });
    await client.send(new ListEnvironmentsCommand({}));
    standin.setFault('CreateWebLoginToken', { kind: 'internal', environment: 'payments-prod' });
    await mintToken(standin, 'data-platform-prod', 'orders-prod');
    const failure = await errorOf(mintToken(standin, 'data-platform-prod', 'payments-prod'));
    expect(failure.name).toBe('InternalServerException');
  });

  test('an error of any code can be set, and taken away', async () => {
    const client = mwaaClientFor(standin, 'data-platform-prod');
    const fault = {
      kind: 'error',
      status: 418,
      code: 'TeapotException',
      message: 'short and stout',
    } as const;
    standin.setFault('ListEnvironments', fault);
    expect(await errorOf(client.send(new ListEnvironmentsCommand({})))).toMatchObject({
      name: 'TeapotException',
      message: 'short and stout',
    });
    standin.setFault('ListEnvironments', null);
    await client.send(new ListEnvironmentsCommand({}));
  });

  test('latency makes an answer late', async () => {
    standin.setLatency('ListEnvironments', 120);
    const startMs = performance.now();
    await mwaaClientFor(standin, 'data-platform-prod').send(new ListEnvironmentsCommand({}));
    expect(performance.now() - startMs).toBeGreaterThan(110);
  });
});

describe('faults of an Airflow host', () => {
  const page = '/aws_mwaa/aws-console-sso?login=true';

  test('the login can refuse, forget its cookie, or set a wrong one', async () => {
    const { host } = environmentNamed(standin, 'orders-prod');
    const signIn = async (): Promise<[number, string]> => {
      const token = await mintToken(standin, 'data-platform-prod', 'orders-prod');
      const answer = await askAirflow(standin, host, '/aws_mwaa/login', { form: { token } });
      return [answer.status, answer.cookie];
    };
    standin.setAirflowFault(host, { kind: 'login-rejects' });
    expect(await signIn()).toEqual([401, '']);
    standin.setAirflowFault(host, { kind: 'login-no-cookie' });
    expect(await signIn()).toEqual([200, '']);
    standin.setAirflowFault(host, { kind: 'login-wrong-cookie', times: 1 });
    expect(await signIn()).toEqual([200, 'session=garbage']);
    expect(await signIn()).toEqual([200, expect.stringMatching(/^session=[0-9a-f-]{36}\./)]);
  });

  test('the login page can be broken or gone, the server gone or slow, and other hosts stay well', async () => {
    const { host } = environmentNamed(standin, 'orders-prod');
    const statuses: number[] = [];
    for (const kind of ['login-page-500', 'not-found', 'empty-503'] as const) {
      standin.setAirflowFault(host, { kind });
      statuses.push((await askAirflow(standin, host, page)).status);
    }
    expect(statuses).toEqual([500, 404, 503]);
    for (const kind of ['reset', 'truncated'] as const) {
      standin.setAirflowFault(host, { kind });
      await expect(askAirflow(standin, host, page)).rejects.toThrow();
    }
    standin.setAirflowFault(host, { kind: 'slow', delayMs: 80 });
    expect((await askAirflow(standin, host, page)).status).toBe(200);
    const other = environmentNamed(standin, 'orders-staging').host;
    expect((await askAirflow(standin, other, page)).status).toBe(200);
  });

  test('closing ends connections that still wait', async () => {
    const { host } = environmentNamed(standin, 'orders-prod');
    standin.setAirflowFault(host, { kind: 'silent' });
    const waiting = errorOf(askAirflow(standin, host, page));
    await expect.poll(() => standin.requests.length).toBe(1);
    await standin.close();
    expect((await waiting).message).not.toBe('');
  });
});
