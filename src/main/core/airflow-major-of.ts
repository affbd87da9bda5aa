/** Which Airflow major an environment has, as far as it is known. */

import {
  type AirflowMajor,
  airflowMajorFrom,
  type EnvironmentId,
  environmentKey,
} from '../../shared/environment.ts';
import { type AppState, environmentOf } from './app-state.ts';

/** @returns the major of the version that AWS told, else that of the last login that worked, else null */
export function airflowMajorOf(state: AppState, id: EnvironmentId): AirflowMajor | null {
  const remembered = state.settings.airflowMajors[environmentKey(id)];
  return airflowMajorFrom(environmentOf(state, id).airflowVersion) ?? remembered ?? null;
}
