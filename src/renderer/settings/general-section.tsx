/** The section "General" of the settings. */

import type { Section } from './section.ts';

export const generalSection: Section = {
  id: 'general',
  title: 'General',
  words: [],
  View: () => null,
};
