/** All sections of the settings, in the order of the list. */

import { aboutSection } from './about-section.tsx';
import { appearanceSection } from './appearance-section.tsx';
import { catalogueSection } from './catalogue-section.tsx';
import { diagnosticsSection } from './diagnostics-section.tsx';
import { environmentsSection } from './environments-section.tsx';
import { favouritesSection } from './favourites-section.tsx';
import { generalSection } from './general-section.tsx';
import { networksSection } from './networks-section.tsx';
import { placesSection } from './places-section.tsx';
import { privacySection } from './privacy-section.tsx';
import { productionSection } from './production-section.tsx';
import type { Section } from './section.ts';
import { windowsSection } from './windows-section.tsx';

export const sections: readonly Section[] = [
  generalSection,
  appearanceSection,
  favouritesSection,
  environmentsSection,
  placesSection,
  productionSection,
  networksSection,
  windowsSection,
  catalogueSection,
  privacySection,
  diagnosticsSection,
  aboutSection,
];
