/** Transitions of the check "Why can't I?". */

import { type Diagnosis, type DiagnosisStep, diagnosisSteps } from '../../shared/diagnosis.ts';
import type { EnvironmentId } from '../../shared/environment.ts';
import type { AppState } from './app-state.ts';

/** Starts a check; it takes the place of the one before. */
export function withDiagnosisStarted(state: AppState, id: EnvironmentId): AppState {
  const steps = diagnosisSteps.map((name): DiagnosisStep => ({ name, outcome: 'waiting' }));
  return { ...state, diagnosis: { id, isRunning: true, steps } };
}

/** Says how one step went. */
export function withDiagnosisStep(state: AppState, step: DiagnosisStep): AppState {
  return withDiagnosis(state, ({ steps, ...rest }) => ({
    ...rest,
    steps: steps.map((each) => (each.name === step.name ? step : each)),
  }));
}

/** Ends the check; `policy` is null where IAM is not what stands in the way. */
export function withDiagnosisEnded(state: AppState, policy: string | null): AppState {
  return withDiagnosis(state, (diagnosis) => ({
    ...diagnosis,
    isRunning: false,
    ...(policy !== null && { policy }),
  }));
}

/** Forgets the check. */
export function withoutDiagnosis(state: AppState): AppState {
  return state.diagnosis === null ? state : { ...state, diagnosis: null };
}

function withDiagnosis(state: AppState, change: (diagnosis: Diagnosis) => Diagnosis): AppState {
  return state.diagnosis === null ? state : { ...state, diagnosis: change(state.diagnosis) };
}
