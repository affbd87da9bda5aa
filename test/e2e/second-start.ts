// Starts the app once more while it runs, as the system does for a link and a person for its icon.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Desktop } from '../desktop/start-desktop.ts';
import {
  type RunningWindsock,
  type TemporaryHome,
  windsockEnvironment,
  windsockSwitches,
} from '../desktop/start-windsock.ts';
import type { Standin } from '../standin/start-standin.ts';

/** What the second start meets. */
export interface SecondStartWorld {
  readonly desktop: Desktop;
  readonly standin: Standin;
  readonly home: TemporaryHome;
}

/** @returns exit code and signal of the second start, once it has handed over and ended */
export async function startAgain(
  windsock: RunningWindsock,
  world: SecondStartWorld,
  ...more: readonly string[]
): Promise<readonly unknown[]> {
  const second: ChildProcess = spawn(
    windsock.app.process().spawnfile,
    [...windsockSwitches(world), '.', ...more],
    { env: windsockEnvironment(world), stdio: 'ignore' },
  );
  return once(second, 'exit');
}
