// Runs the benchmarks of test/bench on the built app; they print what they measure and assert nothing.
import { join } from 'node:path';
import { runProgram, SetupFailure } from './setup/command.mjs';

const FOLDER = join(import.meta.dirname, '..', 'test', 'bench');
const NAMES = ['picker', 'organisation'];

/** Runs the benchmark of this name, without one all of them; gives the exit code. */
export async function runBench([name]: readonly string[]): Promise<number> {
  if (name !== undefined && !NAMES.includes(name)) {
    throw new SetupFailure(`usage: npm run bench [-- ${NAMES.join('|')}]`);
  }
  for (const each of name === undefined ? NAMES : [name]) {
    const exitCode = await runProgram(process.execPath, [join(FOLDER, `${each}.ts`)]);
    if (exitCode !== 0) return exitCode;
  }
  return 0;
}
