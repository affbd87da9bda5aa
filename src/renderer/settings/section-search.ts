/** Which sections a search leaves in the list; pure. */

import type { Section } from './section.ts';

/** @returns the text as it is compared: neither case nor accents count */
function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

/** @returns whether every word of the query stands in the text, wherever; an empty query is in every text */
export function isFoundIn(text: string, query: string): boolean {
  const where = folded(text);
  return folded(query)
    .split(/\s+/u)
    .every((word) => where.includes(word));
}

/** @returns the sections whose title and words hold the query; all of them for an empty one */
export function sectionsFor<S extends Pick<Section, 'title' | 'words'>>(
  all: readonly S[],
  query: string,
): readonly S[] {
  return all.filter(({ title, words }) => isFoundIn([title, ...words].join('\n'), query));
}
