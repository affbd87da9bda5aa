/** "Why can't I?": the steps from a profile to a logged-in Airflow page, each with how it went. */

import type { EnvironmentId } from './environment.ts';
import type { Failure } from './failure.ts';

/** The steps in the order in which they are shown. */
export const diagnosisSteps = [
  'identity',
  'list',
  'describe',
  'mint',
  'host-resolves',
  'host-reachable',
  'login-page',
] as const;

export type DiagnosisStepName = (typeof diagnosisSteps)[number];

/** How one step went. `skipped`: something before it has to work first. */
export interface DiagnosisStep {
  readonly name: DiagnosisStepName;
  readonly outcome: 'waiting' | 'running' | 'passed' | 'failed' | 'skipped';
  /** What was found, in a few words: an ARN, a number of environments, an address. Never a token. */
  readonly found?: string;
  readonly failure?: Failure;
}

/** A whole check of one environment through its profile. */
export interface Diagnosis {
  readonly id: EnvironmentId;
  readonly isRunning: boolean;
  readonly steps: readonly DiagnosisStep[];
  /** The smallest IAM policy that would make the red steps green, as JSON text; absent when IAM is not what stands in the way. */
  readonly policy?: string;
}
