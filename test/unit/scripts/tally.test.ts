// The closing line tells the truth about what ran.
import { describe, expect, it } from 'vitest';
import { tallyOfReport } from '../../../scripts/checks/e2e-tests.ts';
import {
  closingLines,
  isGood,
  NOTHING_RUN,
  ONE_FAILED,
  sum,
  tallyOfExitCode,
  withRunnerFailure,
} from '../../../scripts/checks/tally.ts';

const PASSED = { passed: 3, failed: 0, skipped: [] };

describe('closingLines', () => {
  it('ends with the counts alone on a line', () => {
    expect(closingLines(sum([PASSED, ONE_FAILED]))).toEqual(['3 passed, 1 failed']);
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
    expect(sum([tallyOfExitCode(0), tallyOfExitCode(2)]).failed).toBe(1);
  });

  it('counts as one failed: a runner that crashed after its tests passed', () => {
    expect(withRunnerFailure(PASSED, false).failed).toBe(1);
    expect(withRunnerFailure({ ...PASSED, failed: 2 }, false).failed).toBe(2);
    expect(withRunnerFailure(PASSED, true).failed).toBe(0);
  });
});

describe('tallyOfReport', () => {
  const spec = (title: string, status: 'expected' | 'unexpected' | 'flaky' | 'skipped', reason?: string) => ({
    title,
    file: 'picker.test.ts',
    tests: [{ status, annotations: reason === undefined ? [] : [{ type: 'skip', description: reason }] }],
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
      failed: 2,
      skipped: [
        { name: 'picker.test.ts: portal', reason: 'X11 only' },
        { name: 'picker.test.ts: later', reason: 'no reason given' },
      ],
    });
  });
});
