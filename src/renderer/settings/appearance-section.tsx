/** The section "Appearance" of the settings. */

import type { Section } from './section.ts';

export const appearanceSection: Section = {
  id: 'appearance',
  title: 'Appearance',
  words: [],
  View: () => null,
};
