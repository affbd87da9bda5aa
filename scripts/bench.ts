// Runs the benchmarks of test/bench on the built app; they print what they measure and assert nothing.
import { join } from 'node:path';
import { runProgram } from './setup/command.mjs';

/** Runs the benchmarks of these names, without one all of them; gives the exit code. */
export async function runBench(names: readonly string[]): Promise<number> {
  return runProgram(process.execPath, [
    join(import.meta.dirname, '..', 'test', 'bench', 'main.ts'),
    ...names,
  ]);
}
