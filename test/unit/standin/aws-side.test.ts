import {
  CreateWebLoginTokenCommand,
  GetEnvironmentCommand,
  ListEnvironmentsCommand,
  type MWAAClient,
} from '@aws-sdk/client-mwaa';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sampleWorld } from '../../standin/sample-world.ts';
import { type Standin, startStandin } from '../../standin/start-standin.ts';
import type { World } from '../../standin/world.ts';
import { environmentNamed, errorOf, mwaaClientFor } from './standin-client.ts';

const production = '412233445566';

function crowdedWorld(count: number): World {
  const [first] = sampleWorld.environments;
  if (first === undefined) throw new Error('the sample world is empty');
  const environments = Array.from({ length: count }, (_, index) => ({
    ...first,
    name: `etl-${String(index).padStart(3, '0')}`,
  }));
  return { ...sampleWorld, environments };
}

let standin: Standin;
let nowMs: number;

beforeEach(async () => {
  nowMs = Date.now();
  standin = await startStandin({ now: () => nowMs });
});

afterEach(() => standin.close());

function list(client: MWAAClient): Promise<readonly string[]> {
  return client.send(new ListEnvironmentsCommand({})).then(({ Environments = [] }) => Environments);
}

describe('ListEnvironments', () => {
  test('names the environments of the key and of the region that signed, and no others', async () => {
    const here = await list(mwaaClientFor(standin, 'data-platform-prod'));
    const there = await list(mwaaClientFor(standin, 'data-platform-prod', { region: 'ap-southeast-2' }));
    expect(here).toContain('orders-prod');
    expect(here).toHaveLength(9);
    expect(there).toEqual(['orders-apac-prod', 'payments-apac-prod']);
  });

  test('gives 25 a page and an opaque token for the next', async () => {
    const crowded = await startStandin({ world: crowdedWorld(60) });
    const client = mwaaClientFor(crowded, 'data-platform-prod');
    const sizes: number[] = [];
    let token: string | undefined;
    do {
      const page = await client.send(new ListEnvironmentsCommand(token ? { NextToken: token } : {}));
      sizes.push(page.Environments?.length ?? 0);
      token = page.NextToken;
    } while (token !== undefined);
    const small = await client.send(new ListEnvironmentsCommand({ MaxResults: 7 }));
    await crowded.close();
    expect(sizes).toEqual([25, 25, 10]);
    expect(small.Environments).toHaveLength(7);
  });

  test.each([
    ['a made-up NextToken', { NextToken: 'WzEsMl0=' }],
    ['MaxResults 0', { MaxResults: 0 }],
    ['MaxResults 26', { MaxResults: 26 }],
  ])('refuses %s', async (_, input) => {
    const client = mwaaClientFor(standin, 'data-platform-prod');
    expect(await errorOf(client.send(new ListEnvironmentsCommand(input)))).toMatchObject({
      name: 'ValidationException',
      $metadata: { httpStatusCode: 400 },
    });
  });
});

describe('GetEnvironment', () => {
  test('describes an environment in the fields of the model', async () => {
    const client = mwaaClientFor(standin, 'data-platform-prod');
    const { Environment } = await client.send(new GetEnvironmentCommand({ Name: 'orders-prod' }));
    expect(Environment).toMatchObject({
      Name: 'orders-prod',
      Status: 'AVAILABLE',
      Arn: `arn:aws:airflow:eu-west-1:${production}:environment/orders-prod`,
      AirflowVersion: '2.10.3',
      WebserverUrl: environmentNamed(standin, 'orders-prod').host,
      WebserverAccessMode: 'PUBLIC_ONLY',
      Tags: { Environment: 'production' },
    });
    expect(Environment?.CreatedAt).toBeInstanceOf(Date);
  });

  test.each([
    ['1orders', 'ValidationException'],
    ['orders prod', 'ValidationException'],
    ['orders-prod\n', 'ValidationException'],
    ['örders', 'ValidationException'],
    ['../orders-prod', 'ValidationException'],
    ['o'.repeat(81), 'ValidationException'],
    ['o'.repeat(80), 'ResourceNotFoundException'],
    ['orders-nowhere', 'ResourceNotFoundException'],
  ])('answers %j with %s', async (name, code) => {
    const client = mwaaClientFor(standin, 'data-platform-prod');
    expect(await errorOf(client.send(new GetEnvironmentCommand({ Name: name })))).toMatchObject({
      name: code,
    });
  });
});

describe('CreateWebLoginToken', () => {
  test('mints a token for the host, and names who it is for', async () => {
    const client = mwaaClientFor(standin, 'ml-research');
    const answer = await client.send(new CreateWebLoginTokenCommand({ Name: 'ml-features-prod' }));
    expect(answer).toMatchObject({
      WebServerHostname: environmentNamed(standin, 'ml-features-prod').host,
      IamIdentity: 'user/ml-research',
      AirflowIdentity: 'user/ml-research',
    });
    expect(standin.mintedTokens('ml-features-prod')).toMatchObject([
      { token: answer.WebToken, region: 'us-west-2', account: '745566778899', mintedAtMs: nowMs },
    ]);
  });

  test('is allowed to a person who may neither list nor describe', async () => {
    const client = mwaaClientFor(standin, 'finance-operator');
    expect(await errorOf(list(client))).toMatchObject({ name: 'AccessDeniedException' });
    const description = client.send(new GetEnvironmentCommand({ Name: 'finance-ledger-prod' }));
    expect(await errorOf(description)).toMatchObject({ name: 'AccessDeniedException' });
    await client.send(new CreateWebLoginTokenCommand({ Name: 'finance-ledger-prod' }));
    expect(standin.mintedTokens()).toHaveLength(1);
  });

  test('says what IAM says where no Airflow role is granted', async () => {
    const client = mwaaClientFor(standin, 'finance-operator');
    const failure = client.send(new CreateWebLoginTokenCommand({ Name: 'finance-secret' }));
    expect(await errorOf(failure)).toMatchObject({
      name: 'AccessDeniedException',
      message: 'No Airflow role granted in IAM.',
      $metadata: { httpStatusCode: 403 },
    });
  });
});

describe('signatures', () => {
  test.each([
    ['keys that nobody has', 'old-laptop', {}, 'UnrecognizedClientException'],
    ['a wrong secret', 'analytics', { secretAccessKey: 'wrong' }, 'InvalidSignatureException'],
    ['a session token on permanent keys', 'analytics', { sessionToken: 'x' }, 'UnrecognizedClientException'],
  ])('refuses %s', async (_, profile, overrides, code) => {
    const client = mwaaClientFor(standin, profile, overrides);
    expect(await errorOf(list(client))).toMatchObject({ name: code, $metadata: { httpStatusCode: 403 } });
  });

  test.each([-6, 6])('refuses a request that is %i minutes off', async (minutes) => {
    nowMs = Date.now() + minutes * 60_000;
    const failure = await errorOf(list(mwaaClientFor(standin, 'analytics')));
    expect(failure).toMatchObject({ name: 'InvalidSignatureException' });
  });

  test('refuses a region that the account has not enabled', async () => {
    const accounts = sampleWorld.accounts.map((account) => ({ ...account, enabledRegions: ['us-east-1'] }));
    const narrow = await startStandin({ world: { ...sampleWorld, accounts } });
    const failure = await errorOf(list(mwaaClientFor(narrow, 'analytics', { region: 'af-south-1' })));
    await narrow.close();
    expect(failure).toMatchObject({ name: 'UnrecognizedClientException' });
  });

  test('refuses a request without one, and an operation that does not exist', async () => {
    const unsigned = await fetch(`${standin.awsUrl}/environments`);
    expect([unsigned.status, unsigned.headers.get('x-amzn-errortype')]).toEqual([
      403,
      'MissingAuthenticationTokenException',
    ]);
    const unknown = await fetch(`${standin.awsUrl}/clitoken/orders-prod`, { method: 'POST' });
    expect([unknown.status, unknown.headers.get('x-amzn-errortype')]).toEqual([
      404,
      'UnknownOperationException',
    ]);
  });
});

test('the log tells who asked for what where', async () => {
  await mwaaClientFor(standin, 'analytics').send(new GetEnvironmentCommand({ Name: 'clickstream-prod' }));
  expect(standin.requests).toMatchObject([
    {
      side: 'aws',
      operation: 'GetEnvironment',
      method: 'GET',
      status: 200,
      account: '634455667788',
      region: 'us-east-1',
      environment: 'clickstream-prod',
    },
  ]);
});
