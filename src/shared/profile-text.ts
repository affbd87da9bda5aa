/** Profiles in words: what each leads to, and what one lacks. */

import { assertNever } from './failure.ts';
import type { Profile, ProfileKind, ProfileOrigin, ProfileProblem } from './profile.ts';
import { ssoSessionName } from './sso.ts';

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

/** @returns the kind of a profile in words */
export function profileKindText(kind: ProfileKind): string {
  return profileKindNames[kind];
}

const profileOriginNames: Readonly<Record<ProfileOrigin, string>> = {
  files: 'From the AWS files',
  environment: 'From the environment variables',
  windsock: 'Kept by Windsock',
};

/** @returns where a profile comes from, in words */
export function profileOriginText(origin: ProfileOrigin): string {
  return profileOriginNames[origin];
}

/** @returns one line that explains a profile before anything is called: "assumes role X in account Y from profile Z" */
export function profileText(profile: Profile): string {
  if (!profile.readiness.ready) return profileProblemText(profile.readiness.reason);
  return [
    wayText(profile),
    ...(profile.mfaDevice === undefined ? [] : [`MFA device ${mfaDeviceName(profile.mfaDevice)}`]),
    profile.region ?? 'no region of its own',
    ...(profile.origin === 'windsock' ? ['added in Windsock'] : []),
  ].join(', ');
}

/** @returns the name of an MFA device: the last part of its ARN, or the serial number of a hardware one */
export function mfaDeviceName(device: string): string {
  return device.split('/').at(-1) || device;
}

function wayText(profile: Profile): string {
  const { kind, sourceProfile, ssoSession, accountId } = profile;
  switch (kind) {
    case 'assume-role':
    case 'assume-role-mfa': {
      const source = sourceProfile === undefined ? 'the environment variables' : `profile ${sourceProfile}`;
      const session =
        ssoSession === undefined ? '' : ` through IAM Identity Center ${ssoSessionName(ssoSession)}`;
      return `assumes ${roleText(profile)} from ${source}${session}`;
    }
    case 'sso-session':
    case 'sso-legacy':
      return `IAM Identity Center${ssoSession === undefined ? '' : ` ${ssoSessionName(ssoSession)}`}: ${roleText(profile)}`;
    case 'web-identity':
      return `web identity: ${roleText(profile)}`;
    case 'credential-process':
      return 'runs a program (credential_process)';
    case 'aws-login':
      return `aws login${accountId === undefined ? '' : ` to account ${accountId}`}`;
    default:
      return profileKindNames[kind];
  }
}

function roleText({ roleName, roleArn, accountId }: Profile): string {
  const role = roleName ?? roleArn?.split('/').at(-1) ?? '?';
  return `role ${role}${accountId === undefined ? '' : ` in account ${accountId}`}`;
}

/** @returns why a profile cannot be used, with the place to mend */
export function profileProblemText(problem: ProfileProblem): string {
  switch (problem.kind) {
    case 'no-credentials':
      return `Needs credentials: it holds no keys, no role and no sign-in ${placeText(problem)}`;
    case 'source-not-ready':
      return `Its source profile “${problem.source}” ${lowerFirst(profileProblemText(problem.reason))}`;
    case 'property-mistyped':
      return `Has ${problem.written}, did you mean ${problem.meant}? ${placeText(problem)}`;
    case 'partial-keys':
    case 'property-missing':
      return `Lacks ${problem.missing} ${placeText(problem)}`;
    case 'source-missing':
      return `Takes its credentials from “${problem.source}”, which does not exist ${placeText(problem)}`;
    case 'source-cycle':
      return `Its source profiles go in a circle: ${problem.through.join(' → ')} ${placeText(problem)}`;
    case 'role-without-source':
      return `Has role_arn but neither source_profile nor credential_source ${placeText(problem)}`;
    case 'role-with-two-sources':
      return `Has both source_profile and credential_source: keep one ${placeText(problem)}`;
    case 'property-invalid':
      return `Has a ${problem.property} that cannot be right${formText(problem.property)} ${placeText(problem)}`;
    case 'sso-session-missing':
      return `Names the sso-session “${problem.session}”, which does not exist: add [sso-session ${problem.session}] ${placeText(problem)}`;
    case 'credential-source-not-supported':
      return `Takes its credentials from “${problem.source}”, but a desktop offers only credential_source = Environment ${placeText(problem)}`;
    default:
      return assertNever(problem);
  }
}

/** What the properties look like that are checked. */
const forms: Readonly<Record<string, string>> = {
  region: 'eu-west-1',
  sso_region: 'eu-west-1',
  sso_start_url: 'https://your-company.awsapps.com/start',
  sso_account_id: '123456789012',
  role_arn: 'arn:aws:iam::123456789012:role/name',
  login_session: 'arn:aws:iam::123456789012:user/name',
};

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

function formText(property: string): string {
  if (property === 'credential_process') return ': a quote is not closed';
  return property in forms ? `, it looks like ${forms[property]}` : '';
}

function placeText({ file, line }: { readonly file: string; readonly line: number }): string {
  return line === 0 ? `(${file})` : `(${file}, line ${line})`;
}
