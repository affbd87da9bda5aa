import { describe, expect, it } from 'vitest';
import type { Profile, ProfileKind } from '../../../src/shared/profile.ts';
import { profileKindText, profileProblemText, profileText } from '../../../src/shared/profile-text.ts';
import { everyProblem } from './every-failure.ts';

const ready: Profile = { name: 'dev', kind: 'access-key', readiness: { ready: true }, origin: 'files' };
const kinds: readonly ProfileKind[] = [
  'access-key',
  'assume-role',
  'assume-role-mfa',
  'sso-session',
  'sso-legacy',
  'credential-process',
  'web-identity',
  'aws-login',
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
      'assumes role odd, no region of its own',
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
      if ('file' in problem) expect(text).toContain('(~/.aws/config, line 7)');
    },
  );

  it.each(kinds)('%s has a name and a need', (kind) => {
    expect(profileKindText(kind)).toMatch(/\w/);
    expect(profileProblemText({ kind: 'kind-not-supported-yet', profileKind: kind })).toMatch(/^Needs \w/);
  });

  it('shows the way round of a circle', () => {
    expect(profileProblemText(everyProblem['source-cycle'])).toContain('a → b → a');
  });
});
