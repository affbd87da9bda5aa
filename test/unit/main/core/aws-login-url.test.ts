import { expect, it } from 'vitest';
import { awsLoginUrl } from '../../../../src/main/core/aws-login-url.ts';
import { signInPageVerdict } from '../../../../src/main/core/sign-in-page.ts';

it.each([
  ['eu-west-1', 'eu-west-1.signin.aws.amazon.com'],
  ['us-gov-west-1', 'us-gov-west-1.signin.amazonaws-us-gov.com'],
  ['cn-north-1', 'cn-north-1.signin.amazonaws.cn'],
  ['eusc-de-east-1', 'eusc-de-east-1.signin.amazonaws-eusc.eu'],
])('the page of AWS Sign-In in %s is one of those that may be opened', (region, host) => {
  const page = awsLoginUrl({
    region,
    redirectUri: 'http://127.0.0.1:40000/oauth/callback',
    state: 'a b',
    codeChallenge: 'c',
  });
  expect(new URL(page).host).toBe(host);
  expect(page).toContain('&state=a%20b&');
  expect(signInPageVerdict(page)).toEqual({ trusted: true, href: page });
});
