/** What a signed-in person gets at the portal: credentials of a role, and the accounts with their roles. */

import type { SSOClient } from '@aws-sdk/client-sso';
import { type AwsOperation, type Failure, fail, ok, type Result } from '../../shared/failure.ts';
import { type SsoAccount, type SsoSession, ssoSessionName } from '../../shared/sso.ts';
import { accountsFrom, rolesFrom } from '../core/sso-answers.ts';
import type { SsoRefusal } from '../core/sso-refusal.ts';
import type { SsoToken } from '../core/sso-token.ts';
import type { AwsCredentials } from './credentials-request.ts';
import { personNeeded, type SsoAccess, type SsoAccessRequest } from './sso-access.ts';
import type { SsoAnswer, SsoClients } from './sso-clients.ts';

/** What the portal is asked with. */
export interface SsoPortalParts {
  readonly clients: SsoClients;
  readonly access: SsoAccess;
}

/** One role of one account. */
export interface RoleRequest extends SsoAccessRequest {
  readonly accountId: string;
  readonly roleName: string;
}

/** @returns the credentials; failure `sso-role-not-assigned` | `person-needed` | `answer-incomplete` | of the network */
export async function roleCredentials(
  parts: SsoPortalParts,
  request: RoleRequest,
): Promise<Result<AwsCredentials>> {
  const { profile, accountId, roleName } = request;
  const operation = 'GetRoleCredentials';
  const answer = await ask(parts, request, {
    operation,
    run: ({ client, sdk, token, signal: abortSignal }) =>
      client.send(new sdk.GetRoleCredentialsCommand({ ...token, accountId, roleName }), { abortSignal }),
  });
  if (!answer.ok) return answer;
  if (!answer.value.answered)
    return fail({ kind: 'sso-role-not-assigned', profile, role: roleName, account: accountId });
  const { accessKeyId, secretAccessKey, sessionToken, expiration } =
    answer.value.answer.roleCredentials ?? {};
  if (!accessKeyId || !secretAccessKey || !sessionToken)
    return fail({ kind: 'answer-incomplete', operation });
  return ok({
    accessKeyId,
    secretAccessKey,
    sessionToken,
    // Milliseconds; 0 stands for a missing one.
    ...(expiration && { expiration: new Date(expiration) }),
  });
}

/** Whose accounts. */
export interface AccountsRequest {
  readonly session: SsoSession;
  readonly signal: AbortSignal;
  /** Called again and again with accounts that were not given before. */
  readonly onAccounts: (accounts: readonly SsoAccount[]) => void;
}

/** The service's own largest page. */
const pageSize = 100;
/** Far above any quota; an answer that always has a next page ends here. */
const maxPages = 100;
/** Throttling rates are unpublished. */
const maxCallsAtOnce = 3;
/** Accounts that are shown together while more are looked up. */
const batchSize = 10;

/**
 * Accounts whose roles cannot be listed are left out, and the first reason is the failure; what came before it holds.
 *
 * @returns failure `person-needed` | of the network or the service; never throws
 */
export async function listAccounts(parts: SsoPortalParts, request: AccountsRequest): Promise<Result<null>> {
  const access = { ...request, profile: ssoSessionName(request.session) };
  const seen = new Set<string>();
  let problem: Failure | undefined;
  const listed = await eachPage(async (nextToken) => {
    const page = await accountPage(parts, access, nextToken);
    if (!page.ok) return page;
    const fresh = page.value.items.filter(({ id }) => !seen.has(id) && seen.add(id));
    problem ??= await withRoles(parts, access, { accounts: fresh, onAccounts: request.onAccounts });
    return problem !== undefined && !isOfOneAccount(problem) ? fail(problem) : ok(page.value.nextToken);
  });
  if (!listed.ok) return listed;
  return problem === undefined ? ok(null) : fail(problem);
}

type Account = Omit<SsoAccount, 'roles'>;

interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextToken: string | undefined;
}

/** @param ask  gives the next page's token, or undefined after the last page */
async function eachPage(
  askPage: (token: string | undefined) => Promise<Result<string | undefined>>,
): Promise<Result<null>> {
  const seen = new Set<string>();
  let token: string | undefined;
  for (let page = 0; page < maxPages; page++) {
    const next = await askPage(token);
    if (!next.ok) return next;
    token = next.value;
    if (token === undefined || seen.has(token)) break;
    seen.add(token);
  }
  return ok(null);
}

async function accountPage(
  parts: SsoPortalParts,
  access: SsoAccessRequest,
  nextToken: string | undefined,
): Promise<Result<Page<Account>>> {
  const answer = await ask(parts, access, {
    operation: 'ListAccounts',
    run: ({ client, sdk, token, signal: abortSignal }) =>
      client.send(
        new sdk.ListAccountsCommand({ ...token, maxResults: pageSize, ...(nextToken && { nextToken }) }),
        { abortSignal },
      ),
  });
  if (!answer.ok) return answer;
  if (!answer.value.answered) return ok({ items: [], nextToken: undefined });
  const { accountList, nextToken: next } = answer.value.answer;
  return ok({ items: accountsFrom(accountList), nextToken: next || undefined });
}

/** @returns why some accounts are missing */
async function withRoles(
  parts: SsoPortalParts,
  access: SsoAccessRequest,
  given: { readonly accounts: readonly Account[]; readonly onAccounts: AccountsRequest['onAccounts'] },
): Promise<Failure | undefined> {
  const waiting = [...given.accounts];
  let ready: SsoAccount[] = [];
  let problem: Failure | undefined;
  const show = () => {
    if (ready.length > 0 && !access.signal.aborted) given.onAccounts(ready);
    ready = [];
  };
  const work = async () => {
    for (let account = waiting.shift(); account !== undefined; account = waiting.shift()) {
      const roles = await rolesOf(parts, access, account.id);
      if (roles.ok) ready.push({ ...account, roles: roles.value });
      else {
        problem ??= roles.failure;
        if (!isOfOneAccount(roles.failure)) waiting.length = 0;
      }
      if (ready.length >= batchSize) show();
    }
  };
  await Promise.all(Array.from({ length: maxCallsAtOnce }, work));
  show();
  return problem;
}

async function rolesOf(
  parts: SsoPortalParts,
  access: SsoAccessRequest,
  accountId: string,
): Promise<Result<readonly string[]>> {
  const roles = new Set<string>();
  const listed = await eachPage(async (nextToken) => {
    const answer = await ask(parts, access, {
      operation: 'ListAccountRoles',
      run: ({ client, sdk, token, signal: abortSignal }) =>
        client.send(
          new sdk.ListAccountRolesCommand({
            ...token,
            accountId,
            maxResults: pageSize,
            ...(nextToken && { nextToken }),
          }),
          { abortSignal },
        ),
    });
    if (!answer.ok) return answer;
    // Not assigned (any more): an account without roles.
    if (!answer.value.answered) return ok(undefined);
    for (const role of rolesFrom(answer.value.answer.roleList)) roles.add(role);
    return ok(answer.value.answer.nextToken || undefined);
  });
  return listed.ok ? ok([...roles]) : listed;
}

/** What is wrong with one account alone; after anything else the others would fail alike. */
const singleProblems: ReadonlySet<Failure['kind']> = new Set<Failure['kind']>([
  'aws-internal',
  'aws-unknown',
  'answer-incomplete',
  'request-invalid',
  'access-denied',
]);

function isOfOneAccount({ kind }: Failure): boolean {
  return singleProblems.has(kind);
}

interface Question<T> {
  readonly operation: AwsOperation;
  readonly run: (with_: {
    readonly client: SSOClient;
    readonly sdk: typeof import('@aws-sdk/client-sso');
    readonly token: { readonly accessToken: string };
    readonly signal: AbortSignal;
  }) => Promise<T>;
}

/** A token that the portal does not take is renewed once, and the question asked again. */
async function ask<T>(
  { clients, access }: SsoPortalParts,
  request: SsoAccessRequest,
  { operation, run }: Question<T>,
): Promise<Result<SsoAnswer<T>>> {
  const send = ({ accessToken }: SsoToken) =>
    clients.portal({
      ...request,
      operation,
      run: (with_) => run({ ...with_, token: { accessToken } }),
    });
  const token = await access.token(request);
  if (!token.ok) return token;
  const answer = await send(token.value);
  if (!answer.ok || !isNotTaken(answer.value)) return answer;
  const other = await access.tokenInsteadOf(request, token.value);
  if (!other.ok) return other;
  const again = await send(other.value);
  if (!again.ok || !isNotTaken(again.value)) return again;
  access.refuse(request.session, other.value);
  return personNeeded(request);
}

function isNotTaken(answer: SsoAnswer<unknown>): boolean {
  const notTaken: SsoRefusal = 'token-not-taken';
  return !answer.answered && answer.refusal === notTaken;
}

/** Ends the sign-in at the portal. @returns what AWS said, which for a token that has ended is a refusal */
export function logOut(
  { clients }: SsoPortalParts,
  request: SsoAccessRequest & { readonly token: SsoToken },
): Promise<Result<SsoAnswer<unknown>>> {
  const { token, ...rest } = request;
  return clients.portal({
    ...rest,
    operation: 'Logout',
    run: ({ client, sdk, signal: abortSignal }) =>
      client.send(new sdk.LogoutCommand({ accessToken: token.accessToken }), { abortSignal }),
  });
}
