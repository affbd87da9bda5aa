// CreateOAuth2Token of AWS Sign-In: keys for the session that `aws login` began, bound to the client's key by DPoP.
import type { LoginGrant, LoginSessions } from '../identity/login-sessions.ts';
import type { Incoming, Reply } from '../loopback-server.ts';
import type { World } from '../world.ts';
import { principalOf } from '../world-index.ts';
import { errorReply, jsonReply } from './aws-reply.ts';
import { checkDpop } from './dpop.ts';
import { type JsonBody, textOf } from './json-body.ts';
import type { KeyRing } from './key-ring.ts';
import { namedErrors } from './named-errors.ts';

/** What the operation works on. */
export interface SigninCall {
  readonly world: World;
  readonly logins: LoginSessions;
  readonly keyRing: KeyRing;
  readonly incoming: Incoming;
  readonly body: JsonBody;
  readonly nowMs: number;
}

const errors = namedErrors.signin;
const KEYS_LIFE_S = 900;
const CLIENTS = /^arn:aws:signin:::devtools\/(same|cross)-device$/;

function invalid(message: string): Reply {
  return errorReply('signin', { ...errors.validation, message });
}

function idTokenOf(arn: string, nowMs: number): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = { sub: arn, iat: Math.floor(nowMs / 1000) };
  return `${part({ alg: 'ES384', typ: 'JWT' })}.${part(claims)}.${Buffer.alloc(96, 1).toString('base64url')}`;
}

function toReply({ world, keyRing, nowMs }: SigninCall, grant: LoginGrant, withIdToken: boolean): Reply {
  const { arn } = grant.session;
  const principal = principalOf(world, arn);
  if (principal === undefined) return errorReply('signin', errors['credentials-changed']);
  const expiresAtMs = nowMs + KEYS_LIFE_S * 1000;
  const { accessKeyId, secretAccessKey, sessionToken } = keyRing.issue({
    principal,
    callerArn: arn,
    expiresAtMs,
  });
  return jsonReply({
    accessToken: { accessKeyId, secretAccessKey, sessionToken },
    tokenType: 'aws_sigv4',
    expiresIn: KEYS_LIFE_S,
    refreshToken: grant.refreshToken,
    ...(withIdToken ? { idToken: idTokenOf(arn, nowMs) } : {}),
  });
}

/** CreateOAuth2Token: fifteen minutes of keys for a code of the page, or for a refresh token. */
export function createOAuth2Token(call: SigninCall): Reply {
  const { body, incoming, logins, nowMs } = call;
  const clientId = textOf(body, 'clientId');
  if (!CLIENTS.test(clientId)) return invalid('Invalid clientId');
  const proof = checkDpop(incoming, nowMs);
  if (typeof proof === 'string') return invalid(proof);
  if (!logins.isNewProof(proof.id)) return invalid('DPoP proof was used before');
  const { thumbprint } = proof;
  const grantType = textOf(body, 'grantType');
  if (grantType === 'refresh_token') {
    const grant = logins.renew({ clientId, thumbprint, refreshToken: textOf(body, 'refreshToken') });
    if (grant === 'expired') return errorReply('signin', errors['expired-token']);
    return grant === 'invalid' ? invalid('The token is bound to another key') : toReply(call, grant, false);
  }
  if (grantType !== 'authorization_code') return invalid('Invalid grantType');
  const [code, codeVerifier] = [textOf(body, 'code'), textOf(body, 'codeVerifier')];
  const redirectUri = textOf(body, 'redirectUri');
  const grant = logins.redeem({ clientId, thumbprint, code, codeVerifier, redirectUri });
  if (grant === 'expired') return errorReply('signin', errors['expired-code']);
  return grant === 'invalid' ? invalid('Invalid authorization code') : toReply(call, grant, true);
}
