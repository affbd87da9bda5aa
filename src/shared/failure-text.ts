/** Every failure in words: what happened, and what to do next. */

import type { Failure, FailureKind } from './failure.ts';
import { appTexts } from './failure-text-app.ts';
import { awsTexts } from './failure-text-aws.ts';
import { catalogueTexts } from './failure-text-catalogue.ts';
import { identityTexts } from './failure-text-identity.ts';
import { networkTexts } from './failure-text-network.ts';
import { tunnelTexts } from './failure-text-tunnel.ts';
import { updateTexts } from './failure-text-updates.ts';
import type { FailureText, Texts } from './failure-words.ts';
import type { Remedy } from './remedy.ts';

const texts: Texts<FailureKind> = {
  ...awsTexts,
  ...identityTexts,
  ...networkTexts,
  ...tunnelTexts,
  ...appTexts,
  ...catalogueTexts,
  ...updateTexts,
};

/** @returns the words for a failure */
export function failureText(failure: Failure): FailureText {
  // The table has one entry for each kind; TypeScript cannot join key and argument by itself.
  const text = texts[failure.kind] as (failure: Failure) => FailureText;
  return text(failure);
}

/** @returns a failure in sentences, as forms say it */
export function sentencesFor(failure: Failure): string {
  const { summary, advice } = failureText(failure);
  return `${summary}. ${advice}`;
}

/** What Enter says that it will do on a failed row. */
export const remedyTexts: Readonly<Record<Remedy, string>> = {
  retry: 'Try again',
  'look-again': 'Look again',
  'reset-session': 'Reset the session',
  'add-by-name': 'Add by name',
  'other-hotkey': 'Take another hotkey',
  'favourite-hotkeys': 'Change it in the settings',
  dismiss: 'Dismiss',
  'sign-in': 'Sign in',
  'enter-mfa-code': 'Enter MFA code',
  'allow-process': 'Look at the command',
  'allow-host': 'Look at the host',
  'set-network': 'Change its network',
};
