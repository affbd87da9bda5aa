import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { startUrlFrom } from '../../../src/shared/start-url.ts';

describe('the start URL of what a person types', () => {
  test.each([
    ['corp.awsapps.com/start', 'https://corp.awsapps.com/start'],
    ['https://corp.awsapps.com/start', 'https://corp.awsapps.com/start'],
    ['https://corp.awsapps.com/start/', 'https://corp.awsapps.com/start'],
    ['https://corp.awsapps.com/start/#/', 'https://corp.awsapps.com/start'],
    ['https://corp.awsapps.com/start#/?tab=accounts', 'https://corp.awsapps.com/start'],
    ['  https://CORP.awsapps.com/start?x=1  ', 'https://corp.awsapps.com/start'],
    ['MARA-DATA.AWSAPPS.COM/START', 'https://mara-data.awsapps.com/start'],
    ['https://corp.awsapps.com/Start/#/', 'https://corp.awsapps.com/start'],
    ['http://corp.awsapps.com/start', 'https://corp.awsapps.com/start'],
    ['corp.awsapps.com', 'https://corp.awsapps.com/start'],
    ['d-1234567890', 'https://d-1234567890.awsapps.com/start'],
    ['D-12345ABCDE', 'https://d-12345abcde.awsapps.com/start'],
    ['d-1234567890.awsapps.com/', 'https://d-1234567890.awsapps.com/start'],
    ['start.us-gov-home.awsapps.com/directory/corp', 'https://start.us-gov-home.awsapps.com/directory/corp'],
    ['https://start.home.awsapps.cn/directory/d-123/#/', 'https://start.home.awsapps.cn/directory/d-123'],
    ['ssoins-111111h2222j33pp', 'https://identitycenter.amazonaws.com/ssoins-111111h2222j33pp'],
    [
      'https://identitycenter.us-gov.amazonaws.com/ssoins-111111h2222j33pp/',
      'https://identitycenter.us-gov.amazonaws.com/ssoins-111111h2222j33pp',
    ],
    [
      'https://ssoins-111111h2222j33pp.eu-west-1.portal.amazonaws.com/#/',
      'https://ssoins-111111h2222j33pp.eu-west-1.portal.amazonaws.com',
    ],
    [
      'ssoins-111111h2222j33pp.portal.eu-west-1.app.aws',
      'https://ssoins-111111h2222j33pp.portal.eu-west-1.app.aws',
    ],
  ])('%j', (typed, startUrl) => {
    expect(startUrlFrom(typed)).toBe(startUrl);
  });

  test.each([
    '',
    ' ',
    'corp',
    'start',
    'awsapps.com',
    'corp awsapps.com',
    'https://evil.example/start',
    'https://corp.awsapps.com.evil.example/start',
    'https://corp.awsapps.com:8443/start',
    'https://me@corp.awsapps.com/start',
    'evil.example\\corp.awsapps.com/start',
    'https://corp.awsapps.com/mail',
    'https://corp.awsapps.com/STARTED',
    'https://start.home.awsapps.cn',
    'https://identitycenter.amazonaws.com/',
    'https://oidc.eu-west-1.amazonaws.com/authorize',
    'javascript:alert(1)',
    'd-123',
    `corp.awsapps.com/start?${'x'.repeat(400)}`,
  ])('is none: %j', (typed) => {
    expect(startUrlFrom(typed)).toBeNull();
  });

  test('is the same when typed again, and never throws', () => {
    const piece = fc.constantFrom(
      'https://',
      'corp',
      '.awsapps.com',
      '/start',
      '/',
      '#/',
      'd-1234567890',
      '?',
      '@',
      ':',
    );
    const text = fc.oneof(
      fc.string(),
      fc.array(piece, { maxLength: 7 }).map((pieces) => pieces.join('')),
    );
    fc.assert(
      fc.property(text, (typed) => {
        const startUrl = startUrlFrom(typed);
        return startUrl === null || startUrlFrom(startUrl) === startUrl;
      }),
      { numRuns: 2_000 },
    );
  });
});
