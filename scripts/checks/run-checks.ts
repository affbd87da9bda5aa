// Runs the checks one after the other, each under a header with its time, and closes with the counts.
import { build } from '../build.ts';
import { runProgram } from '../setup/command.mjs';
import { tool } from '../tool.ts';
import { runE2eTests } from './e2e-tests.ts';
import { checkElectronMistakes } from './electronegativity.ts';
import { checkArtefactsForSecrets, checkSourcesForSecrets } from './secretlint.ts';
import { closingLines, failedAs, isGood, NOTHING_RUN, sum, type Tally, tallyOfExitCode } from './tally.ts';
import { runUnitTests } from './unit-tests.ts';

interface Step {
  readonly name: string;
  readonly run: () => Promise<Tally>;
  /** A step of this name must have passed, or this one has nothing to run on. */
  readonly after?: string;
}

const TYPESCRIPT_PROGRAMS = ['pure', 'main', 'renderer', 'test'];

const QUICK_CHECKS: readonly Step[] = [
  { name: 'types', run: checkTypes },
  { name: 'lint', run: async () => tallyOfExitCode('lint', await runProgram(tool('biome'), ['ci'])) },
  { name: 'dead code', run: async () => tallyOfExitCode('dead code', await runProgram(tool('knip'), [])) },
  { name: 'links of the documents', run: checkLinks },
  { name: 'secrets in sources', run: checkSourcesForSecrets },
  { name: 'unit and architecture tests', run: runUnitTests },
];

/** `npm run check`: what takes under a minute. */
export function runQuickChecks(): Promise<number> {
  return runSteps(QUICK_CHECKS);
}

/** `npm test`: everything. */
export function runTests(): Promise<number> {
  return runSteps([
    ...QUICK_CHECKS,
    { name: 'known mistakes of Electron apps', run: checkElectronMistakes },
    { name: 'build', run: async () => tallyOfExitCode('build', await build()) },
    { name: 'tests with real windows', run: () => runE2eTests(), after: 'build' },
    { name: 'secrets in what the tests left', run: checkArtefactsForSecrets },
  ]);
}

/** `npm run e2e`: only the tests with real windows, or some of them, on an app that is built already. */
export function runE2e(args: readonly string[]): Promise<number> {
  return runSteps([{ name: 'tests with real windows', run: () => runE2eTests(args) }]);
}

/** Runs all steps, also after one has failed, so that one run tells everything; gives the exit code. */
async function runSteps(steps: readonly Step[]): Promise<number> {
  const tallies = new Map<string, Tally>();
  for (const step of steps) tallies.set(step.name, await runStep(step, tallies));
  const all = sum([...tallies.values()]);
  console.log('');
  for (const line of closingLines(all)) console.log(line);
  return isGood(all) ? 0 : 1;
}

async function runStep(step: Step, before: ReadonlyMap<string, Tally>): Promise<Tally> {
  console.log(`\n== ${step.name}`);
  if (step.after !== undefined && before.get(step.after)?.failed.length) {
    console.log(`not run, since "${step.after}" failed`);
    return NOTHING_RUN;
  }
  const startedAtMs = performance.now();
  const tally = await step.run().catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    console.error(reason);
    return failedAs(step.name, reason);
  });
  const seconds = ((performance.now() - startedAtMs) / 1000).toFixed(1);
  console.log(`-- ${step.name}: ${tally.failed.length === 0 ? 'ok' : 'FAILED'} (${seconds} s)`);
  return tally;
}

async function checkTypes(): Promise<Tally> {
  const codes: number[] = [];
  for (const program of TYPESCRIPT_PROGRAMS) {
    codes.push(await runProgram(tool('tsc'), ['-p', `tsconfig.${program}.json`]));
  }
  return tallyOfExitCode('types', Math.max(...codes));
}

/** Files and headings that a document links to; the plugin is named in package.json, and `frail` makes a warning fail. */
async function checkLinks(): Promise<Tally> {
  const words = ['.', '--ext', 'md', '--frail', '--quiet', '--no-stdout'];
  return tallyOfExitCode('links of the documents', await runProgram(tool('remark'), words));
}
