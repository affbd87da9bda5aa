import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { signInPageVerdict } from '../../../../src/main/core/sign-in-page.ts';

describe('a page of AWS’s own', () => {
  test.each([
    'https://corp.awsapps.com/start/#/device?user_code=ABCD-EFGH',
    'https://d-1234567890.awsapps.com/start',
    'https://start.us-gov-home.awsapps.com/directory/corp',
    'https://start.us-gov-west-1.us-gov-home.awsapps.com/directory/corp',
    'https://start.home.awsapps.cn/directory/corp',
    'https://start.cn-north-1.home.awsapps.cn/directory/corp',
    'https://ssoins-111111h2222j33pp.eu-west-1.portal.amazonaws.com/',
    'https://ssoins-111111h2222j33pp.cn-north-1.portal.amazonaws.com.cn/#/device',
    'https://ssoins-111111h2222j33pp.portal.eu-west-1.app.aws/',
    'https://ssoins-111111h2222j33pp.portal.cn-north-1.app.amazonwebservices.com.cn/',
    'https://ssoins-111111h2222j33pp.eusc-de-east-1.portal.amazonaws.eu/',
    'https://ssoins-111111h2222j33pp.portal.eusc-de-east-1.api.amazonwebservices.eu/',
    'https://oidc.eu-west-1.amazonaws.com/authorize?response_type=code',
    'https://oidc.us-gov-west-1.amazonaws.com/authorize',
    'https://oidc.cn-north-1.amazonaws.com.cn/authorize',
    'https://device.sso.us-east-1.amazonaws.com/?user_code=ABCD-EFGH',
    'https://device.sso.us-gov-east-1.amazonaws.com/',
    'https://device.sso.cn-northwest-1.amazonaws.com.cn/',
    'https://us-east-1.signin.aws.amazon.com/v1/authorize',
    'https://us-gov-west-1.signin.amazonaws-us-gov.com/v1/authorize',
    'https://cn-north-1.signin.amazonaws.cn/v1/authorize',
  ])('is opened as it stands: %s', (page) => {
    expect(signInPageVerdict(page)).toEqual({ trusted: true, href: page });
  });

  test('is opened in its plain form, however it was spelled', () => {
    expect(signInPageVerdict('HTTPS://CORP.AwsApps.com:443/start')).toEqual({
      trusted: true,
      href: 'https://corp.awsapps.com/start',
    });
  });
});

describe('any other page', () => {
  test.each<readonly [string, string]>([
    ['https://evil.example/', 'evil.example'],
    ['https://awsapps.com/start', 'awsapps.com'],
    ['https://corp.awsapps.com.evil.example/start', 'corp.awsapps.com.evil.example'],
    ['https://evilawsapps.com/start', 'evilawsapps.com'],
    ['https://corp.awsapps.com./start', 'corp.awsapps.com.'],
    ['https://a.b.c.d.awsapps.com/', 'a.b.c.d.awsapps.com'],
    ['https://corp.awsapps.com@evil.example/start', 'evil.example'],
    ['https://user@corp.awsapps.com/start', 'corp.awsapps.com'],
    ['https://user:password@corp.awsapps.com/start', 'corp.awsapps.com'],
    ['https://corp.awsapps.com:8443/start', 'corp.awsapps.com:8443'],
    ['http://corp.awsapps.com/start', 'http://corp.awsapps.com'],
    ['ftp://corp.awsapps.com/start', 'ftp://corp.awsapps.com'],
    ['https://evil.example/#.awsapps.com', 'evil.example'],
    ['https://evil.example\\.awsapps.com/start', 'evil.example'],
    ['https://evil.example/?https://corp.awsapps.com', 'evil.example'],
    ['https://\u24d2orp.awsapps.com.evil.example', 'corp.awsapps.com.evil.example'],
    ['https://corp.aws\u0430pps.com/start', 'corp.xn--awspps-5nf.com'],
    ['https://oidc.eu-west-1.amazonaws.com.evil.example/', 'oidc.eu-west-1.amazonaws.com.evil.example'],
    ['https://oidc.evil.amazonaws.com/', 'oidc.evil.amazonaws.com'],
    ['https://evil.oidc.eu-west-1.amazonaws.com/', 'evil.oidc.eu-west-1.amazonaws.com'],
    ['https://bucket.s3.eu-west-1.amazonaws.com/', 'bucket.s3.eu-west-1.amazonaws.com'],
    ['https://abc.execute-api.eu-west-1.amazonaws.com/', 'abc.execute-api.eu-west-1.amazonaws.com'],
    // What customers run on AWS's own domains.
    ['https://x.studio.sagemaker.eu-west-1.app.aws/', 'x.studio.sagemaker.eu-west-1.app.aws'],
    ['https://evil.studio.eu-west-1.app.aws/', 'evil.studio.eu-west-1.app.aws'],
    ['https://evil.portal.x.eu-west-1.app.aws/', 'evil.portal.x.eu-west-1.app.aws'],
    ['https://abc.lambda-url.eu-west-1.on.aws/', 'abc.lambda-url.eu-west-1.on.aws'],
    ['https://abc.eu-west-1.signin.aws.amazon.com/', 'abc.eu-west-1.signin.aws.amazon.com'],
    ['https://signin.aws.amazon.com/', 'signin.aws.amazon.com'],
    ['https://identitycenter.amazonaws.com/ssoins-1', 'identitycenter.amazonaws.com'],
    ['blob:https://corp.awsapps.com/x', 'A blob: page'],
    ['javascript:alert(1)', 'A javascript: page'],
    ['data:text/html,x', 'A data: page'],
    ['file:///etc/passwd', 'A file: page'],
    ['about:blank', 'A about: page'],
    ['', 'A page without an address'],
    ['corp.awsapps.com/start', 'A page without an address'],
    [`https://corp.awsapps.com/${'a'.repeat(5_000)}`, 'A page without an address'],
  ])('is refused: %s', (page, host) => {
    expect(signInPageVerdict(page)).toEqual({ trusted: false, host });
  });

  test('whatever is trusted is https, without user info or port, on a host of AWS’s', () => {
    const own =
      /\.(awsapps\.(com|cn)|amazonaws\.(com|com\.cn|eu|cn)|app\.aws|amazon\.com|amazonwebservices\.(com\.cn|eu)|amazonaws-us-gov\.com)$/;
    const part = fc.oneof(
      fc.constantFrom(
        'awsapps',
        'com',
        'cn',
        'oidc',
        'eu-west-1',
        'amazonaws',
        'portal',
        'app',
        'aws',
        'corp',
        'evil',
      ),
      fc.string({ maxLength: 6 }),
    );
    const glue = fc.constantFrom('.', '@', '/', '\\', ':', '#', '?', '%2e', '\u3002', '\t', '', '.');
    const address = fc
      .array(fc.tuple(part, glue), { maxLength: 8 })
      .map((pairs) => `https://${pairs.flat().join('')}awsapps.com/start`);
    fc.assert(
      fc.property(fc.oneof(address, fc.webUrl(), fc.string()), (text) => {
        const verdict = signInPageVerdict(text);
        if (!verdict.trusted) return verdict.host.length <= 120 && !/\p{Cc}/u.test(verdict.host);
        const { protocol, hostname, port, username, password } = new URL(verdict.href);
        return (
          protocol === 'https:' && port === '' && username === '' && password === '' && own.test(hostname)
        );
      }),
      { numRuns: 3_000 },
    );
  });
});
