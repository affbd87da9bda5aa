/** Reads the clipboard for a link to Airflow, and for nothing else. */

import { clipboard } from 'electron';
import type { PageLink } from '../../shared/airflow-link.ts';
import { pastedLinkFrom } from '../../shared/pasted-link.ts';

/**
 * SECURITY: what else the clipboard holds goes no further than this function: neither kept nor logged.
 *
 * @param knownHosts  custom domains
 * @returns the link to an Airflow page that was copied; null when something else was
 */
export async function readCopiedLink(knownHosts: ReadonlySet<string>): Promise<PageLink | null> {
  // A promise since Electron 44, the text itself before.
  const reading = pastedLinkFrom(await clipboard.readText(), knownHosts);
  return reading.kind === 'link' && reading.link.kind === 'page' ? reading.link : null;
}
