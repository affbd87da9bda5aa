/** What the rows say that are about links: the copied one, and one to an environment that is not known; pure. */

import { regionOfHost } from '../../shared/airflow-host.ts';
import { failureText } from '../../shared/failure-text.ts';
import { chosenTarget, linkTargets } from '../../shared/link-targets.ts';
import { strangePageFrom } from '../../shared/pasted-link.ts';
import type { Catalogue } from './catalogue.ts';
import { linkIn, pageText } from './links.ts';
import type { TaskRow } from './rows.ts';

type TaskWords = Omit<TaskRow, 'kind' | 'key'>;

/** @returns the words of the row that offers the copied link */
export function copiedLinkWords({ snapshot: { links }, linkFacts }: Catalogue): TaskWords {
  const { copied } = links;
  const title = 'Open copied Airflow link';
  if (copied === null) return { title, enter: 'Open' };
  const { host, path } = copied;
  const page = pageText(path);
  const id = chosenTarget(copied, linkFacts);
  const count = linkTargets(copied, linkFacts).length;
  const link = { host, path, id };
  if (id !== null) return { title, page, hint: `in ${id.name} (${id.profile})`, enter: 'Open page', link };
  const where = count === 0 ? 'an environment that is not known yet' : `an environment of ${count} profiles`;
  return { title, page, hint: `in ${where}`, enter: count === 0 ? 'Show' : 'Choose', link };
}

/** @returns the words of the row that looks for the environment of a link */
export function lookForLinkWords(catalogue: Catalogue, query: string): TaskWords {
  const reading = linkIn(catalogue, query);
  const title = 'Look for its environment';
  if (reading.kind !== 'link' || reading.link.kind !== 'page') return { title, enter: 'Look' };
  const { host, path } = reading.link;
  const region = regionOfHost(host) ?? '';
  const link = { host, path, id: null };
  const { search } = catalogue.snapshot.links;
  const phase = search?.host === host ? search.phase : null;
  if (phase === 'looking') {
    return {
      title: `Looking in ${region}…`,
      hint: 'The page opens as soon as its environment is found.',
      enter: 'Looking…',
    };
  }
  if (phase === 'not-found') {
    const { summary, advice } = failureText({ kind: 'link-host-not-found', host, region });
    return { title: summary, hint: advice, enter: 'Look again', link };
  }
  return {
    title: `Look for its environment in ${region}`,
    hint: 'Asks AWS through every profile, and opens the page if one of them shows it.',
    enter: 'Look and open',
    link,
  };
}

/** @returns the words of the row about a link whose host is none of AWS's */
export function customDomainWords(query: string): TaskWords {
  const host = strangePageFrom(query)?.host ?? '';
  return {
    title: `Is ${host} the custom domain of an environment?`,
    hint: 'A domain that your company put in front of its web server.',
    enter: 'Choose environment',
  };
}
