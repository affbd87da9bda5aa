/** Notices in words: one sentence for all profiles that a search met the same failure through. */

import type { Failure } from './failure.ts';
import { failureText } from './failure-text.ts';
import { deeds, type FailureText } from './failure-words.ts';
import type { Notice, NoticeSubject } from './snapshot.ts';
import { ssoSessionName } from './sso.ts';
import { shortVisibleText } from './visible-text.ts';

/** @returns the words for a notice */
export function noticeText({ failure, about }: Notice): FailureText {
  const alone = failureText(failure);
  if (about === undefined || about.profiles.length < 2) return alone;
  // The service's own words are about the first profile alone.
  const { detail: _first, ...text } = alone;
  return { ...text, ...groupText(failure, about, text.summary), detail: profilesText(about) };
}

/** Enough to see which they are; the list of profiles marks them all. */
const namedProfiles = 20;

function profilesText({ profiles }: NoticeSubject): string {
  const more = profiles.length - namedProfiles;
  return `Profiles: ${profiles.slice(0, namedProfiles).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

/** A row has room for so many. */
const namedInRow = 2;

/** For what a person mends profile by profile. */
function withNames({ profiles }: NoticeSubject): string {
  const names = profiles.slice(0, namedInRow).map((name) => shortVisibleText(name, 32));
  const more = profiles.length - names.length;
  return `${profiles.length} profiles (${names.join(', ')}${more > 0 ? ` and ${more} more` : ''})`;
}

function groupText(failure: Failure, about: NoticeSubject, summary: string): Partial<FailureText> {
  const count = about.profiles.length;
  const profiles = `${count} profiles`;
  const { region = '' } = about;
  switch (failure.kind) {
    case 'person-needed':
      return needText(failure, count);
    case 'access-denied':
      return {
        summary: `${profiles} may not ${deeds[failure.operation].replace(/\bits\b/g, 'their')}${region === '' ? '' : ` in ${region}`}`,
      };
    case 'region-not-enabled':
      return { summary: `${region} is not enabled for ${accountsText(about)}` };
    case 'throttled':
      return { summary: `AWS asks for fewer requests from ${profiles} in ${region}` };
    case 'credentials-expired':
      return { summary: `The credentials of ${withNames(about)} have expired` };
    case 'credentials-rejected':
      return {
        summary: `AWS does not accept the keys of ${withNames(about)}`,
        advice: 'Check their access keys.',
      };
    case 'credentials-unavailable':
      return { summary: `${withNames(about)} gave no credentials` };
    case 'host-not-found':
    case 'connection-refused':
    case 'connection-reset':
    case 'timeout':
      return { summary: `${summary} (${profiles})` };
    default:
      return { summary: `${summary}, and ${count - 1} more alike` };
  }
}

function needText({ need }: Extract<Failure, { kind: 'person-needed' }>, count: number) {
  const wait = `${count} profiles wait`;
  switch (need.kind) {
    case 'sign-in':
      return {
        summary: `You are not signed in to ${ssoSessionName(need.session)} – ${wait}`,
        advice: 'Sign in to IAM Identity Center once: they all get their credentials there.',
      };
    case 'aws-login':
      return { summary: `You are not signed in to AWS – ${wait}` };
    case 'mfa-code':
      return { summary: `Profile ${need.profile} needs an MFA code – ${wait}` };
    case 'process-consent':
      return { summary: `Profile ${need.profile} runs a program to get its credentials – ${wait}` };
    // Of one environment alone; no search comes to it.
    case 'host-consent':
      return {};
  }
}

/** An account is what a region is enabled for; where one of them is not known, its profiles are counted. */
function accountsText({ accounts, profiles }: NoticeSubject): string {
  if (accounts === undefined) return `the accounts of ${profiles.length} profiles`;
  return accounts === 1 ? 'the account' : `${accounts.toLocaleString('en-US')} accounts`;
}
