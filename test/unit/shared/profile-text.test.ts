import { describe, expect, it } from 'vitest';
import type { Profile, ProfileKind } from '../../../src/shared/profile.ts';
import { profileKindText, profileProblemText, profileText } from '../../../src/shared/profile-text.ts';
import { everyProblem } from './every-failure.ts';

const ready: Profile = { name: 'dev', kind: 'access-key', readiness: { ready: true }, origin: 'files' };
const corp = {
  key: 'corp',
  form: 'sso-session',
  startUrl: 'https://corp.awsapps.com/start',
  region: 'eu-west-1',
} as const;
const kinds: readonly ProfileKind[] = [
  'access-key',
  'assume-role',
  'assume-role-mfa',
  'sso-session',
  'sso-legacy',
  'credential-process',
  'web-identity',
  'aws-login',
  'environment-variables',
  'empty',
];

describe('a profile in one line', () => {
  it.each<readonly [string, Partial<Profile>, string]>([
    ['keys with a region', { region: 'eu-west-1' }, 'access key, eu-west-1'],
    ['keys without a region', {}, 'access key, no region of its own'],
    [
      'a role with all that is known of it',
      {
        kind: 'assume-role',
        roleArn: 'arn:aws:iam::123456789012:role/team/deploy',
        accountId: '123456789012',
        sourceProfile: 'base',
        region: 'us-east-1',
      },
      'assumes role deploy in account 123456789012 from profile base, us-east-1',
    ],
    [
      'a role of which little is known',
      { kind: 'assume-role', roleArn: 'odd' },
      'assumes role odd from the environment variables, no region of its own',
    ],
    [
      'a role with MFA',
      {
        kind: 'assume-role-mfa',
        roleArn: 'arn:aws:iam::123456789012:role/deploy',
        accountId: '123456789012',
        sourceProfile: 'base',
        mfaDevice: 'arn:aws:iam::123456789012:mfa/mara',
        region: 'eu-west-1',
      },
      'assumes role deploy in account 123456789012 from profile base, MFA device mara, eu-west-1',
    ],
    [
      'a role whose source signs in',
      { kind: 'assume-role', roleName: 'x', sourceProfile: 'base', ssoSession: corp, region: 'eu-west-1' },
      'assumes role x from profile base through IAM Identity Center corp, eu-west-1',
    ],
    [
      'IAM Identity Center',
      { kind: 'sso-session', roleName: 'Data', accountId: '123456789012', ssoSession: corp },
      'IAM Identity Center corp: role Data in account 123456789012, no region of its own',
    ],
    [
      'IAM Identity Center in the legacy form',
      {
        kind: 'sso-legacy',
        roleName: 'Data',
        ssoSession: { ...corp, key: corp.startUrl, form: 'legacy' },
        region: 'eu-west-1',
      },
      'IAM Identity Center corp.awsapps.com: role Data, eu-west-1',
    ],
    [
      'one added in Windsock',
      { kind: 'sso-session', roleName: 'Data', ssoSession: corp, region: 'eu-west-1', origin: 'windsock' },
      'IAM Identity Center corp: role Data, eu-west-1, added in Windsock',
    ],
    [
      'credential_process',
      { kind: 'credential-process', region: 'eu-west-1' },
      'runs a program (credential_process), eu-west-1',
    ],
    [
      'web identity',
      { kind: 'web-identity', roleName: 'ci', accountId: '123456789012', region: 'eu-west-1' },
      'web identity: role ci in account 123456789012, eu-west-1',
    ],
    [
      'aws login',
      { kind: 'aws-login', accountId: '123456789012', region: 'eu-west-1' },
      'aws login to account 123456789012, eu-west-1',
    ],
    [
      'the environment variables',
      { kind: 'environment-variables', region: 'eu-west-1', origin: 'environment' },
      'access key of the environment variables, eu-west-1',
    ],
  ])('%s', (_what, more, text) => {
    expect(profileText({ ...ready, ...more })).toBe(text);
  });

  it('says first what is missing', () => {
    const readiness = { ready: false, reason: everyProblem['partial-keys'] } as const;
    expect(profileText({ ...ready, readiness, region: 'eu-west-1' })).toBe(
      'Lacks aws_secret_access_key (~/.aws/config, line 7)',
    );
  });
});

describe('why a profile cannot be used', () => {
  it.each(Object.entries(everyProblem))(
    '%s is said without a full stop, with the place to mend',
    (_kind, problem) => {
      const text = profileProblemText(problem);
      expect(text).toMatch(/^[A-Z][^\n]*[^.]$/);
      expect(text).not.toContain('undefined');
      expect(text).toContain('(~/.aws/config, line 7)');
    },
  );

  it.each(kinds)('%s has a name', (kind) => {
    expect(profileKindText(kind)).toMatch(/\w/);
  });

  it.each([
    ['region', 'eu-west-1'],
    ['role_arn', 'arn:aws:iam::123456789012:role/name'],
    ['sso_start_url', 'https://your-company.awsapps.com/start'],
  ])('a wrong %s is said with what a right one looks like', (property, form) => {
    expect(profileProblemText({ kind: 'property-invalid', property, file: 'config', line: 3 })).toBe(
      `Has a ${property} that cannot be right, it looks like ${form} (config, line 3)`,
    );
  });

  it('says what is wrong with a profile that another takes its credentials from', () => {
    expect(profileProblemText(everyProblem['source-not-ready'])).toBe(
      'Its source profile “base” needs credentials: it holds no keys, no role and no sign-in (~/.aws/config, line 7)',
    );
  });

  it('says of a mistyped name what is meant', () => {
    expect(profileProblemText(everyProblem['property-mistyped'])).toBe(
      'Has sso_sesion, did you mean sso_session? (~/.aws/config, line 7)',
    );
  });

  it('says of a command that a quote is open', () => {
    const place = { file: 'config', line: 3 };
    expect(profileProblemText({ kind: 'property-invalid', property: 'credential_process', ...place })).toBe(
      'Has a credential_process that cannot be right: a quote is not closed (config, line 3)',
    );
  });

  it('names what stands in no file', () => {
    const place = { file: 'environment variables', line: 0 };
    expect(profileProblemText({ kind: 'partial-keys', missing: 'AWS_SECRET_ACCESS_KEY', ...place })).toBe(
      'Lacks AWS_SECRET_ACCESS_KEY (environment variables)',
    );
  });

  it('shows the way round of a circle', () => {
    expect(profileProblemText(everyProblem['source-cycle'])).toContain('a → b → a');
  });
});
