/** The section "Favourites" of the settings. */

import type { Section } from './section.ts';

export const favouritesSection: Section = {
  id: 'favourites',
  title: 'Favourites',
  words: [],
  View: () => null,
};
