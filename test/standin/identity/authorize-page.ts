// `https://oidc.{region}.amazonaws.com/authorize`: checks what a client asks for and leads on to the person's portal.
import type { Reply } from '../loopback-server.ts';
import { centerAt } from '../world-index.ts';
import {
  goTo,
  type SignInRequest,
  type SignInRoute,
  signInErrorPage,
  withParameters,
} from './sign-in-request.ts';
import { withoutPort } from './sso-clients.ts';

const S256_CHALLENGE = /^[\w-]{43}$/;

function answerAuthorize({ world, identity, parameters, incoming }: SignInRequest): Reply {
  const asked = (name: string): string => parameters.get(name) ?? '';
  const client = identity.clients.find(asked('client_id'));
  if (client === undefined) return signInErrorPage('The client is not known.');
  const redirectUri = asked('redirect_uri');
  // Nothing is sent to an address that the client did not register.
  if (!client.redirectUris.includes(withoutPort(redirectUri))) {
    return signInErrorPage('The redirect URI is not one of the client.');
  }
  const state = asked('state');
  const refuse = (error: string): Reply => goTo(withParameters(redirectUri, { error, state }));
  if (asked('response_type') !== 'code') return refuse('unsupported_response_type');
  const codeChallenge = asked('code_challenge');
  if (asked('code_challenge_method') !== 'S256' || !S256_CHALLENGE.test(codeChallenge)) {
    return refuse('invalid_request');
  }
  const scopes = asked('scopes').split(/[ ,]+/).filter(Boolean);
  if (!scopes.every((scope) => client.scopes.includes(scope))) return refuse('invalid_scope');
  const center = centerAt(world, client.issuerUrl ?? '');
  if (center === undefined || incoming.host !== `oidc.${center.region}.amazonaws.com`) {
    return refuse('invalid_request');
  }
  const request = identity.grants.askConsent({ client, center, redirectUri, state, codeChallenge });
  return goTo(`${center.startUrl}/consent?request=${request.id}`);
}

/** The pages of SSO-OIDC's own host. */
export const authorizeRoutes: readonly SignInRoute[] = [
  { name: 'authorize', method: 'GET', path: /^\/authorize$/, answer: answerAuthorize },
];
