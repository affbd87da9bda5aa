// The four operations of the SSO portal, let in by the bearer token of a session: accounts, roles, keys, logout.
import type { SsoSession, SsoSessions } from '../identity/sso-sessions.ts';
import type { Incoming, Reply } from '../loopback-server.ts';
import type { World } from '../world.ts';
import { accountWithId, principalOf } from '../world-index.ts';
import { errorReply, jsonReply } from './aws-reply.ts';
import { type KeyRing, toAssumedRoleArn } from './key-ring.ts';
import { namedErrors } from './named-errors.ts';

/** What an operation of the portal works on. */
export interface PortalCall {
  readonly world: World;
  readonly sessions: SsoSessions;
  readonly keyRing: KeyRing;
  readonly incoming: Incoming;
  readonly parameters: URLSearchParams;
  readonly nowMs: number;
}

const errors = namedErrors.sso;

function fail(kind: keyof typeof errors, message?: string): Reply {
  return errorReply('rest-json', { ...errors[kind], ...(message === undefined ? {} : { message }) });
}

function bearerOf({ incoming }: PortalCall): string {
  return incoming.headers['x-amz-sso_bearer_token'] ?? '';
}

/** Answers for the session of the bearer token; 401 without one. */
function inSession(call: PortalCall, answer: (session: SsoSession) => Reply): Reply {
  const session = call.sessions.find(bearerOf(call));
  return session === undefined ? fail('unauthorized') : answer(session);
}

const PAGE_SIZE = 20;
const MAX_PAGE_SIZE = 1000;

/** One page of a list; its token is the offset, wrapped so that nobody reads it. */
function toPage<T>(
  call: PortalCall,
  items: readonly T[],
): { items: readonly T[]; nextToken?: string } | Reply {
  const size = Number(call.parameters.get('max_result') ?? PAGE_SIZE);
  if (!Number.isInteger(size) || size < 1 || size > MAX_PAGE_SIZE) return fail('invalid-request');
  const token = call.parameters.get('next_token');
  const wrap = (offset: number): string => Buffer.from(`offset:${offset}`).toString('base64');
  const offset =
    token === null ? 0 : Number(/^offset:(\d+)$/.exec(Buffer.from(token, 'base64').toString())?.[1]);
  if (!Number.isInteger(offset) || offset > items.length) return fail('invalid-request');
  const end = offset + size;
  return { items: items.slice(offset, end), ...(end < items.length ? { nextToken: wrap(end) } : {}) };
}

/** ListAccounts: the accounts in which the person has a role. */
export function listAccounts(call: PortalCall): Reply {
  return inSession(call, ({ user }) => {
    const ids = [...new Set(user.assignments.map(({ accountId }) => accountId))].toSorted();
    const page = toPage(call, ids);
    if ('status' in page) return page;
    return jsonReply({
      accountList: page.items.map((accountId) => {
        const accountName = accountWithId(call.world, accountId)?.alias ?? accountId;
        return { accountId, accountName, emailAddress: `${accountName}@accounts.example.com` };
      }),
      ...(page.nextToken === undefined ? {} : { nextToken: page.nextToken }),
    });
  });
}

/** ListAccountRoles: the person's roles in one account. */
export function listAccountRoles(call: PortalCall): Reply {
  return inSession(call, ({ user }) => {
    const asked = call.parameters.get('account_id') ?? '';
    const roles = user.assignments.filter(({ accountId }) => accountId === asked);
    if (roles.length === 0) return fail('access-denied');
    const page = toPage(call, roles);
    if ('status' in page) return page;
    return jsonReply({
      roleList: page.items.map(({ accountId, roleName }) => ({ accountId, roleName })),
      ...(page.nextToken === undefined ? {} : { nextToken: page.nextToken }),
    });
  });
}

/** GetRoleCredentials: keys of a role that is assigned to the person. */
export function getRoleCredentials(call: PortalCall): Reply {
  return inSession(call, ({ user, center }) => {
    const { parameters, world, keyRing, nowMs } = call;
    const [asked, askedRole] = [parameters.get('account_id'), parameters.get('role_name')];
    if (!asked || !askedRole) return fail('invalid-request');
    const assignment = user.assignments.find(
      ({ accountId, roleName }) => accountId === asked && roleName === askedRole,
    );
    const role = assignment && principalOf(world, assignment.roleArn);
    if (role === undefined) return fail('access-denied');
    const expiresAtMs = nowMs + (center.roleKeysLifeMs ?? 3_600_000);
    const callerArn = toAssumedRoleArn(role.arn, user.userName);
    const key = keyRing.issue({ principal: role, callerArn, expiresAtMs });
    return jsonReply({
      roleCredentials: {
        accessKeyId: key.accessKeyId,
        secretAccessKey: key.secretAccessKey,
        sessionToken: key.sessionToken,
        expiration: expiresAtMs,
      },
    });
  });
}

/** Logout: ends the session; its access and refresh tokens are good for nothing from now on. */
export function logout(call: PortalCall): Reply {
  return call.sessions.end(bearerOf(call)) ? { ...jsonReply({}), body: '' } : fail('unauthorized');
}
