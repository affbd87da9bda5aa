// Real keys, pressed the moment that they are asked for.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Desktop } from '../desktop/start-desktop.ts';

/** What presses keys at a desktop. */
export interface Keys {
  readonly press: (key: string) => void;
  readonly end: () => Promise<void>;
}

/** Keys from one process that is there already: starting one for each takes longer than what is measured. */
export function startKeys(desktop: Pick<Desktop, 'env'>): Keys {
  const keys = spawn('xdotool', ['-'], {
    env: { ...process.env, ...desktop.env },
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  return {
    press: (key) => void keys.stdin.write(`key --delay 0 ${key}\n`),
    end: async () => {
      keys.stdin.end();
      await once(keys, 'exit');
    },
  };
}
