/** Sorts the sections of both files into profiles, SSO sessions and services, merged and named as the AWS CLI shows them. */

import { posixWords } from '../../shared/command-words.ts';
import type { ProfileOrigin } from '../../shared/profile.ts';
import type { ConfigSection, ConfigValue } from './shared-config.ts';

/** A parsed file with the path to name to a person. */
export interface ProfileFile {
  readonly path: string;
  readonly sections: readonly ConfigSection[];
}

/** A value and the file that it stands in. */
export interface PlacedValue extends ConfigValue {
  readonly file: string;
}

/** One named section, merged from both files. `file` and `line` are where it first appears; line 0 is no line of a file. */
export interface NamedSection {
  readonly name: string;
  readonly origin: ProfileOrigin;
  readonly file: string;
  readonly line: number;
  readonly values: ReadonlyMap<string, PlacedValue>;
}

type Group = ReadonlyMap<string, NamedSection>;

/** Everything that the files name, each kind in the order of first appearance, with what was added to them. */
export interface ProfileSections {
  readonly profiles: Group;
  readonly ssoSessions: Group;
  readonly services: Group;
  /** The sessions of Windsock's own profiles; a session of the files may have the same name. */
  readonly ownSsoSessions: Group;
  /** Keys of this file go before `login_session` and `credential_process`, those of the config file after them. */
  readonly credentialsPath: string;
}

interface OpenNamedSection extends NamedSection {
  readonly values: Map<string, PlacedValue>;
}

type OpenGroup = Map<string, OpenNamedSection>;

/** @returns the sections of the files; where both have a value of the same profile, the credentials file wins */
export function profileSections(config: ProfileFile, credentials: ProfileFile): ProfileSections {
  const profiles: OpenGroup = new Map();
  const ssoSessions: OpenGroup = new Map();
  const services: OpenGroup = new Map();
  // The specification ignores [default] where there is a [profile default].
  const shadowed = config.sections.some(({ header }) => isProfileDefault(header));
  for (const section of config.sections) {
    if (section.header === 'default') {
      if (!shadowed) merge(profiles, { name: 'default', section, file: config.path });
      continue;
    }
    const [type, name, ...more] = posixWords(section.header) ?? [];
    if (name === undefined || more.length > 0) continue;
    const group = { profile: profiles, 'sso-session': ssoSessions, services }[type ?? ''];
    if (group !== undefined) merge(group, { name, section, file: config.path });
  }
  for (const section of credentials.sections) {
    // Python's configparser, and so the AWS CLI, takes [DEFAULT] for something else.
    if (section.header !== 'DEFAULT')
      merge(profiles, { name: section.header, section, file: credentials.path });
  }
  return { profiles, ssoSessions, services, ownSsoSessions: new Map(), credentialsPath: credentials.path };
}

function isProfileDefault(header: string): boolean {
  const words = posixWords(header);
  return words?.length === 2 && words[0] === 'profile' && words[1] === 'default';
}

function merge(
  group: OpenGroup,
  from: { readonly name: string; readonly section: ConfigSection; readonly file: string },
): void {
  const { name, section, file } = from;
  const target = group.get(name) ?? {
    name,
    origin: 'files',
    file,
    line: section.line,
    values: new Map<string, PlacedValue>(),
  };
  group.set(name, target);
  for (const [key, value] of section.values) target.values.set(key, { ...value, file });
}
