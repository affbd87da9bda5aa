/** Switches of Chromium's that a package does not start with: each undoes what Windsock promises of every page. */

import { app, dialog } from 'electron';
import { hasScreen, say, terminalWidth } from './terminal.ts';

/** What is said in place of a start. */
export interface Refusal {
  readonly title: string;
  readonly advice: string;
  /** Whether it may be nobody's wish, so that people are told who see no terminal. */
  readonly inBox: boolean;
}

// SECURITY: no fuse shuts Chromium's own debugger, through which another program would read cookies and pages.
const debuggers = ['remote-debugging-port', 'remote-debugging-pipe'];

/** @returns why this start is refused; null where it is not, as each is that has no package, for the tests of it */
export function refusalOfSwitches(): Refusal | null {
  if (!app.isPackaged) return null;
  if (debuggers.some((name) => app.commandLine.hasSwitch(name))) {
    return { title: 'Windsock does not start with remote debugging.', advice: '', inBox: false };
  }
  // Root has no other way on Linux. An AppImage adds the switch by itself where people get no namespaces.
  if (!app.commandLine.hasSwitch('no-sandbox') || process.getuid?.() === 0) return null;
  return {
    title: 'Windsock does not start without Chromium’s sandbox.',
    advice: process.platform === 'linux' ? linuxAdvice : 'Start it without --no-sandbox.',
    inBox: true,
  };
}

const linuxAdvice =
  'Start it without --no-sandbox. If you did not ask for that, this system gives programs no namespaces of their own: install the deb or the rpm, or, until the next restart, run “sudo sysctl kernel.apparmor_restrict_unprivileged_userns=0” (Ubuntu 24.04 and later) and start Windsock again.';

/** Says it on standard error, and in a box where no terminal shows that, and ends with 1. */
export async function endRefused({ title, advice, inBox }: Refusal): Promise<void> {
  say(`${`${title} ${advice}`.trim()}\n`);
  if (inBox && hasScreen(process.env) && terminalWidth(2) === undefined) {
    await app.whenReady();
    dialog.showErrorBox(title, advice);
  }
  app.exit(1);
}
