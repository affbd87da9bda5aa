/** Tells when the process of a page ended that should be there. */

import type { WebContents } from 'electron';
import { log } from './log.ts';

/** @param name  of the page, for the log: "The settings page" */
export function onPageGone(page: WebContents, name: string, then: () => void): void {
  page.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return;
    log.error(`${name} went away`, reason);
    then();
  });
}
