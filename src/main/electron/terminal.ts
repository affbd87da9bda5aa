/** The terminal or script that started this process: what it gets to read, and the code that it ends with. */

import { writeSync } from 'node:fs';
import { isatty } from 'node:tty';
import { app } from 'electron';
import type { Ending } from '../core/command-line-text.ts';
import { wrappedLines } from '../core/wrapped-text.ts';

const restMs = 400;

/** Says it and ends the process; nothing is left to do after that. */
export function endWith(ending: Ending): void {
  tell(ending);
  app.exit(ending.code);
}

/**
 * The same for a process that was asking AWS until now. Up to Electron 34 the end frees once more what the garbage collector has
 * in its hands just then, as the requests, and dies by SIGSEGV (electron#45368): there it waits until the collector has rested.
 */
export function endAtRest(ending: Ending): void {
  tell(ending);
  const isOld = Number.parseInt(process.versions.electron, 10) <= 34;
  setTimeout(() => app.exit(ending.code), isOld ? restMs : 0);
}

function tell({ out, said }: Ending): void {
  writeAll(1, out);
  say(said);
}

/** Says it on standard error, in lines that fit a terminal. */
export function say(text: string): void {
  const width = terminalWidth(2);
  writeAll(2, width === undefined ? text : wrappedLines(text, width));
}

/** @returns the letters in a line of the terminal that standard output (1) or error (2) goes to; undefined where it goes elsewhere */
export function terminalWidth(file: 1 | 2): number | undefined {
  // Asked first: the streams of pipes and files are none of our business.
  if (!isatty(file)) return undefined;
  return (file === 1 ? process.stdout : process.stderr).columns;
}

/** @returns whether there is a screen for windows; other systems than Linux always have one */
export function hasScreen(environment: NodeJS.ProcessEnv): boolean {
  return (
    process.platform !== 'linux' ||
    [environment.DISPLAY, environment.WAYLAND_DISPLAY].some((name) => (name ?? '') !== '') ||
    app.commandLine.hasSwitch('ozone-platform')
  );
}

/** Not by `process.stdout`, which writes pipes later: Electron would go on to its windows, or end, before that. */
function writeAll(file: 1 | 2, text: string): void {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeSync(file, bytes, at);
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      // A reader that went, as `head` does, wants no more.
      if (code !== 'EAGAIN') return;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
}
