/** The section "Networks" of the settings. */

import type { Section } from './section.ts';

export const networksSection: Section = {
  id: 'networks',
  title: 'Networks',
  words: [],
  View: () => null,
};
