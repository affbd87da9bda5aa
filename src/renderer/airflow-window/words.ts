/** What the frame of an Airflow window says; pure. */

import type { Download, FindState } from '../../shared/airflow-window.ts';
import type { PersonNeed } from '../../shared/person-need.ts';
import { signInTargetOf } from '../../shared/sign-in-target.ts';
import { shortVisibleText } from '../../shared/visible-text.ts';

export const words = {
  back: 'Back',
  forward: 'Forward',
  reload: 'Reload',
  stop: 'Stop loading',
  address: 'Address',
  copyAddress: 'Copy address',
  copied: 'Copied',
  loading: 'Loading',
  whoAmI: 'Who am I here?',
  resetZoom: 'Reset zoom',
  zoom: 'Zoom',
  find: 'Find in page',
  findPrevious: 'Previous match',
  findNext: 'Next match',
  findClose: 'Close find bar',
  noMatches: 'No matches',
  downloads: 'Downloads',
  show: 'Show',
  cancel: 'Cancel',
  dismiss: 'Dismiss',
  tryAgain: 'Try again',
  logInAgain: 'Log in again',
  resetSession: 'Reset session',
  whyNot: 'Why can’t I?',
  openInBrowser: 'Open in default browser',
  closeWindow: 'Close window',
  wait: 'Wait',
  startAgain: 'Start again',
  leaveFullScreen: 'Leave full screen',
} as const;

/** @returns how a text such as the name of a profile stands in a sentence */
function named(text: string): string {
  return shortVisibleText(text, 60);
}

/** @returns what AWS needs from a person before it lets anybody in again */
export function needText(need: PersonNeed): string {
  switch (need.kind) {
    case 'sign-in':
    case 'aws-login':
      return `AWS needs you to sign in to ${named(signInTargetOf(need).name)}`;
    case 'mfa-code':
      return `AWS needs an MFA code for profile ${named(need.profile)}`;
    case 'process-consent':
      return `Profile ${named(need.profile)} runs a program that you have not allowed yet`;
    case 'host-consent':
      return `The web server is at ${named(need.host)} now, which you have not allowed yet`;
  }
}

/** @returns what is waited for while a prompt is open */
export function waitingText(need: PersonNeed): string {
  switch (need.kind) {
    case 'sign-in':
    case 'aws-login':
      return `Waiting for your sign-in to ${named(signInTargetOf(need).name)}…`;
    case 'mfa-code':
      return 'Waiting for your MFA code…';
    case 'process-consent':
    case 'host-consent':
      return 'Waiting for your consent…';
  }
}

/** @returns "3 of 12"; empty before anything was looked for */
export function matchText({ text, at, matches }: FindState): string {
  if (text === '') return '';
  return matches === 0 ? words.noMatches : `${at} of ${matches}`;
}

const units = ['B', 'kB', 'MB', 'GB', 'TB'] as const;

/** @returns a number of bytes with at most three digits: "512 B", "3.1 MB" */
export function sizeText(bytes: number): string {
  let value = bytes;
  let power = 0;
  while (value >= 999.5 && power < units.length - 1) {
    value /= 1_000;
    power += 1;
  }
  return `${power === 0 || value >= 99.95 ? Math.round(value) : value.toFixed(1)} ${units[power]}`;
}

/** @returns how far a file has come, or what became of it */
export function downloadText({ source, state, receivedBytes, totalBytes }: Download): string {
  switch (state) {
    case 'running':
      return totalBytes > 0
        ? `${sizeText(receivedBytes)} of ${sizeText(totalBytes)}`
        : `${sizeText(receivedBytes)} so far`;
    case 'done':
      return sizeText(receivedBytes);
    case 'cancelled':
      return 'Cancelled';
    case 'failed':
      return source === 'print' ? 'Could not be saved' : 'Could not be downloaded';
  }
}
