// Counts test results and words the closing lines.

/** What one step of the checks came to. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: readonly SkippedTest[];
}

interface SkippedTest {
  readonly name: string;
  readonly reason: string;
}

export const NOTHING_RUN: Tally = { passed: 0, failed: 0, skipped: [] };
export const ONE_FAILED: Tally = { passed: 0, failed: 1, skipped: [] };
export const NO_REASON = 'no reason given';

/** A step that is no test runner counts only when it fails. */
export function tallyOfExitCode(code: number): Tally {
  return code === 0 ? NOTHING_RUN : ONE_FAILED;
}

/** A runner that failed although none of its tests did (a crash, a leak, a file that cannot be loaded) counts as one. */
export function withRunnerFailure(tally: Tally, runnerOk: boolean): Tally {
  return runnerOk || tally.failed > 0 ? tally : { ...tally, failed: 1 };
}

export function sum(tallies: readonly Tally[]): Tally {
  return tallies.reduce(
    (all, one) => ({
      passed: all.passed + one.passed,
      failed: all.failed + one.failed,
      skipped: [...all.skipped, ...one.skipped],
    }),
    NOTHING_RUN,
  );
}

/** Each skip with its reason, then the line that CI reads: `N passed, N failed` (`, N skipped`). */
export function closingLines({ passed, failed, skipped }: Tally): readonly string[] {
  const counts = [
    `${passed} passed`,
    `${failed} failed`,
    ...(skipped.length > 0 ? [`${skipped.length} skipped`] : []),
  ];
  return [...skipped.map(({ name, reason }) => `skipped: ${name}: ${reason}`), counts.join(', ')];
}

/** Nothing failed, and something ran. */
export function isGood({ passed, failed }: Tally): boolean {
  return failed === 0 && passed > 0;
}
