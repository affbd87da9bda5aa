// Runs a benchmark of test/bench on the built app; it prints what it measures and asserts nothing.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { runProgram, SetupFailure } from './setup/command.mjs';

const FOLDER = join(import.meta.dirname, '..', 'test', 'bench');
const NAMES = ['organisation'];

/** Runs the benchmark of this name; gives the exit code. */
export function runBench([name = NAMES[0] ?? '']: readonly string[]): Promise<number> {
  const file = join(FOLDER, `${name}.ts`);
  if (!NAMES.includes(name) || !existsSync(file)) {
    throw new SetupFailure(`usage: npm run bench -- ${NAMES.join('|')}`);
  }
  return runProgram(process.execPath, [file]);
}
