/** Profiles in words: what each leads to, and what one lacks. */

import { assertNever } from './failure.ts';
import type { Profile, ProfileKind, ProfileProblem } from './profile.ts';

const profileKindNames: Readonly<Record<ProfileKind, string>> = {
  'access-key': 'access key',
  'assume-role': 'assumed role',
  'assume-role-mfa': 'assumed role with MFA',
  'sso-session': 'IAM Identity Center',
  'sso-legacy': 'IAM Identity Center (legacy form)',
  'credential-process': 'credential_process',
  'web-identity': 'web identity',
  'aws-login': 'aws login',
  'environment-variables': 'access key of the environment variables',
  empty: 'empty',
};

const whatKindNeeds: Readonly<Record<ProfileKind, string>> = {
  'access-key': 'an access key',
  'assume-role': 'a source profile',
  'assume-role-mfa': 'an MFA code, which this version cannot ask for yet',
  'sso-session': 'a sign-in to IAM Identity Center, which this version cannot do yet',
  'sso-legacy': 'a sign-in to IAM Identity Center, which this version cannot do yet',
  'credential-process': 'its credential_process to be run, which this version does not do yet',
  'web-identity': 'its web identity token to be exchanged, which this version does not do yet',
  'aws-login': 'a sign-in with `aws login`, which this version cannot use yet',
  'environment-variables': 'an access key',
  empty: 'credentials: it holds no keys, no role and no sign-in',
};

/** @returns the kind of a profile in words */
export function profileKindText(kind: ProfileKind): string {
  return profileKindNames[kind];
}

/** @returns one line that explains a profile before anything is called: "assumes role X in account Y from profile Z" */
export function profileText(profile: Profile): string {
  if (!profile.readiness.ready) return profileProblemText(profile.readiness.reason);
  const region = profile.region === undefined ? 'no region of its own' : profile.region;
  if (profile.roleArn === undefined) return `${profileKindNames[profile.kind]}, ${region}`;
  const role = profile.roleArn.split('/').at(-1) ?? profile.roleArn;
  const account = profile.accountId === undefined ? '' : ` in account ${profile.accountId}`;
  const source = profile.sourceProfile === undefined ? '' : ` from profile ${profile.sourceProfile}`;
  return `assumes role ${role}${account}${source}, ${region}`;
}

/** @returns why a profile cannot be used, with the place to mend */
export function profileProblemText(problem: ProfileProblem): string {
  switch (problem.kind) {
    case 'kind-not-supported-yet':
      return `Needs ${whatKindNeeds[problem.profileKind]}`;
    case 'no-credentials':
      return `Needs ${whatKindNeeds.empty}`;
    case 'partial-keys':
      return `Lacks ${problem.missing} (${problem.file}, line ${problem.line})`;
    case 'source-missing':
      return `Takes its credentials from "${problem.source}", which does not exist (${problem.file}, line ${problem.line})`;
    case 'source-cycle':
      return `Its source profiles go in a circle: ${problem.through.join(' → ')} (${problem.file}, line ${problem.line})`;
    case 'role-without-source':
      return `Has role_arn but neither source_profile nor credential_source (${problem.file}, line ${problem.line})`;
    case 'role-with-two-sources':
      return `Has both source_profile and credential_source: keep one (${problem.file}, line ${problem.line})`;
    case 'property-missing':
      return `Lacks ${problem.missing} (${problem.file}, line ${problem.line})`;
    case 'property-invalid':
      return `Has a ${problem.property} that cannot be right (${problem.file}, line ${problem.line})`;
    case 'sso-session-missing':
      return `Names the sso-session "${problem.session}", which does not exist (${problem.file}, line ${problem.line})`;
    case 'credential-source-not-supported':
      return `Takes its credentials from "${problem.source}", but a desktop offers only credential_source = Environment (${problem.file}, line ${problem.line})`;
    default:
      return assertNever(problem);
  }
}
