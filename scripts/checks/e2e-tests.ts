// Runs the tests with real windows (Playwright on the built app) and counts them.
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { runProgram } from '../setup/command.mjs';
import { tool } from '../tool.ts';
import { failedAs, firstLine, NO_REASON, type Tally, withRunnerFailure } from './tally.ts';

const REPORT_FILE = 'out/reports/e2e.json';

/** The part of Playwright's JSON report that is read here. */
interface Suite {
  readonly suites?: readonly Suite[];
  readonly specs?: readonly Spec[];
}
interface Spec {
  readonly title: string;
  readonly file: string;
  readonly tests: readonly {
    readonly status: 'expected' | 'unexpected' | 'flaky' | 'skipped';
    readonly annotations: readonly { readonly type: string; readonly description?: string }[];
    readonly results?: readonly { readonly error?: { readonly message?: string } }[];
  }[];
}

/** Runs the tests, only those that `args` choose when there are any (file names, `-g text`). */
export async function runE2eTests(args: readonly string[] = []): Promise<Tally> {
  await mkdir(dirname(REPORT_FILE), { recursive: true });
  await rm(REPORT_FILE, { force: true });
  const env = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: REPORT_FILE };
  const code = await runProgram(tool('playwright'), ['test', '--reporter=list,json', ...args], env);
  if (!existsSync(REPORT_FILE)) return failedAs('playwright', 'it wrote no report');
  return withRunnerFailure(
    tallyOfReport(JSON.parse(readFileSync(REPORT_FILE, 'utf8'))),
    'playwright',
    code === 0,
  );
}

/** Counts the tests of a Playwright report; one that passed only when tried again counts as failed. */
export function tallyOfReport(report: Suite): Tally {
  const results = specsOf(report).flatMap((spec) =>
    spec.tests.map(({ status, annotations, results = [] }) => ({
      name: `${spec.file}: ${spec.title}`,
      status,
      annotations,
      error: results.find(({ error }) => error !== undefined)?.error?.message ?? '',
    })),
  );
  const skipped = results.filter(({ status }) => status === 'skipped');
  return {
    passed: results.filter(({ status }) => status === 'expected').length,
    failed: results
      .filter(({ status }) => status === 'unexpected' || status === 'flaky')
      .map(({ name, error }) => ({ name, reason: firstLine(error) })),
    skipped: skipped.map(({ name, annotations }) => ({
      name,
      reason: annotations.find(({ type }) => type === 'skip' || type === 'fixme')?.description ?? NO_REASON,
    })),
  };
}

function specsOf({ suites = [], specs = [] }: Suite): readonly Spec[] {
  return [...specs, ...suites.flatMap(specsOf)];
}
