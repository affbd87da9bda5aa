/** How each step of "Why can't I?" is run and told. */

import type { DiagnosisStep, DiagnosisStepName } from '../../shared/diagnosis.ts';
import type { EnvironmentId } from '../../shared/environment.ts';
import type { Result } from '../../shared/failure.ts';

/** One environment to ask about, until the signal aborts. */
export interface Question {
  readonly id: EnvironmentId;
  readonly signal: AbortSignal;
}

/** A question whose answers are told step by step. */
export interface Check extends Question {
  readonly report: (step: DiagnosisStep) => void;
}

/** Runs one step and says how it goes. */
export async function step<T>(
  { report }: Check,
  name: DiagnosisStepName,
  run: () => Promise<Result<T>>,
  found: (value: T) => string,
): Promise<Result<T>> {
  report({ name, outcome: 'running' });
  const result = await run();
  const words = result.ok ? found(result.value) : '';
  if (result.ok) report({ name, outcome: 'passed', ...(words !== '' && { found: words }) });
  else report({ name, outcome: 'failed', failure: result.failure });
  return result;
}

/** Says of steps that something before them has to work first. */
export function skip({ report }: Check, ...names: readonly DiagnosisStepName[]): void {
  for (const name of names) report({ name, outcome: 'skipped' });
}
