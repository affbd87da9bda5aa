/** What the picker says of links: pasted, copied, and those that arrived from outside; pure. */

import { type AirflowLink, type LinkReading, linkText, pastedLinkFrom } from '../../shared/airflow-link.ts';
import { failureText } from '../../shared/failure-text.ts';
import { knownHosts } from '../../shared/link-targets.ts';
import type { Catalogue } from './catalogue.ts';

/** @returns what the query is as a link; one from outside is what main made of it, and is not read anew */
export function linkIn({ snapshot: { links } }: Catalogue, query: string): LinkReading {
  const pending = links.pending?.link;
  if (pending !== undefined && linkText(pending) === query) return { kind: 'link', link: pending };
  return pastedLinkFrom(query, knownHosts(links));
}

/** @returns the heading above the environments that a link leads to */
export function linkTitle({ path }: AirflowLink, count: number): string {
  const page = path === '/' ? 'the start page' : path;
  return count > 1 ? `Open ${page} through` : `Open ${page} in`;
}

/** @returns what stands above the rows where the query is a link that leads nowhere yet; null for any other query */
export function linkEmptyText(catalogue: Catalogue, query: string): string | null {
  const reading = linkIn(catalogue, query);
  if (reading.kind === 'none') return null;
  if (reading.kind === 'refused') {
    return failureText({ kind: 'link-refused', problem: reading.problem }).summary;
  }
  const { link } = reading;
  if (link.kind === 'page') return 'This link leads to an environment that Windsock does not know yet';
  const through = link.profile === undefined ? '' : ` through ${link.profile}`;
  const inRegion = link.region === undefined ? '' : ` in ${link.region}`;
  return `Windsock knows no environment ${link.name}${inRegion}${through}`;
}
