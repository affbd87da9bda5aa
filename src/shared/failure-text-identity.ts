/** Failures of profiles, credentials and sign-ins in words. */

import { assertNever, type Failure } from './failure.ts';
import type { FailureText, Texts } from './failure-words.ts';
import type { PersonNeed } from './person-need.ts';
import { profileProblemText } from './profile-text.ts';
import { ssoSessionName } from './sso.ts';
import { shortVisibleText } from './visible-text.ts';

type ProcessProblem = Extract<Failure, { kind: 'process-failed' }>['problem'];

const processProblems: Readonly<Record<ProcessProblem, string>> = {
  'not-found': 'cannot be started',
  'exit-code': 'ended with an error',
  timeout: 'did not end within 60 s',
  'too-much-output': 'printed more than 64 KiB',
  'not-json': 'printed something else than JSON',
  incomplete: 'printed no complete credentials',
  expired: 'printed credentials that have expired',
  'not-parsable': 'has a quote that is not closed',
};

/** OAuth's words for what went wrong. */
const refusals: Readonly<Record<string, string>> = {
  access_denied: 'was denied',
  expired_token: 'was not confirmed in time',
  invalid_grant: 'is no longer valid',
};

function needText(profile: string, need: PersonNeed): FailureText {
  switch (need.kind) {
    case 'sign-in':
      return {
        summary: `You are not signed in to ${ssoSessionName(need.session)}`,
        advice: `Sign in to IAM Identity Center: profile ${profile} gets its credentials there.`,
      };
    case 'aws-login':
      return {
        summary: `You are not signed in to AWS for profile ${profile}`,
        advice: `Sign in as ${need.loginSession}: the AWS CLI uses that sign-in, too.`,
      };
    case 'mfa-code':
      return {
        summary: `Profile ${profile} needs an MFA code`,
        advice: `Type the code that ${need.device} shows.`,
      };
    case 'process-consent':
      return {
        summary: `Profile ${profile} runs a program to get its credentials`,
        advice: 'Look at the command and allow it once; Windsock asks again when it changes.',
      };
    case 'host-consent':
      return {
        summary: `AWS names a host for ${need.id.name} that is not one of its own`,
        advice: 'Look at the host; the login goes there only if you allow it.',
        detail: need.host,
      };
    default:
      return assertNever(need);
  }
}

/** The words for these failures. */
export const identityTexts: Texts<
  | 'profile-missing'
  | 'profile-not-ready'
  | 'region-missing'
  | 'credentials-unavailable'
  | 'endpoint-not-allowed'
  | 'profile-file-unreadable'
  | 'person-needed'
  | 'mfa-code-wrong'
  | 'process-failed'
  | 'web-identity-unreadable'
  | 'sign-in-refused'
  | 'aws-login-refused'
  | 'aws-login-other-identity'
  | 'sign-in-page-not-trusted'
  | 'sign-in-listener-failed'
  | 'sso-role-not-assigned'
  | 'start-url-invalid'
  | 'token-not-saved'
  | 'token-not-removed'
> = {
  'profile-missing': ({ profile }) => ({
    summary: `There is no profile ${profile} any more`,
    advice:
      'Put it back into the AWS config file or add it again from IAM Identity Center; or open the environment through another profile.',
  }),
  'profile-not-ready': ({ profile, problem }) => ({
    summary: `Profile ${profile} cannot be used yet`,
    advice: `${profileProblemText(problem)}.`,
  }),
  'region-missing': ({ profile }) => ({
    summary: `Profile ${profile} names no region to look in`,
    advice: 'Add “region = …” to the profile, or add the environment by its name.',
  }),
  'credentials-unavailable': ({ profile, message }) => ({
    summary: `Profile ${profile} gave no credentials`,
    advice: 'Check the profile in the AWS config and credentials files, then try again.',
    detail: message,
  }),
  'endpoint-not-allowed': ({ profile, endpoint }) => ({
    summary: `The endpoint of profile ${profile} is neither https nor this computer`,
    advice: `Keys are not sent to ${endpoint}. Change endpoint_url to an https address.`,
  }),
  'profile-file-unreadable': ({ file, line, problem }) => ({
    summary: `${file}${line === undefined ? '' : `, line ${line}`}: ${problem}`,
    advice: 'Mend the file; profiles that were read before stay in use until then.',
  }),
  'person-needed': ({ profile, need }) => needText(profile, need),
  'mfa-code-wrong': ({ profile }) => ({
    summary: `AWS did not take the MFA code for profile ${profile}`,
    advice: 'Wait for the next code of the device; each code works once.',
  }),
  'process-failed': ({ profile, problem, exitCode }) => ({
    summary: `The credential_process of profile ${profile} ${processProblems[problem]}`,
    advice: 'Run the command in a terminal to see what it says, mend it, then try again.',
    ...(exitCode === undefined ? {} : { detail: `Exit code ${exitCode}` }),
  }),
  'web-identity-unreadable': ({ profile, file, problem }) => ({
    summary: `The web identity token of profile ${profile} cannot be read`,
    advice: 'Check web_identity_token_file in the AWS config, and that the file is there.',
    detail: `${file}: ${problem}`,
  }),
  'sign-in-refused': ({ session, error }) => ({
    summary: `The sign-in to ${ssoSessionName(session)} ${refusals[error] ?? 'was refused'}`,
    advice: 'Sign in again; if it stays, ask who runs IAM Identity Center in your company.',
    detail: error,
  }),
  'aws-login-refused': ({ profile, error }) => ({
    summary: `The sign-in to AWS for profile ${profile} ${refusals[error] ?? 'was refused'}`,
    advice: 'Sign in again; if it stays, ask who runs the AWS account.',
    detail: error,
  }),
  'aws-login-other-identity': ({ profile, expected, actual }) => ({
    summary: `You signed in as ${actual}, and profile ${profile} is for somebody else`,
    advice: `Choose ${expected} on the page; in a Windsock window nobody is signed in yet.`,
  }),
  'sign-in-page-not-trusted': ({ host }) => ({
    summary: `${host} is not a sign-in page of AWS`,
    advice: 'It was not opened. Check sso_start_url and sso_region of the session.',
  }),
  'sign-in-listener-failed': ({ problem }) => ({
    summary: 'Windsock could not wait for the answer of the browser',
    advice: 'Sign in with a code instead.',
    detail: problem,
  }),
  'sso-role-not-assigned': ({ profile, role, account }) => ({
    summary: `Profile ${profile}: you have no role ${role} in account ${account}`,
    advice: 'Check sso_account_id and sso_role_name, or ask for the assignment in IAM Identity Center.',
  }),
  'start-url-invalid': ({ startUrl }) => ({
    summary:
      startUrl === '' ? 'The start URL is missing' : `“${shortVisibleText(startUrl)}” is not a start URL`,
    advice: 'Start URLs look like https://your-company.awsapps.com/start.',
  }),
  'token-not-saved': ({ file, problem, isLost }) => ({
    summary: isLost
      ? 'You signed in, but that could not be saved'
      : 'You are signed in, but the sign-in could not be saved',
    advice: isLost
      ? 'Check the folder ~/.aws/login/cache, then sign in again.'
      : 'It holds until you quit Windsock. Check the folder ~/.aws/sso/cache.',
    detail: `${file}: ${problem}`,
  }),
  'token-not-removed': ({ file, problem }) => ({
    summary: 'You are signed out, but a file of the sign-in could not be removed',
    advice: 'Remove it from the folder ~/.aws/sso/cache, so that no other program uses it.',
    detail: `${file}: ${problem}`,
  }),
};
