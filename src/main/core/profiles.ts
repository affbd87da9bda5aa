/** Turns parsed shared config and credentials files into profiles, and tells what changed between two readings. */

import type { Profile, ProfileKind } from '../../shared/profile.ts';
import { hasKeys, profileKind, profileProblem } from './profile-readiness.ts';
import {
  type NamedSection,
  type ProfileFile,
  type ProfileSections,
  profileSections,
} from './profile-sections.ts';

/** The properties of one profile, with what it needs of its `[services]` section. Never leaves the main process. */
export interface ProfileDefinition {
  readonly name: string;
  readonly kind: ProfileKind;
  /** Whether the profile holds a whole key pair: as a source profile it is used for these, role or not. */
  readonly hasKeys: boolean;
  /** @returns the property's value as written; may be a secret */
  readonly value: (property: string) => string | undefined;
  /** @returns a value of the `[services]` section that the profile names, as `endpoint_url` of `mwaa` */
  readonly serviceValue: (service: string, property: string) => string | undefined;
  /** @returns text that differs when anything differs that the profile leads to; holds secrets, for comparing only */
  readonly fingerprint: () => string;
}

/** All profiles of one reading of the files. */
export interface ProfileSet {
  /** In the order of `aws configure list-profiles`. */
  readonly profiles: readonly Profile[];
  /** SECURITY: a function, so that neither JSON nor a structured clone can carry keys away from here. */
  readonly definition: (name: string) => ProfileDefinition | null;
}

/** Names of profiles that differ between two readings. */
export interface ProfileChanges {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
}

/** What is known before the files were read. */
export const emptyProfileSet: ProfileSet = { profiles: [], definition: () => null };

/** @returns the profiles of both files; a file that does not exist is one without sections */
export function profileSetFrom(config: ProfileFile, credentials: ProfileFile): ProfileSet {
  const sections = profileSections(config, credentials);
  return {
    profiles: [...sections.profiles.values()].map((section) =>
      toProfile(section, sections, credentials.path),
    ),
    definition: (name) => {
      const section = sections.profiles.get(name);
      return section === undefined ? null : toDefinition(section, sections, credentials.path);
    },
  };
}

function toProfile(section: NamedSection, sections: ProfileSections, credentialsPath: string): Profile {
  const text = (name: string) => section.values.get(name)?.value || undefined;
  const problem = profileProblem(section, sections.profiles, credentialsPath);
  const roleArn = text('role_arn');
  const accountId = accountFrom(roleArn) ?? twelveDigits(text('sso_account_id'));
  const [region, sourceProfile] = [text('region'), text('source_profile')];
  return {
    name: section.name,
    kind: profileKind(section, credentialsPath),
    readiness: problem === null ? { ready: true } : { ready: false, reason: problem },
    ...(region !== undefined && { region }),
    ...(accountId !== undefined && { accountId }),
    ...(roleArn !== undefined && { roleArn }),
    ...(sourceProfile !== undefined && { sourceProfile }),
    origin: 'files',
  };
}

function accountFrom(roleArn: string | undefined): string | undefined {
  return /^arn:[^:]+:iam::(\d{12}):/.exec(roleArn ?? '')?.[1];
}

function twelveDigits(text: string | undefined): string | undefined {
  return /^\d{12}$/.test(text ?? '') ? text : undefined;
}

function toDefinition(
  section: NamedSection,
  sections: ProfileSections,
  credentialsPath: string,
): ProfileDefinition {
  const services = sections.services.get(section.values.get('services')?.value ?? '');
  return {
    name: section.name,
    kind: profileKind(section, credentialsPath),
    hasKeys: hasKeys(section),
    value: (property) => section.values.get(property)?.value,
    serviceValue: (service, property) => services?.values.get(service)?.nested.get(property),
    fingerprint: () => fingerprintOf(section, sections, []),
  };
}

function fingerprintOf(section: NamedSection, sections: ProfileSections, through: readonly string[]): string {
  const value = (name: string) => section.values.get(name)?.value ?? '';
  const source = sections.profiles.get(value('source_profile'));
  const visited = [...through, section.name];
  return JSON.stringify([
    contentOf(section),
    contentOf(sections.services.get(value('services'))),
    contentOf(sections.ssoSessions.get(value('sso_session'))),
    source === undefined || visited.includes(source.name) ? null : fingerprintOf(source, sections, visited),
  ]);
}

function contentOf(section: NamedSection | undefined) {
  if (section === undefined) return null;
  const values = [...section.values].map(([name, { value, nested }]) => [name, value, [...nested].sort()]);
  return values.sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));
}

/** @returns what differs; a profile counts as changed when anything that it leads to has changed, its keys included */
export function diffProfiles(before: ProfileSet, after: ProfileSet): ProfileChanges {
  const names = (set: ProfileSet) => set.profiles.map(({ name }) => name);
  const print = (set: ProfileSet, name: string) => set.definition(name)?.fingerprint();
  const existed = new Set(names(before));
  const exists = new Set(names(after));
  return {
    added: names(after).filter((name) => !existed.has(name)),
    changed: names(after).filter((name) => existed.has(name) && print(before, name) !== print(after, name)),
    removed: names(before).filter((name) => !exists.has(name)),
  };
}
