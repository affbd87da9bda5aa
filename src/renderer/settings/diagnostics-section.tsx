/** The section "Diagnostics" of the settings. */

import type { Section } from './section.ts';

export const diagnosticsSection: Section = {
  id: 'diagnostics',
  title: 'Diagnostics',
  words: [],
  View: () => null,
};
