/** The section "Production" of the settings. */

import type { Section } from './section.ts';

export const productionSection: Section = {
  id: 'production',
  title: 'Production',
  words: [],
  View: () => null,
};
