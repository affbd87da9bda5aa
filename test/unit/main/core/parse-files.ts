/** Parses texts of both files, for tests. */

import type { AddedProfiles } from '../../../../src/main/core/added-profiles.ts';
import { type ProfileSet, profileSetFrom } from '../../../../src/main/core/profiles.ts';
import { type ConfigSection, parseSharedConfig } from '../../../../src/main/core/shared-config.ts';

/** @throws when a text is malformed */
export function sectionsOf(text: string): readonly ConfigSection[] {
  const parsed = parseSharedConfig(text);
  if (!parsed.ok) throw new Error(`line ${parsed.line}: ${parsed.problem}`);
  return parsed.sections;
}

/** @returns the profiles of files named `config` and `credentials` */
export function profileSetOf(config: string, credentials = '', added?: AddedProfiles): ProfileSet {
  return profileSetFrom(
    { path: 'config', sections: sectionsOf(config) },
    { path: 'credentials', sections: sectionsOf(credentials) },
    added,
  );
}
