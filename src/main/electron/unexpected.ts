/** Exceptions and rejections that nothing caught: written down, then said by the app that runs, or by the process before it ends. */

import { app, dialog } from 'electron';
import { log } from './log.ts';
import { say } from './terminal.ts';

/** What becomes of them. */
export interface Unexpected {
  /** From now on they end nothing; `tell` is given the name of their entry in the log. */
  readonly survive: (tell: (reference: string) => void) => void;
}

/** Catches them from now on. Until there is an app that survives them, each ends the process with 1. */
export function catchUnexpected(): Unexpected {
  let tell: ((reference: string) => void) | null = null;
  let isGivenUp = false;

  function caught(what: string, error: unknown): void {
    const reference = Date.now().toString(36);
    log.error(`${what}, entry ${reference}`, error);
    try {
      if (tell === null) giveUp(reference);
      else tell(reference);
    } catch (another) {
      log.error('That could not be told', another);
    }
  }

  function giveUp(reference: string): void {
    // One is reason enough, and the box below lets others happen.
    if (isGivenUp) return;
    isGivenUp = true;
    app.releaseSingleInstanceLock();
    const title = 'Windsock could not start';
    const advice = `Something unexpected went wrong. Please report it with the log entry ${reference}, which is in ${app.getPath('logs')}.`;
    say(`${title}. ${advice}\n`);
    if (app.isReady()) dialog.showErrorBox(title, advice);
    app.exit(1);
  }

  process.on('uncaughtException', (error) => caught('An exception was not handled', error));
  process.on('unhandledRejection', (reason) => caught('A rejection was not handled', reason));
  return {
    survive: (next) => {
      tell = next;
    },
  };
}
