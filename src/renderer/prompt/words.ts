/** What the prompts say; pure. */

import { failureText } from '../../shared/failure-text.ts';
import type { Prompt } from '../../shared/prompt.ts';
import { visibleText } from '../../shared/visible-text.ts';

export type SignIn = Extract<Prompt, { kind: 'sign-in' }>;

export const words = {
  cancel: 'Cancel',
  noAnswer: 'Windsock did not answer. Try again.',
  code: 'Six-digit code',
  send: 'Send',
  sixDigits: 'The code has six digits.',
  checking: 'Checking the code …',
  wrongCode: 'AWS did not take that code. Each code works once: wait for the next one.',
  allow: 'Allow this command',
  askedAgain: 'You are asked once. When the command changes, Windsock asks again before it runs anything.',
  allowHost: 'Allow this host',
  hostIntro: 'AWS says that the web server of this environment is at a host that is not one of AWS’s own:',
  hostMeans:
    'Windsock will send a login token of this environment there: whoever runs that host can be you in Airflow. Allow it only if you know that it is your company’s.',
  hostInOtherLetters: 'A part that begins with xn-- stands for letters of another script.',
  hostAskedAgain: 'You are asked once. When AWS names another host, Windsock asks again.',
  user: 'User name',
  password: 'Password',
  signIn: 'Sign in',
  wrongPassword: 'The proxy did not take that user name and password.',
  proxyNote: 'Kept until Windsock quits, and written nowhere.',
  copyCode: 'Copy code',
  copyLink: 'Copy link',
  copied: 'Copied',
  notCopied: 'The clipboard could not be written',
  openAgain: 'Open again',
  tryAgain: 'Try again',
  passkeys: 'Passkeys may not work in this window; sign in in the browser then.',
} as const;

/** @returns how many questions come after the one that is shown; empty for none */
export function waitingText(count: number): string {
  if (count === 0) return '';
  return count === 1 ? 'One more question after this' : `${count} more questions after this`;
}

/** The digits of full-width and of both Arabic forms; the last four bits of each are its value. */
const otherDigit = /[\uff10-\uff19\u0660-\u0669\u06f0-\u06f9]/g;

/**
 * @returns the digits that a person typed or pasted, without the gaps in which codes are shown; null when there is anything
 *   else, or more than six: a part of it could be sent, which is never the code that was meant
 */
export function codeDigits(text: string): string | null {
  const digits = text
    .replace(/[\s\p{Pd}\p{Cf}]/gu, '')
    .replace(otherDigit, (digit) => String(digit.charCodeAt(0) & 0xf));
  return /^\d{0,6}$/.test(digits) ? digits : null;
}

/** @returns what a sign-in waits for, in one or two sentences */
export function progressText({ progress, place }: SignIn): string {
  switch (progress.phase) {
    case 'starting':
      return 'Asking AWS for a sign-in page …';
    case 'waiting': {
      const opened =
        place === 'browser' ? 'The page is open in your browser.' : 'The page is open in a Windsock window.';
      const next =
        progress.code === undefined
          ? 'Sign in there; Windsock goes on by itself.'
          : 'Check that it shows this code, then confirm it there; Windsock goes on by itself.';
      return `${opened} ${next}`;
    }
    case 'finishing':
      return 'Signed in. Fetching the session …';
    case 'failed': {
      const { summary, advice } = failureText(progress.failure);
      return visibleText(`${summary}. ${advice}`);
    }
  }
}

/** @returns what opening the page in the other place is called */
export function otherPlaceText(place: SignIn['place']): string {
  return place === 'browser' ? 'Sign in in a Windsock window instead' : 'Sign in in the browser instead';
}

/** @returns what the other way to sign in is called; null where there is one way only */
export function otherFlowText({ target, flow }: SignIn): string | null {
  if (target.flows.length < 2) return null;
  return flow === 'browser' ? 'Use a code instead' : 'Sign in without a code';
}
