// Runs the unit and architecture tests with vitest and counts them.
import { startVitest, type TestCase } from 'vitest/node';
import { firstLine, NO_REASON, type Tally, withRunnerFailure } from './tally.ts';

/** Runs every test of vitest.config.ts; the outcome is also printed by vitest itself. */
export async function runUnitTests(): Promise<Tally> {
  const vitest = await startVitest('test', [], { watch: false, reporters: ['default'] });
  const modules = vitest.state.getTestModules();
  const tests = modules.flatMap((module) => [...module.children.allTests()]);
  const isClean = vitest.state.getUnhandledErrors().length === 0 && modules.every((module) => module.ok());
  await vitest.close();
  return withRunnerFailure(tallyOfTests(tests), 'vitest', isClean && modules.length > 0);
}

function tallyOfTests(tests: readonly TestCase[]): Tally {
  const results = tests.map((test) => ({
    name: `${test.module.relativeModuleId}: ${test.fullName}`,
    ...test.result(),
  }));
  return {
    passed: results.filter(({ state }) => state === 'passed').length,
    failed: results.flatMap((result) =>
      result.state === 'failed' || result.state === 'pending'
        ? [{ name: result.name, reason: firstLine(result.errors?.[0]?.message ?? '') }]
        : [],
    ),
    skipped: results.flatMap((result) =>
      result.state === 'skipped' ? [{ name: result.name, reason: result.note ?? NO_REASON }] : [],
    ),
  };
}
