/** What the errors of IAM Identity Center's two services mean. */

import type { AwsOperation, Failure } from '../../shared/failure.ts';
import { type SsoSession, ssoSessionName } from '../../shared/sso.ts';

/** OAuth's word for an answer, or that of the portal; what it means depends on what was asked. */
export type SsoRefusal =
  | 'authorization_pending'
  | 'slow_down'
  | 'access_denied'
  | 'expired_token'
  | 'invalid_grant'
  | 'invalid_client'
  | 'unauthorized_client'
  | 'unsupported_grant_type'
  | 'invalid_scope'
  | 'invalid_request'
  | 'invalid_client_metadata'
  | 'invalid_redirect_uri'
  /** The portal does not take the access token. */
  | 'token-not-taken'
  /** The person has no such role in the account. */
  | 'not-assigned';

/** The `error` that each exception of the OIDC service's model carries. */
const oidcRefusals: Readonly<Record<string, SsoRefusal>> = {
  AuthorizationPendingException: 'authorization_pending',
  SlowDownException: 'slow_down',
  AccessDeniedException: 'access_denied',
  ExpiredTokenException: 'expired_token',
  InvalidGrantException: 'invalid_grant',
  InvalidClientException: 'invalid_client',
  UnauthorizedClientException: 'unauthorized_client',
  UnsupportedGrantTypeException: 'unsupported_grant_type',
  InvalidScopeException: 'invalid_scope',
  InvalidRequestException: 'invalid_request',
  InvalidRequestRegionException: 'invalid_request',
  InvalidClientMetadataException: 'invalid_client_metadata',
  InvalidRedirectUriException: 'invalid_redirect_uri',
};

const roleOperations: ReadonlySet<AwsOperation> = new Set<AwsOperation>([
  'GetRoleCredentials',
  'ListAccountRoles',
]);

const oidcOperations: ReadonlySet<AwsOperation> = new Set<AwsOperation>([
  'RegisterClient',
  'StartDeviceAuthorization',
  'CreateToken',
]);

/**
 * `ForbiddenException` is in no model, but it is what the portal answers for a role that is not assigned.
 *
 * @param name  of the SDK's error
 * @returns the refusal; null when the error is of a general kind (throttling, network, a fault of the service)
 */
export function ssoRefusal(operation: AwsOperation, name: string): SsoRefusal | null {
  if (oidcOperations.has(operation))
    return Object.hasOwn(oidcRefusals, name) ? (oidcRefusals[name] ?? null) : null;
  if (name === 'UnauthorizedException') return 'token-not-taken';
  const isUnassigned = name === 'ForbiddenException' || name === 'ResourceNotFoundException';
  return roleOperations.has(operation) && isUnassigned ? 'not-assigned' : null;
}

/** @returns what a refusal means in the middle of a sign-in */
export function signInFailure(refused: {
  readonly operation: AwsOperation;
  readonly session: SsoSession;
  readonly refusal: SsoRefusal;
}): Failure {
  const { operation, session, refusal } = refused;
  if (refusal !== 'slow_down') return { kind: 'sign-in-refused', session, error: refusal };
  const place = { profile: ssoSessionName(session), region: session.region };
  return { kind: 'throttled', operation, place };
}
