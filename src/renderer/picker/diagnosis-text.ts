/** "Why can't I?" in words: its steps, its policy and the report to copy; pure. */

import type { Diagnosis, DiagnosisStep, DiagnosisStepName } from '../../shared/diagnosis.ts';
import { failureText } from '../../shared/failure-text.ts';
import { type Remedy, remedyFor } from '../../shared/remedy.ts';

/** What each step is about. */
export const stepTitles: Readonly<Record<DiagnosisStepName, string>> = {
  identity: 'AWS knows the profile',
  list: 'It may list environments',
  describe: 'It may describe this environment',
  mint: 'It may log in to Airflow',
  'host-resolves': 'The name of the web server is found',
  'host-reachable': 'The web server can be reached',
  'login-page': 'Its login page answers',
};

/** How a step went: never told by colour alone. */
export const outcomeWords: Readonly<Record<DiagnosisStep['outcome'], string>> = {
  waiting: 'Waiting',
  running: 'Checking…',
  passed: 'Passed',
  failed: 'Failed',
  skipped: 'Skipped',
};

/** @returns how the whole check went, in one line */
export function summaryText({ isRunning, steps }: Diagnosis): string {
  const count = (outcome: DiagnosisStep['outcome']) =>
    steps.filter((each) => each.outcome === outcome).length;
  if (isRunning) return 'Checking…';
  const failed = count('failed');
  const skipped = count('skipped');
  if (failed + skipped === 0) return `All ${steps.length} steps passed`;
  const skippedText = skipped === 0 ? '' : `, ${skipped} skipped`;
  return `${failed} of ${steps.length} steps failed${skippedText}`;
}

/** What only a person can give; the others are for whoever runs the network or IAM. */
const ofPerson: ReadonlySet<Remedy> = new Set(['sign-in', 'enter-mfa-code', 'allow-process', 'allow-host']);

/** @returns what the person can do at once about the first red step that waits for that; null when none does */
export function remedyOf({ id, isRunning, steps }: Diagnosis): Remedy | null {
  if (isRunning) return null;
  const remedies = steps.flatMap(({ failure }) => (failure === undefined ? [] : [remedyFor(failure, id)]));
  return remedies.find((remedy) => ofPerson.has(remedy)) ?? null;
}

/** @returns what to know before the policy is used, one sentence each */
export function policyHints(policy: string): readonly string[] {
  return [
    ...(policy.includes('sts:AssumeRole')
      ? ['AssumeRole belongs to the user or role of the source profile; the role must trust it as well.']
      : []),
    ...(policy.includes('airflow:CreateWebLoginToken')
      ? [
          'The last word of the login is the Airflow role that you get: Admin, Op, User, Viewer or Public. User may run DAGs.',
        ]
      : []),
    ...(policy.includes('YOUR-')
      ? ['Put the numbers and names of your account in place of the words in capitals.']
      : []),
  ];
}

function stepLines({ name, outcome, found, failure }: DiagnosisStep): readonly string[] {
  const text = failure === undefined ? null : failureText(failure);
  const more = [found, text?.summary, text?.advice, text?.detail];
  return [
    `[${outcomeWords[outcome]}] ${stepTitles[name]}`,
    ...more.filter((line) => line !== undefined && line !== '').map((line) => `    ${line}`),
  ];
}

/** @returns the whole check as text, for the clipboard */
export function reportText(diagnosis: Diagnosis): string {
  const { name, profile, region } = diagnosis.id;
  return [
    `Windsock: why can’t I open ${name}? (profile ${profile}, ${region})`,
    ...diagnosis.steps.flatMap(stepLines),
    ...(diagnosis.policy === undefined ? [] : ['', 'The smallest policy that would help:', diagnosis.policy]),
  ].join('\n');
}
