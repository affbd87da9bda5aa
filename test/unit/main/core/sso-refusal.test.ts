import * as sso from '@aws-sdk/client-sso';
import * as oidc from '@aws-sdk/client-sso-oidc';
import { describe, expect, test } from 'vitest';
import { type SsoRefusal, signInFailure, ssoRefusal } from '../../../../src/main/core/sso-refusal.ts';
import type { AwsOperation } from '../../../../src/shared/failure.ts';
import type { SsoSession } from '../../../../src/shared/sso.ts';

const oidcTable: Readonly<Record<string, SsoRefusal | null>> = {
  AccessDeniedException: 'access_denied',
  AuthorizationPendingException: 'authorization_pending',
  ExpiredTokenException: 'expired_token',
  InternalServerException: null,
  InvalidClientException: 'invalid_client',
  InvalidClientMetadataException: 'invalid_client_metadata',
  InvalidGrantException: 'invalid_grant',
  InvalidRedirectUriException: 'invalid_redirect_uri',
  InvalidRequestException: 'invalid_request',
  InvalidRequestRegionException: 'invalid_request',
  InvalidScopeException: 'invalid_scope',
  SlowDownException: 'slow_down',
  UnauthorizedClientException: 'unauthorized_client',
  UnsupportedGrantTypeException: 'unsupported_grant_type',
};

const portalTable: Readonly<Record<string, readonly [role: SsoRefusal | null, other: SsoRefusal | null]>> = {
  InvalidRequestException: [null, null],
  ResourceNotFoundException: ['not-assigned', null],
  TooManyRequestsException: [null, null],
  UnauthorizedException: ['token-not-taken', 'token-not-taken'],
  // In no model, but what the portal answers.
  ForbiddenException: ['not-assigned', null],
};

function exceptionsOf(sdk: object): readonly string[] {
  return Object.keys(sdk).filter((name) => /^(?!SSO).*Exception$/.test(name));
}

describe('every exception of the models has its meaning', () => {
  test('none is missing', () => {
    expect([...exceptionsOf(oidc)].sort()).toEqual(Object.keys(oidcTable).sort());
    expect(Object.keys(portalTable)).toEqual(expect.arrayContaining([...exceptionsOf(sso)]));
  });

  const oidcOperations: readonly AwsOperation[] = [
    'RegisterClient',
    'StartDeviceAuthorization',
    'CreateToken',
  ];
  test.each(Object.entries(oidcTable))('%s of the OIDC service: %s', (name, refusal) => {
    for (const operation of oidcOperations) expect(ssoRefusal(operation, name)).toBe(refusal);
  });

  test.each(Object.entries(portalTable))('%s of the portal: %j', (name, [role, other]) => {
    for (const operation of ['GetRoleCredentials', 'ListAccountRoles'] as const)
      expect(ssoRefusal(operation, name)).toBe(role);
    for (const operation of ['ListAccounts', 'Logout'] as const)
      expect(ssoRefusal(operation, name)).toBe(other);
  });

  test.each(['toString', 'constructor', '', 'TimeoutError'])('%j is none', (name) => {
    expect(ssoRefusal('CreateToken', name)).toBeNull();
    expect(ssoRefusal('GetRoleCredentials', name)).toBeNull();
  });
});

const session: SsoSession = {
  key: 'corp',
  form: 'sso-session',
  startUrl: 'https://c.awsapps.com/start',
  region: 'eu-west-1',
};

test('in a sign-in only "slow down" passes by itself', () => {
  const of = (refusal: SsoRefusal) => signInFailure({ operation: 'CreateToken', session, refusal });
  expect(of('slow_down')).toEqual({
    kind: 'throttled',
    operation: 'CreateToken',
    place: { profile: 'corp', region: 'eu-west-1' },
  });
  expect(of('access_denied')).toEqual({ kind: 'sign-in-refused', session, error: 'access_denied' });
});
