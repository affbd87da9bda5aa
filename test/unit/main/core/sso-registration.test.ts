import { describe, expect, test } from 'vitest';
import {
  documentFromRegistration,
  registrationCacheKey,
  registrationFromDocument,
  registrationScopes,
  registrationWish,
} from '../../../../src/main/core/sso-registration.ts';
import type { SignInFlow, SsoSession } from '../../../../src/shared/sso.ts';

const session: SsoSession = {
  key: 'corp',
  form: 'sso-session',
  startUrl: 'https://corp.awsapps.com/start',
  region: 'eu-west-1',
};

test.each([
  ['sso:account:access', ['sso:account:access']],
  [' sso:account:access , codewhisperer:completions,', ['sso:account:access', 'codewhisperer:completions']],
  ['', []],
  [' , ', []],
])('the scopes in %j', (text, scopes) => {
  expect(registrationScopes(text)).toEqual(scopes);
});

describe('the file of a registration', () => {
  const key = (of: SsoSession, flow: SignInFlow = 'browser') =>
    registrationCacheKey(of, registrationWish(of, flow));

  test('is another one for each thing that the registration depends on', () => {
    const all = [
      key(session),
      key(session, 'device-code'),
      key({ ...session, key: 'other' }),
      key({ ...session, region: 'us-east-1' }),
      key({ ...session, startUrl: 'https://other.awsapps.com/start' }),
      key({ ...session, scopes: ['a'] }),
      key({ ...session, form: 'legacy' }, 'device-code'),
    ];
    expect(new Set(all).size).toBe(all.length);
    expect(key({ ...session })).toBe(key(session));
  });

  test('is none of the AWS CLI’s own', () => {
    expect(key(session)).toContain('"tool":"windsock"');
  });

  test('is good until 15 minutes before its end', () => {
    const registration = { clientId: 'a', clientSecret: 'b', registrationExpiresAtMs: 4_000_000_000_000 };
    const document = documentFromRegistration(registration, registrationWish(session, 'browser'));
    expect(registrationFromDocument(document, 4_000_000_000_000 - 900_000)).toEqual(registration);
    expect(registrationFromDocument(document, 4_000_000_000_000 - 899_999)).toBeNull();
  });

  test.each([{}, { clientId: 'a' }, { clientId: 'a', clientSecret: '', expiresAt: '2090-01-01T00:00:00Z' }])(
    'that holds %j holds none',
    (document) => {
      expect(registrationFromDocument(document, 0)).toBeNull();
    },
  );
});
