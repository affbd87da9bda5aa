/** What more than one part of the settings says, and no other page. */

import type { Failure } from '../../shared/failure.ts';
import { failureText } from '../../shared/failure-text.ts';

/** @returns a failure in one line: what happened, and what to do */
export function troubleText(failure: Failure): string {
  const { summary, advice } = failureText(failure);
  return `${summary}. ${advice}`;
}

/** @returns the time of day */
export function timeText(atMs: number): string {
  return new Date(atMs).toLocaleTimeString('en-GB');
}
