/** The section "Environments" of the settings. */

import type { Section } from './section.ts';

export const environmentsSection: Section = {
  id: 'environments',
  title: 'Environments',
  words: [],
  View: () => null,
};
