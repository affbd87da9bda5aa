// Sets up all that a command needs on a fresh machine, then starts that command: node scripts/setup.mjs <purpose> [arguments].
//
// Runs before anything is installed, so on whatever Node the machine has (20 and later) and with Node's own modules only.
// The second half (scripts/run.ts) runs on the Node 24 that the first half installs. It is started from here and not by
// `&&` in package.json, because a shell keeps the path of the first `node` that it met.
import { join } from 'node:path';
import { reportFailure, runProgram, SetupFailure } from './setup/command.mjs';
import { ensureDependencies } from './setup/dependencies.mjs';

const OLDEST_NODE_MAJOR = 20;

async function main() {
  if (Number(process.versions.node.split('.')[0]) < OLDEST_NODE_MAJOR) {
    throw new SetupFailure(
      `Node ${process.versions.node} is too old; install Node ${OLDEST_NODE_MAJOR} or newer.`,
    );
  }
  const root = join(import.meta.dirname, '..');
  process.chdir(root);
  const node24 = await ensureDependencies(root);
  process.exitCode = await runProgram(node24, [join(root, 'scripts', 'run.ts'), ...process.argv.slice(2)]);
}

main().catch(reportFailure);
