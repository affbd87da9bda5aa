/** Failures of AWS's answers in words. */

import type { AssumeRoleStep, Failure } from './failure.ts';
import { deeds, permissions, subject, type Texts } from './failure-words.ts';

/** @returns "12 min ahead", "3 h behind" */
function offText(offsetMs: number): string {
  const minutes = Math.max(1, Math.round(Math.abs(offsetMs) / 60_000));
  const amount = minutes < 120 ? `${minutes} min` : `${Math.round(minutes / 60)} h`;
  return `${amount} ${offsetMs > 0 ? 'ahead' : 'behind'}`;
}

type Denied = Extract<Failure, { kind: 'access-denied' }>;

function deniedDeed({ operation, place, step }: Denied): string {
  const isOfChain = step !== undefined && step.profile !== place.profile;
  return isOfChain ? `assume the role of profile ${step.profile}, a step of its chain,` : deeds[operation];
}

function deniedAdvice({ operation, step }: Denied): string {
  if (operation === 'ListEnvironments')
    return 'Add the environment by its name: logging in needs no permission to list.';
  // Nobody signs this call, so that no policy of a caller could allow it.
  if (operation === 'AssumeRoleWithWebIdentity')
    return 'The trust policy of its role must name the identity provider of the token and allow sts:AssumeRoleWithWebIdentity.';
  const permission = permissions[operation];
  const whom = step === undefined ? '' : ` for ${credentialsText(step)}`;
  return `Ask for ${permission === null ? 'access' : `the permission ${permission}`}${whom}, or choose another profile.`;
}

function credentialsText({ sourceProfile }: AssumeRoleStep): string {
  return sourceProfile === undefined ? 'the keys of the environment variables' : `profile ${sourceProfile}`;
}

/** The words for these failures. */
export const awsTexts: Texts<
  | 'access-denied'
  | 'environment-not-found'
  | 'request-invalid'
  | 'aws-internal'
  | 'throttled'
  | 'credentials-expired'
  | 'credentials-rejected'
  | 'clock-wrong'
  | 'answer-not-json'
  | 'answer-incomplete'
  | 'aws-unknown'
  | 'region-not-enabled'
> = {
  'access-denied': (failure) => ({
    summary: `Profile ${failure.place.profile} may not ${deniedDeed(failure)} in ${failure.place.region}`,
    advice: deniedAdvice(failure),
    detail: failure.message,
  }),
  'environment-not-found': ({ place }) => ({
    summary: `AWS knows no environment ${subject(place)}`,
    advice: 'Check name, region and profile; names are case-sensitive.',
  }),
  'request-invalid': ({ operation, message }) => ({
    summary: `AWS says that the request to ${deeds[operation]} is not valid`,
    advice: 'Check the name of the environment; if it is right, please report this.',
    detail: `${operation}: ${message}`,
  }),
  'aws-internal': ({ place }) => ({
    summary: `MWAA had an error of its own in ${place.region}`,
    advice: 'Try again in a moment; if it stays, look at the AWS Health Dashboard.',
  }),
  throttled: ({ place }) => ({
    summary: `AWS asks for fewer requests from profile ${place.profile} in ${place.region}`,
    advice: 'Wait a few seconds, then try again.',
  }),
  'credentials-expired': ({ profile }) => ({
    summary: `The credentials of profile ${profile} have expired`,
    advice: 'Renew them the way you got them, then try again; Windsock reads the files anew.',
  }),
  'credentials-rejected': ({ place }) => ({
    summary: `AWS does not accept the keys of profile ${place.profile} in ${place.region}`,
    advice: 'Check its access key; if the key is right, the region may not be enabled for the account.',
  }),
  'clock-wrong': ({ offsetMs }) => ({
    summary:
      offsetMs === undefined
        ? 'AWS refused the request: this computer’s clock is wrong'
        : `Your clock is ${offText(offsetMs)}`,
    advice: 'Set date, time and time zone right, then try again.',
  }),
  'answer-not-json': ({ host }) => ({
    summary: `${host} answered with a web page instead of data`,
    advice:
      'A proxy or a Wi-Fi login page may stand in between: sign in there with a browser, then try again.',
  }),
  'answer-incomplete': ({ operation }) => ({
    summary: 'AWS answered, but without what was asked for',
    advice: 'Try again; if it stays, a proxy may be changing the answers.',
    detail: operation,
  }),
  'aws-unknown': ({ operation, name, message }) => ({
    summary: `AWS answered ${operation} with ${name}`,
    advice: 'Try again; the details may tell more.',
    detail: message,
  }),
  'region-not-enabled': ({ place }) => ({
    summary: `${place.region} is not enabled for the account of profile ${place.profile}`,
    advice: 'Nothing is wrong if you have no environments there; else enable the region in the AWS console.',
  }),
};
