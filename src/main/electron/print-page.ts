/** Prints the page of an Airflow window. */

import type { WebContents } from 'electron';
import { log } from './log.ts';

/** Shows the system's dialog. */
export function printPage(page: WebContents): void {
  page.print({}, (isDone, reason) => {
    if (!isDone) log.warn('A page was not printed', reason);
  });
}
