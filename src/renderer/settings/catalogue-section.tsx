/** The section "Team catalogue" of the settings. */

import type { Section } from './section.ts';

export const catalogueSection: Section = {
  id: 'catalogue',
  title: 'Team catalogue',
  words: [],
  View: () => null,
};
