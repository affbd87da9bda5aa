/** The section "About" of the settings. */

import type { Section } from './section.ts';

export const aboutSection: Section = {
  id: 'about',
  title: 'About',
  words: [],
  View: () => null,
};
