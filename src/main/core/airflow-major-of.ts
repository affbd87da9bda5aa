/** Which Airflow major an environment has, as far as it is known. */

import {
  type AirflowMajor,
  airflowMajorFrom,
  type Environment,
  environmentKey,
} from '../../shared/environment.ts';
import type { AppState } from './app-state.ts';

/** @returns the major of the version that AWS told, else that of the last login that worked, else null */
export function airflowMajorOf(
  { settings }: Pick<AppState, 'settings'>,
  { id, airflowVersion }: Environment,
): AirflowMajor | null {
  return airflowMajorFrom(airflowVersion) ?? settings.airflowMajors[environmentKey(id)] ?? null;
}
