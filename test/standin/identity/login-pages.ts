// The page of AWS Sign-In on which somebody lets `aws login` use an identity of the AWS console.
import { escapeMarkup } from '../aws/aws-reply.ts';
import type { Reply } from '../loopback-server.ts';
import {
  form,
  goTo,
  isLoopbackCallback,
  type SignInRequest,
  type SignInRoute,
  signInErrorPage,
  signInPage,
  withParameters,
} from './sign-in-request.ts';

const CLIENT = 'arn:aws:signin:::devtools/same-device';
const CHALLENGE = /^[\w-]{43}$/;

function answerAuthorize({ identity, parameters }: SignInRequest): Reply {
  const asked = (name: string): string => parameters.get(name) ?? '';
  const [clientId, redirectUri, codeChallenge] = [
    asked('client_id'),
    asked('redirect_uri'),
    asked('code_challenge'),
  ];
  if (clientId !== CLIENT || !isLoopbackCallback(redirectUri))
    return signInErrorPage('The client is not known.');
  // The AWS CLI writes SHA-256 here, where OAuth has S256.
  const isS256 =
    ['SHA-256', 'S256'].includes(asked('code_challenge_method')) && CHALLENGE.test(codeChallenge);
  if (!isS256 || asked('response_type') !== 'code') {
    return goTo(withParameters(redirectUri, { error: 'invalid_request', state: asked('state') }));
  }
  const { logins } = identity;
  const request = logins.askConsent({ clientId, redirectUri, codeChallenge, state: asked('state') });
  const options = logins.choices().map(({ arn }) => `<option>${escapeMarkup(arn)}</option>`);
  const fields = `<label for="session">Continue with an active session</label><select id="session" name="session">${options.join('')}</select>
<div class="buttons"><button id="allow" class="primary" name="decision" value="allow">Continue</button>
<button id="deny" name="decision" value="deny">Cancel</button></div>`;
  const body = `<h1>Sign in for local development</h1>${form('/v1/consent', { request: request.id }, fields)}`;
  return signInPage('Amazon Web Services Sign-In', body);
}

function answerConsent({ identity, parameters }: SignInRequest): Reply {
  const { logins } = identity;
  const request = logins.findConsent(parameters.get('request') ?? '');
  if (request === undefined) return signInErrorPage('This request is no longer there.');
  const { redirectUri, state } = request;
  if (parameters.get('decision') !== 'allow') {
    return goTo(withParameters(redirectUri, { error: 'access_denied', state }));
  }
  const chosen = parameters.get('session');
  const session = logins.choices().find(({ arn }) => chosen === null || arn === chosen);
  if (session === undefined) return signInErrorPage('Nobody is signed in.');
  return goTo(withParameters(redirectUri, { code: logins.giveCode(request, session), state }));
}

/** The pages of AWS Sign-In. */
export const loginRoutes: readonly SignInRoute[] = [
  { name: 'login-authorize', method: 'GET', path: /^\/v1\/authorize$/, answer: answerAuthorize },
  { name: 'login-consent', method: 'POST', path: /^\/v1\/consent$/, answer: answerConsent },
];
