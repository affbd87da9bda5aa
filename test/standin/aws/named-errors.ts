// The error answers that faults can name, as each service words them.
import type { FaultKind } from '../fault-board.ts';
import type { AwsError } from './aws-reply.ts';

/** The services that the AWS side speaks for. `web-identity` is the unsigned part of STS. */
export type Service = 'airflow' | 'sts' | 'iam' | 'web-identity' | 'sso' | 'sso-oidc' | 'signin';

function error(status: number, code: string, message: string): AwsError {
  return { status, code, message };
}

const MISMATCH =
  'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method.';
const INVALID_TOKEN = 'The security token included in the request is invalid.';
const EXPIRED_TOKEN = 'The security token included in the request is expired';

const airflow = {
  throttle: error(429, 'ThrottlingException', 'Rate exceeded'),
  'access-denied': error(403, 'AccessDeniedException', 'No Airflow role granted in IAM.'),
  'not-found': error(404, 'ResourceNotFoundException', 'Environment not found.'),
  internal: error(500, 'InternalServerException', 'Internal server error'),
  'expired-token': error(403, 'ExpiredTokenException', EXPIRED_TOKEN),
  'unrecognized-client': error(403, 'UnrecognizedClientException', INVALID_TOKEN),
  'signature-mismatch': error(403, 'InvalidSignatureException', MISMATCH),
  unsigned: error(403, 'MissingAuthenticationTokenException', 'Missing Authentication Token'),
  validation: error(400, 'ValidationException', 'Request validation failed.'),
};

const sts = {
  throttle: error(400, 'Throttling', 'Rate exceeded'),
  'access-denied': error(403, 'AccessDenied', 'User is not authorized to perform: sts:AssumeRole'),
  'not-found': error(404, 'ResourceNotFoundException', 'Environment not found.'),
  internal: error(500, 'InternalFailure', 'An internal error has occurred.'),
  'expired-token': error(403, 'ExpiredToken', EXPIRED_TOKEN),
  'unrecognized-client': error(403, 'InvalidClientTokenId', INVALID_TOKEN),
  'signature-mismatch': error(403, 'SignatureDoesNotMatch', MISMATCH),
  unsigned: error(403, 'MissingAuthenticationToken', 'Request is missing Authentication Token'),
  validation: error(400, 'ValidationError', 'Request validation failed.'),
  'region-disabled': error(
    403,
    'RegionDisabledException',
    'STS is not activated in this region for account. Your account administrator can activate STS in this region using the IAM Console.',
  ),
};

const iam = {
  ...sts,
  'access-denied': error(403, 'AccessDenied', 'User is not authorized to perform: iam:ListAccountAliases'),
};

const webIdentity = {
  ...sts,
  'access-denied': error(403, 'AccessDenied', 'Not authorized to perform sts:AssumeRoleWithWebIdentity'),
  'expired-token': error(
    400,
    'ExpiredTokenException',
    'Token expired: current date/time must be before the expiration date/time',
  ),
  'invalid-identity-token': error(
    400,
    'InvalidIdentityToken',
    'No OpenIDConnect provider found in your account',
  ),
  'idp-communication-error': error(
    400,
    'IDPCommunicationError',
    'Request to the identity provider timed out. Please retry.',
  ),
  'idp-rejected-claim': error(403, 'IDPRejectedClaim', 'The identity provider rejected the claim.'),
};

const sso = {
  throttle: error(429, 'TooManyRequestsException', 'HTTP 429 Too Many Requests'),
  'access-denied': error(403, 'ForbiddenException', 'No access'),
  'not-found': error(404, 'ResourceNotFoundException', 'The resource was not found.'),
  internal: error(500, 'InternalServerException', 'Internal server error'),
  unauthorized: error(401, 'UnauthorizedException', 'Session token not found or invalid'),
  'invalid-request': error(400, 'InvalidRequestException', 'Invalid request'),
};

const ssoOidc = {
  throttle: error(400, 'SlowDownException', 'Rate exceeded'),
  'access-denied': error(400, 'AccessDeniedException', 'The authorization request was denied'),
  internal: error(500, 'InternalServerException', 'An unexpected error has occurred'),
  'expired-token': error(400, 'ExpiredTokenException', 'The device code has expired'),
  'authorization-pending': error(400, 'AuthorizationPendingException', 'The authorization is pending'),
  'slow-down': error(400, 'SlowDownException', 'The client polls too often'),
  'invalid-request': error(400, 'InvalidRequestException', 'Invalid request'),
  'invalid-client': error(401, 'InvalidClientException', 'Invalid client'),
  'invalid-grant': error(400, 'InvalidGrantException', 'Invalid grant provided'),
  'invalid-scope': error(400, 'InvalidScopeException', 'Invalid scope requested'),
  'invalid-client-metadata': error(400, 'InvalidClientMetadataException', 'Invalid client metadata'),
  'invalid-redirect-uri': error(400, 'InvalidRedirectUriException', 'Invalid redirect URI'),
  'unauthorized-client': error(400, 'UnauthorizedClientException', 'The client may not use this grant'),
  'unsupported-grant-type': error(400, 'UnsupportedGrantTypeException', 'Unsupported grant type'),
};

const signin = {
  throttle: { ...error(429, 'TooManyRequestsError', 'Too many requests'), reason: 'INVALID_REQUEST' },
  // The status follows the reason: 401 for what has expired, 403 for what was taken away.
  'access-denied': {
    ...error(403, 'AccessDeniedException', 'User is not authorized to perform: signin:CreateOAuth2Token'),
    reason: 'INSUFFICIENT_PERMISSIONS',
  },
  'expired-token': {
    ...error(401, 'AccessDeniedException', 'The refresh token has expired'),
    reason: 'TOKEN_EXPIRED',
  },
  'expired-code': {
    ...error(401, 'AccessDeniedException', 'The authorization code has expired'),
    reason: 'AUTHCODE_EXPIRED',
  },
  'credentials-changed': {
    ...error(403, 'AccessDeniedException', 'The credentials of the user have changed'),
    reason: 'USER_CREDENTIALS_CHANGED',
  },
  internal: { ...error(500, 'InternalServerException', 'Internal server error'), reason: 'server_error' },
  validation: { ...error(400, 'ValidationException', 'Invalid request'), reason: 'INVALID_REQUEST' },
};

/** Service -> kind -> error. What a service has no word for is absent. */
export const namedErrors = {
  airflow,
  sts,
  iam,
  'web-identity': webIdentity,
  sso,
  'sso-oidc': ssoOidc,
  signin,
} as const satisfies Record<Service, Partial<Record<FaultKind, AwsError>>>;

/** What a service answers for a named kind of fault, if it has such an error. */
export function namedError(service: Service, kind: FaultKind): AwsError | undefined {
  const errors: Partial<Record<FaultKind, AwsError>> = namedErrors[service];
  return errors[kind];
}
