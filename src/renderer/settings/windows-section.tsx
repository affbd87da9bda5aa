/** The section "Windows" of the settings. */

import type { Section } from './section.ts';

export const windowsSection: Section = {
  id: 'windows',
  title: 'Windows',
  words: [],
  View: () => null,
};
