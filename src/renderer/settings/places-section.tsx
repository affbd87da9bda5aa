/** The section "Profiles and regions" of the settings. */

import type { Section } from './section.ts';

export const placesSection: Section = {
  id: 'places',
  title: 'Profiles and regions',
  words: [],
  View: () => null,
};
