/** The section "Privacy" of the settings. */

import type { Section } from './section.ts';

export const privacySection: Section = {
  id: 'privacy',
  title: 'Privacy',
  words: [],
  View: () => null,
};
