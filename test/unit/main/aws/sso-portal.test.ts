import { describe, expect, test } from 'vitest';
import type { SsoAccount } from '../../../../src/shared/sso.ts';
import { exception } from './fake-identity-center.ts';
import {
  hourMs,
  identityCenterForEachTest,
  outcome,
  session,
  sessionsOn,
  tokenDocument,
  writeToken,
} from './sso-fixture.ts';

const fake = identityCenterForEachTest();

async function signedIn() {
  const on = await sessionsOn(fake());
  await writeToken(on.home, tokenDocument(hourMs));
  const batches: (readonly SsoAccount[])[] = [];
  return {
    ...on,
    batches,
    list: (signal: AbortSignal = on.signal) =>
      on.sessions.listAccounts({ session, signal, onAccounts: (accounts) => batches.push(accounts) }),
  };
}

describe('credentials of a role', () => {
  test('are asked for with the token, the account and the role', async () => {
    const { role } = await signedIn();
    expect(await role()).toEqual({
      ok: true,
      value: {
        accessKeyId: 'ASIAEXAMPLE',
        secretAccessKey: 'secret',
        sessionToken: 'session',
        expiration: new Date(4_000_000_000_000),
      },
    });
    const [asked] = fake().requests('GetRoleCredentials');
    expect(asked?.bearer).toBe('kept-access');
    expect(asked?.query.get('account_id')).toBe('111111111111');
    expect(asked?.query.get('role_name')).toBe('Admin');
  });

  test.each([
    ['InvalidRequestException', 400, 'request-invalid'],
    ['UnauthorizedException', 401, 'person-needed'],
    ['TooManyRequestsException', 429, 'throttled'],
    ['ResourceNotFoundException', 404, 'sso-role-not-assigned'],
    ['ForbiddenException', 403, 'sso-role-not-assigned'],
    ['InternalServerException', 500, 'aws-internal'],
  ])('answered with %s', async (error, status, kind) => {
    const { role } = await signedIn();
    fake().set('GetRoleCredentials', () => exception(error, status));
    expect(outcome(await role())).toBe(kind);
  });

  test('that are not assigned: the failure names profile, role and account', async () => {
    const { role } = await signedIn();
    fake().set('GetRoleCredentials', () => exception('ForbiddenException', 403));
    expect(await role()).toEqual({
      ok: false,
      failure: { kind: 'sso-role-not-assigned', profile: 'dev', role: 'Admin', account: '111111111111' },
    });
  });

  test.each([{}, { roleCredentials: {} }, { roleCredentials: { accessKeyId: 'a', secretAccessKey: 'b' } }])(
    'that come half are none: %j',
    async (body) => {
      const { role } = await signedIn();
      fake().set('GetRoleCredentials', () => ({ body }));
      expect(outcome(await role())).toBe('answer-incomplete');
    },
  );

  test('show no token in what is told or logged', async () => {
    const { role, errors } = await signedIn();
    fake().set('GetRoleCredentials', () => exception('InvalidRequestException'));
    expect(JSON.stringify([await role(), errors])).not.toContain('kept-access');
    expect(errors).toHaveLength(1);
  });
});

const id = (number: number) => String(100_000_000_000 + number);

describe('accounts and roles', () => {
  test('come page by page, in batches, with at most three questions at once', async () => {
    const { list, batches } = await signedIn();
    fake().set('ListAccounts', ({ query }) => {
      const page = Number(query.get('next_token') ?? '0');
      const accountList = Array.from({ length: 25 }, (_, at) => ({
        accountId: id(page * 25 + at),
        accountName: `account ${page * 25 + at}`,
      }));
      return { body: { accountList, ...(page < 2 && { nextToken: String(page + 1) }) } };
    });
    fake().set('ListAccountRoles', async ({ query }) => {
      await new Promise((resolve) => setImmediate(resolve));
      const second = query.get('next_token') !== null;
      return {
        body: second
          ? { roleList: [{ roleName: 'Viewer' }] }
          : { roleList: [{ roleName: 'Admin' }], nextToken: 'more' },
      };
    });
    expect(await list()).toEqual({ ok: true, value: null });
    const all = batches.flat();
    expect(all).toHaveLength(75);
    expect(new Set(all.map((account) => account.id)).size).toBe(75);
    expect(all).toContainEqual({ id: id(7), name: 'account 7', roles: ['Admin', 'Viewer'] });
    expect(batches.length).toBeGreaterThan(5);
    expect(fake().mostAtOnce()).toBeLessThanOrEqual(3);
    expect(fake().requests('ListAccounts')[0]?.query.get('max_result')).toBe('100');
  });

  test('of a service that always has a next page come to an end', async () => {
    const { list, batches } = await signedIn();
    fake().set('ListAccounts', () => ({
      body: { accountList: [{ accountId: id(1), accountName: 'one' }], nextToken: 'again' },
    }));
    fake().set('ListAccountRoles', () => ({
      body: { roleList: [{ roleName: 'Admin' }], nextToken: 'again' },
    }));
    expect(await list()).toEqual({ ok: true, value: null });
    expect(fake().requests('ListAccounts')).toHaveLength(2);
    expect(fake().requests('ListAccountRoles')).toHaveLength(2);
    expect(batches).toEqual([[{ id: id(1), name: 'one', roles: ['Admin'] }]]);
  });

  test('that are none are left out; names are made fit to be shown', async () => {
    const { list, batches } = await signedIn();
    const accountList = [
      { accountId: '12', accountName: 'too short' },
      { accountName: 'no id' },
      { accountId: id(1), accountName: 'a\u0000b\nc' },
      { accountId: id(2) },
    ];
    fake().set('ListAccounts', () => ({ body: { accountList } }));
    fake().set('ListAccountRoles', () => ({
      body: { roleList: [{ roleName: 'Data.Team+x@y' }, { roleName: 'evil role' }, {}] },
    }));
    expect(outcome(await list())).toBe('ok');
    expect([...batches.flat()].sort((a, b) => (a.id < b.id ? -1 : 1))).toEqual([
      { id: id(1), name: 'a b c', roles: ['Data.Team+x@y'] },
      { id: id(2), name: id(2), roles: ['Data.Team+x@y'] },
    ]);
  });

  test('one account whose roles cannot be listed keeps none of the others away', async () => {
    const { list, batches } = await signedIn();
    const accountList = [1, 2, 3, 4, 5].map((number) => ({
      accountId: id(number),
      accountName: `n${number}`,
    }));
    fake().set('ListAccounts', () => ({ body: { accountList } }));
    fake().set('ListAccountRoles', ({ query }) =>
      query.get('account_id') === id(2)
        ? exception('InternalServerException', 500)
        : { body: { roleList: [{ roleName: 'Admin' }] } },
    );
    expect(outcome(await list())).toBe('aws-internal');
    expect(
      batches
        .flat()
        .map((account) => account.id)
        .sort(),
    ).toEqual([id(1), id(3), id(4), id(5)]);
  });

  test('an account of which the person has no role any more is one without roles', async () => {
    const { list, batches } = await signedIn();
    fake().set('ListAccountRoles', () => exception('ResourceNotFoundException', 404));
    expect(outcome(await list())).toBe('ok');
    expect(batches.flat()).toEqual([{ id: '111111111111', name: 'one', roles: [] }]);
  });

  test.each([
    ['InvalidRequestException', 400, 'request-invalid'],
    ['UnauthorizedException', 401, 'person-needed'],
    ['TooManyRequestsException', 429, 'throttled'],
    ['ResourceNotFoundException', 404, 'aws-unknown'],
  ])('ListAccounts answered with %s', async (error, status, kind) => {
    const { list, batches } = await signedIn();
    fake().set('ListAccounts', () => exception(error, status));
    expect(outcome(await list())).toBe(kind);
    expect(batches).toEqual([]);
  });

  test.each([
    ['InvalidRequestException', 400, 'request-invalid'],
    ['UnauthorizedException', 401, 'person-needed'],
    ['TooManyRequestsException', 429, 'throttled'],
  ])('ListAccountRoles answered with %s', async (error, status, kind) => {
    const { list } = await signedIn();
    fake().set('ListAccountRoles', () => exception(error, status));
    expect(outcome(await list())).toBe(kind);
  });

  test('stop coming after a cancel', async () => {
    const { list, batches } = await signedIn();
    const cancel = new AbortController();
    fake().set('ListAccountRoles', () => {
      cancel.abort();
      return { body: { roleList: [{ roleName: 'Admin' }] } };
    });
    expect(outcome(await list(cancel.signal))).toBe('cancelled');
    expect(batches).toEqual([]);
  });
});
