import { ListEnvironmentsCommand, MWAAClient } from '@aws-sdk/client-mwaa';
import {
  GetRoleCredentialsCommand,
  ListAccountRolesCommand,
  ListAccountsCommand,
  LogoutCommand,
} from '@aws-sdk/client-sso';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sampleAccounts } from '../../standin/sample-environments.ts';
import { type Standin, startStandin } from '../../standin/start-standin.ts';
import { createToken, portalClient, signIn } from './identity-client.ts';
import { errorOf } from './standin-client.ts';

let standin: Standin;
let nowMs: number;

beforeEach(async () => {
  nowMs = Date.now();
  standin = await startStandin({ now: () => nowMs });
});

afterEach(() => standin.close());

const engineer = { accountId: sampleAccounts.production, roleName: 'DataEngineer' };

test('lists the accounts and the roles of the person, page by page', async () => {
  const { accessToken } = await signIn(standin);
  const client = portalClient(standin);
  const names: unknown[] = [];
  let nextToken: string | undefined;
  do {
    const page = await client.send(new ListAccountsCommand({ accessToken, maxResults: 3, nextToken }));
    names.push(...(page.accountList ?? []).map(({ accountName }) => accountName));
    nextToken = page.nextToken;
  } while (nextToken !== undefined);
  expect(names).toEqual([
    'harbourline-production',
    'harbourline-staging',
    'harbourline-analytics',
    'harbourline-finance',
  ]);
  const accountId = sampleAccounts.staging;
  const { roleList } = await client.send(new ListAccountRolesCommand({ accessToken, accountId }));
  expect(roleList).toEqual([
    { accountId, roleName: 'DataEngineer' },
    { accountId, roleName: 'AdministratorAccess' },
  ]);
});

test('gives keys of a role, which open its account', async () => {
  const { accessToken } = await signIn(standin);
  const command = new GetRoleCredentialsCommand({ accessToken, ...engineer });
  const { roleCredentials = {} } = await portalClient(standin).send(command);
  expect(roleCredentials.expiration).toBe(nowMs + 3_600_000);
  const { accessKeyId = '', secretAccessKey = '', sessionToken = '' } = roleCredentials;
  const mwaa = new MWAAClient({
    endpoint: standin.awsUrl,
    region: 'eu-west-1',
    disableHostPrefix: true,
    credentials: { accessKeyId, secretAccessKey, sessionToken },
  });
  expect((await mwaa.send(new ListEnvironmentsCommand({}))).Environments).toContain('orders-prod');
});

test('no access to a role or an account that is not assigned', async () => {
  const { accessToken } = await signIn(standin);
  const client = portalClient(standin);
  const credentials = (of: { accountId: string; roleName: string }) =>
    errorOf(client.send(new GetRoleCredentialsCommand({ accessToken, ...of })));
  const refusal = { name: 'ForbiddenException', message: 'No access', $metadata: { httpStatusCode: 403 } };
  expect(await credentials({ ...engineer, roleName: 'Owner' })).toMatchObject(refusal);
  expect(await credentials({ ...engineer, accountId: sampleAccounts.logistics })).toMatchObject(refusal);
});

describe('a token that is not good', () => {
  const use = (accessToken: string) =>
    errorOf(portalClient(standin).send(new ListAccountsCommand({ accessToken })));
  const refusal = { name: 'UnauthorizedException', $metadata: { httpStatusCode: 401 } };

  test('because nobody knows it', async () => {
    expect(await use('x')).toMatchObject(refusal);
  });

  test('because it has expired', async () => {
    const { accessToken } = await signIn(standin);
    nowMs += 3_600_000;
    expect(await use(accessToken)).toMatchObject(refusal);
  });

  test('because of the logout, which ends the refresh token too', async () => {
    const { accessToken, refreshToken, client } = await signIn(standin);
    await portalClient(standin).send(new LogoutCommand({ accessToken }));
    expect(await use(accessToken)).toMatchObject(refusal);
    const renewal = createToken(standin, client, { grantType: 'refresh_token', refreshToken });
    expect((await errorOf(renewal)).name).toBe('InvalidGrantException');
    const again = errorOf(portalClient(standin).send(new LogoutCommand({ accessToken })));
    expect(await again).toMatchObject(refusal);
  });

  test('because an administrator ended all sessions', async () => {
    const { accessToken } = await signIn(standin);
    standin.endSsoSessions();
    expect(await use(accessToken)).toMatchObject(refusal);
  });
});

test('too many requests and a page that leads to itself can be caused', async () => {
  const { accessToken } = await signIn(standin);
  const client = portalClient(standin);
  standin.setFault('ListAccounts', { kind: 'throttle', times: 1 });
  expect(await errorOf(client.send(new ListAccountsCommand({ accessToken })))).toMatchObject({
    name: 'TooManyRequestsException',
    $metadata: { httpStatusCode: 429 },
  });
  standin.setFault('ListAccounts', { kind: 'repeated-token' });
  const first = await client.send(new ListAccountsCommand({ accessToken }));
  const { nextToken } = first;
  const second = await client.send(new ListAccountsCommand({ accessToken, nextToken }));
  expect(second.nextToken).toBe(nextToken);
  expect(second.accountList).toEqual(first.accountList);
});
