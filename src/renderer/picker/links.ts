/** What the picker says of links: pasted, copied, and those that arrived from outside; pure. */

import { type AirflowLink, type LinkReading, linkText } from '../../shared/airflow-link.ts';
import { failureText } from '../../shared/failure-text.ts';
import { knownHosts } from '../../shared/link-targets.ts';
import { pastedLinkFrom } from '../../shared/pasted-link.ts';
import { shortVisibleText } from '../../shared/visible-text.ts';
import type { Catalogue } from './catalogue.ts';

/** @returns what the query is as a link; one from outside is what main made of it, and is not read anew */
export function linkIn({ snapshot: { links } }: Catalogue, query: string): LinkReading {
  const pending = links.pending?.link;
  if (pending !== undefined && linkText(pending) === query) return { kind: 'link', link: pending };
  return pastedLinkFrom(query, knownHosts(links));
}

/** @returns the page at a path, for a sentence; the middle of a long one is nothing that anybody reads */
export function pageText(path: string, max: number): string {
  return path === '/' ? 'the start page' : shortVisibleText(path, max);
}

/** @returns the heading above the environments that a link leads to */
export function linkTitle({ path }: AirflowLink, count: number): string {
  const page = pageText(path, 160);
  return count > 1 ? `Open ${page} through` : `Open ${page} in`;
}

/** What stands above the rows where no environment is among them. */
export interface EmptyWords {
  readonly summary: string;
  readonly advice?: string;
}

/** @returns the words where the query is a link that leads nowhere yet; null for any other query */
export function linkEmptyWords(catalogue: Catalogue, query: string): EmptyWords | null {
  const reading = linkIn(catalogue, query);
  if (reading.kind === 'none') return null;
  if (reading.kind === 'refused') {
    const { summary, advice } = failureText({ kind: 'link-refused', problem: reading.problem });
    return { summary, advice };
  }
  const { link } = reading;
  if (link.kind === 'page') {
    return { summary: 'This link leads to an environment that Windsock does not know yet' };
  }
  const through = link.profile === undefined ? '' : ` through ${link.profile}`;
  const inRegion = link.region === undefined ? '' : ` in ${link.region}`;
  return { summary: `Windsock knows no environment ${link.name}${inRegion}${through}` };
}
