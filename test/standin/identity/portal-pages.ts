// The access portal at `https://{name}.awsapps.com/start`: signing in, consenting to a client, confirming a device code.
import { escapeMarkup } from '../aws/aws-reply.ts';
import type { Reply } from '../loopback-server.ts';
import type { IdentityCenter, IdentityCenterUser } from '../world.ts';
import {
  form,
  goTo,
  type SignInRequest,
  type SignInRoute,
  signInErrorPage,
  signInPage,
  withParameters,
} from './sign-in-request.ts';

/** The cookie that says who is signed in at a portal. */
const PORTAL_COOKIE = 'x-amz-sso_authn';

interface PortalRequest extends SignInRequest {
  readonly center: IdentityCenter;
  /** Who the cookie says it is. */
  readonly user: IdentityCenterUser | undefined;
}

function centerOf({ world, incoming }: SignInRequest): IdentityCenter | undefined {
  return world.identityCenters?.find(({ startUrl }) => new URL(startUrl).host === incoming.host);
}

function userOf(center: IdentityCenter, { incoming }: SignInRequest): IdentityCenterUser | undefined {
  const cookie = new RegExp(`(?:^|; ?)${PORTAL_COOKIE}=([^;]*)`).exec(incoming.headers.cookie ?? '')?.[1];
  return center.users.find(({ userName }) => encodeURIComponent(userName) === cookie);
}

function atPortal(answer: (request: PortalRequest) => Reply): SignInRoute['answer'] {
  return (request) => {
    const center = centerOf(request);
    if (center === undefined) return signInErrorPage('There is no access portal here.');
    return answer({ ...request, center, user: userOf(center, request) });
  };
}

/** Only for people who are signed in; everybody else is asked who they are, and comes back. */
function signedIn(
  answer: (request: PortalRequest & { user: IdentityCenterUser }) => Reply,
): SignInRoute['answer'] {
  return atPortal((request) => {
    const { user, incoming } = request;
    if (user !== undefined) return answer({ ...request, user });
    if (incoming.method !== 'GET') return signInErrorPage('Nobody is signed in.');
    const fields = `<label for="username">Username</label><input id="username" name="username" autocomplete="username" autofocus>
<div class="buttons"><button id="sign-in" class="primary">Sign in</button></div>`;
    const back = `${incoming.path}?${incoming.query}`;
    return signInPage('Sign in', `<h1>Sign in</h1>${form('/start/sign-in', { back }, fields)}`);
  });
}

function signIn({ center, parameters }: PortalRequest): Reply {
  const name = (parameters.get('username') ?? '').trim();
  const user = center.users.find(({ userName }) => userName === name);
  if (user === undefined) return signInErrorPage('We could not verify your sign-in credentials.');
  const back = parameters.get('back') ?? '';
  const cookie = `${PORTAL_COOKIE}=${encodeURIComponent(user.userName)}; Path=/; Secure; HttpOnly; SameSite=None`;
  return goTo(/^\/start\//.test(back) ? back : '/start/', cookie);
}

function who(user: IdentityCenterUser): string {
  return `<p>You are signed in as <strong id="signed-in-as">${escapeMarkup(user.userName)}</strong>.</p>`;
}

function buttons(yes: string, label: string): string {
  return `<div class="buttons"><button id="${yes}" class="primary" name="decision" value="allow">${label}</button>
<button id="deny" name="decision" value="deny">Deny</button></div>`;
}

/** The start page; its script follows the fragment of a device link, as the real one does. */
const START_SCRIPT = `
const follow = () => {
  const match = /^#\\/device(\\?.*)?$/.exec(location.hash);
  if (match) location.replace('/start/device' + (match[1] || ''));
};
addEventListener('hashchange', follow);
follow();`;

function startPage({ user, center }: PortalRequest): Reply {
  const count = new Set(user?.assignments.map(({ accountId }) => accountId)).size;
  const body = user
    ? `<h1>AWS accounts</h1>${who(user)}<p>${count} accounts</p>`
    : `<h1>${escapeMarkup(new URL(center.startUrl).host)}</h1><p>Nobody is signed in.</p>`;
  return signInPage('AWS access portal', `${body}<script>${START_SCRIPT}</script>`);
}

function consentPage({ identity, parameters, user }: PortalRequest & { user: IdentityCenterUser }): Reply {
  const request = identity.grants.findConsent(parameters.get('request') ?? '');
  if (request === undefined) return signInErrorPage('This request is no longer there.');
  const body = `<h1>Allow access to your data?</h1>${who(user)}
<p>An application on this computer wants to use your AWS accounts and roles.</p>
${form('/start/consent', { request: request.id }, buttons('allow', 'Allow access'))}`;
  return signInPage('Allow access', body);
}

function consent({ identity, parameters, user }: PortalRequest & { user: IdentityCenterUser }): Reply {
  const request = identity.grants.findConsent(parameters.get('request') ?? '');
  if (request === undefined) return signInErrorPage('This request is no longer there.');
  const { redirectUri, state } = request;
  if (parameters.get('decision') !== 'allow') {
    const error = { error: 'access_denied', error_description: 'The user denied the request', state };
    return goTo(withParameters(redirectUri, error));
  }
  const { code } = identity.grants.giveCode(request, user);
  return goTo(withParameters(redirectUri, { code, state }));
}

function devicePage({ parameters, user }: PortalRequest & { user: IdentityCenterUser }): Reply {
  const code = parameters.get('user_code') ?? '';
  const fields = `<label for="user-code">Code</label><input id="user-code" name="user_code" value="${escapeMarkup(code)}" autocomplete="off">
${buttons('confirm', 'Confirm and continue')}`;
  const hint = '<p>Confirm that this code is the one that the application shows.</p>';
  return signInPage(
    'Authorization requested',
    `<h1>Authorization requested</h1>${who(user)}${hint}${form('/start/device', {}, fields)}`,
  );
}

function confirmDevice({
  identity,
  parameters,
  user,
  center,
}: PortalRequest & { user: IdentityCenterUser }): Reply {
  const grant = identity.grants.findUserCode(parameters.get('user_code') ?? '');
  if (grant === undefined || grant.center !== center || grant.decision.kind !== 'pending') {
    return signInErrorPage('The code is not valid.');
  }
  const isAllowed = parameters.get('decision') === 'allow';
  grant.decision = isAllowed ? { kind: 'allowed', user } : { kind: 'denied' };
  const said = isAllowed ? 'Request approved' : 'Request denied';
  return signInPage(said, `<h1 id="result">${said}</h1><p>You can close this window.</p>`);
}

/** The pages of an access portal. */
export const portalRoutes: readonly SignInRoute[] = [
  { name: 'portal', method: 'GET', path: /^\/start\/?$/, answer: atPortal(startPage) },
  { name: 'portal-sign-in', method: 'POST', path: /^\/start\/sign-in$/, answer: atPortal(signIn) },
  { name: 'consent-page', method: 'GET', path: /^\/start\/consent$/, answer: signedIn(consentPage) },
  { name: 'consent', method: 'POST', path: /^\/start\/consent$/, answer: signedIn(consent) },
  { name: 'device-page', method: 'GET', path: /^\/start\/device$/, answer: signedIn(devicePage) },
  { name: 'device', method: 'POST', path: /^\/start\/device$/, answer: signedIn(confirmDevice) },
];
