// Counts test results and words the closing lines.
import { stripVTControlCharacters } from 'node:util';

/** What one step of the checks came to. */
export interface Tally {
  readonly passed: number;
  readonly failed: readonly NamedTest[];
  readonly skipped: readonly NamedTest[];
}

/** A test that did not pass, and why, in a line. */
interface NamedTest {
  readonly name: string;
  readonly reason: string;
}

export const NOTHING_RUN: Tally = { passed: 0, failed: [], skipped: [] };
export const NO_REASON = 'no reason given';

/** What failed as a whole: a program, or a runner whose tests cannot be told apart. */
export function failedAs(name: string, reason: string): Tally {
  return { ...NOTHING_RUN, failed: [{ name, reason: firstLine(reason) }] };
}

/** A step that is no test runner counts only when it fails. */
export function tallyOfExitCode(name: string, code: number): Tally {
  return code === 0 ? NOTHING_RUN : failedAs(name, `exit code ${code}`);
}

/** @returns the first line that says something, without the colours of a terminal. */
export function firstLine(text: string): string {
  const plain = stripVTControlCharacters(text).split('\n');
  return plain.find((line) => line.trim() !== '')?.trim() ?? NO_REASON;
}

/** A runner that failed although none of its tests did (a crash, a leak, a file that cannot be loaded) counts as one. */
export function withRunnerFailure(tally: Tally, name: string, runnerOk: boolean): Tally {
  if (runnerOk || tally.failed.length > 0) return tally;
  return sum([tally, failedAs(name, 'the runner failed although its tests did not')]);
}

export function sum(tallies: readonly Tally[]): Tally {
  return tallies.reduce(
    (all, one) => ({
      passed: all.passed + one.passed,
      failed: [...all.failed, ...one.failed],
      skipped: [...all.skipped, ...one.skipped],
    }),
    NOTHING_RUN,
  );
}

/** Each skip and each failure with its reason, then the line that CI reads: `N passed, N failed` (`, N skipped`). */
export function closingLines({ passed, failed, skipped }: Tally): readonly string[] {
  const counts = [
    `${passed} passed`,
    `${failed.length} failed`,
    ...(skipped.length > 0 ? [`${skipped.length} skipped`] : []),
  ];
  return [
    ...skipped.map(({ name, reason }) => `skipped: ${name}: ${reason}`),
    ...failed.map(({ name, reason }) => `failed: ${name}: ${reason}`),
    counts.join(', '),
  ];
}

/** Nothing failed, and something ran. */
export function isGood({ passed, failed }: Tally): boolean {
  return failed.length === 0 && passed > 0;
}
