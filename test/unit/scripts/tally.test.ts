// The closing line tells the truth about what ran.
import { describe, expect, it } from 'vitest';
import { tallyOfReport } from '../../../scripts/checks/e2e-tests.ts';
import {
  closingLines,
  failedAs,
  isGood,
  NOTHING_RUN,
  sum,
  tallyOfExitCode,
  withRunnerFailure,
} from '../../../scripts/checks/tally.ts';

const PASSED = { passed: 3, failed: [], skipped: [] };
const ONE_FAILED = failedAs('lint', '\n\u001b[31mtwo rules broken\u001b[0m\n  at line 3');

describe('closingLines', () => {
  it('ends with the counts alone on a line, after each failure with the first line of its reason', () => {
    expect(closingLines(sum([PASSED, ONE_FAILED]))).toEqual([
      'failed: lint: two rules broken',
      '3 passed, 1 failed',
    ]);
  });

  it('lists every skip with its reason before the counts', () => {
    const skipped = { ...NOTHING_RUN, skipped: [{ name: 'tray', reason: 'no tray on this platform' }] };
    expect(closingLines(sum([PASSED, skipped]))).toEqual([
      'skipped: tray: no tray on this platform',
      '3 passed, 0 failed, 1 skipped',
    ]);
  });
});

describe('isGood', () => {
  it.each([
    [PASSED, true],
    [NOTHING_RUN, false],
    [sum([PASSED, ONE_FAILED]), false],
  ])('%o is %s', (tally, good) => {
    expect(isGood(tally)).toBe(good);
  });
});

describe('a step that fails without a failed test', () => {
  it('counts as one failed: lint, types', () => {
    expect(sum([tallyOfExitCode('types', 0), tallyOfExitCode('lint', 2)]).failed).toEqual([
      { name: 'lint', reason: 'exit code 2' },
    ]);
  });

  it('counts as one failed: a runner that crashed after its tests passed', () => {
    expect(withRunnerFailure(PASSED, 'vitest', false).failed).toHaveLength(1);
    expect(withRunnerFailure(ONE_FAILED, 'vitest', false).failed).toEqual(ONE_FAILED.failed);
    expect(withRunnerFailure(PASSED, 'vitest', true).failed).toEqual([]);
  });
});

describe('tallyOfReport', () => {
  const spec = (title: string, status: 'expected' | 'unexpected' | 'flaky' | 'skipped', reason?: string) => ({
    title,
    file: 'picker.test.ts',
    tests: [
      {
        status,
        annotations: reason === undefined ? [] : [{ type: 'skip', description: reason }],
        results:
          status === 'unexpected' ? [{ error: { message: 'the picker is still there\nat line 3' } }] : [{}],
      },
    ],
  });

  it('counts nested suites, takes a retried test for failed and keeps the reasons of skips', () => {
    const report = {
      suites: [
        { specs: [spec('opens', 'expected'), spec('closes', 'unexpected')] },
        {
          suites: [
            {
              specs: [
                spec('wobbles', 'flaky'),
                spec('portal', 'skipped', 'X11 only'),
                spec('later', 'skipped'),
              ],
            },
          ],
        },
      ],
    };
    expect(tallyOfReport(report)).toEqual({
      passed: 1,
      failed: [
        { name: 'picker.test.ts: closes', reason: 'the picker is still there' },
        { name: 'picker.test.ts: wobbles', reason: 'no reason given' },
      ],
      skipped: [
        { name: 'picker.test.ts: portal', reason: 'X11 only' },
        { name: 'picker.test.ts: later', reason: 'no reason given' },
      ],
    });
  });
});
