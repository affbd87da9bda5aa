/** What the picker says of links: pasted, copied, and those that arrived from outside; pure. */

import { regionOfHost } from '../../shared/airflow-host.ts';
import { type AirflowLink, type LinkReading, linkText } from '../../shared/airflow-link.ts';
import { failureText } from '../../shared/failure-text.ts';
import { knownHosts } from '../../shared/link-targets.ts';
import { pastedLinkFrom } from '../../shared/pasted-link.ts';
import type { Catalogue } from './catalogue.ts';

/** @returns what the query is as a link; one from outside is what main made of it, and is not read anew */
export function linkIn({ snapshot }: Catalogue, query: string): LinkReading {
  const pending = snapshot.links.pending?.link;
  if (pending !== undefined && linkText(pending) === query) return { kind: 'link', link: pending };
  return pastedLinkFrom(query, knownHosts(snapshot));
}

/** @returns the page at a path, for a sentence */
export function pageText(path: string): string {
  return path === '/' ? 'the start page' : path;
}

/** The heading above the environments that a link leads to; what stands around the page. */
export interface PageTitle {
  readonly before: string;
  readonly page: string;
  readonly after: string;
}

/** @returns "Open /dags/x/grid in" */
export function linkTitle({ path }: AirflowLink, count: number): PageTitle {
  return { before: 'Open', page: pageText(path), after: count > 1 ? 'through' : 'in' };
}

/** @returns what a link tells of the environment that it leads to, to start the form with that adds one */
export function environmentInLink(query: string) {
  const reading = pastedLinkFrom(query);
  const link = reading.kind === 'link' ? reading.link : null;
  if (link?.kind === 'named')
    return { profile: link.profile ?? '', region: link.region ?? '', name: link.name };
  return { profile: '', region: link === null ? '' : (regionOfHost(link.host) ?? ''), name: '' };
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
    return { summary: `${summary}.`, advice };
  }
  const { link } = reading;
  if (link.kind === 'page') {
    return { summary: 'This link leads to an environment that Windsock does not know yet.' };
  }
  const through = link.profile === undefined ? '' : ` through ${link.profile}`;
  const inRegion = link.region === undefined ? '' : ` in ${link.region}`;
  return { summary: `Windsock knows no environment ${link.name}${inRegion}${through}.` };
}
