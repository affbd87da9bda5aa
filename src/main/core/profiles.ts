/** Turns parsed shared config and credentials files into profiles, and tells what changed between two readings. */

import type { Profile, ProfileKind, ProfileOrigin } from '../../shared/profile.ts';
import type { SsoSession } from '../../shared/sso.ts';
import { type AddedProfiles, withAddedProfiles } from './added-profiles.ts';
import { profileProblem } from './profile-readiness.ts';
import {
  type NamedSection,
  type ProfileFile,
  type ProfileSections,
  profileSections,
} from './profile-sections.ts';
import { type ChainLink, isRole, sourceChain, sourceKind } from './source-chain.ts';
import { ssoSessionOf } from './sso-session-of.ts';

/** The properties of one profile, with what it needs of other sections. Never leaves the main process. */
export interface ProfileDefinition {
  readonly name: string;
  readonly origin: ProfileOrigin;
  readonly kind: ProfileKind;
  /** What counts where another profile names this one as its source: its keys, role or not. */
  readonly kindAsSource: ProfileKind;
  /** The session of the profile, or of the one that its sources end in. */
  readonly ssoSession: SsoSession | undefined;
  /** The session that the profile itself names. */
  readonly ownSsoSession: SsoSession | undefined;
  /** Whether a program is run for it, its own or that of a source. */
  readonly runsProcess: boolean;
  /** @returns the property's value as written; may be a secret */
  readonly value: (property: string) => string | undefined;
  /** @returns where the property stands */
  readonly place: (property: string) => { readonly file: string; readonly line: number } | undefined;
  /** @returns a value of the `[services]` section that the profile names, as `endpoint_url` of `mwaa` */
  readonly serviceValue: (service: string, property: string) => string | undefined;
  /** @returns text that differs when anything differs that the profile leads to; holds secrets, for comparing only */
  readonly fingerprint: () => string;
}

/** All profiles of one reading of the files. */
export interface ProfileSet {
  /** In the order of `aws configure list-profiles`; then the environment variables, then Windsock's own. */
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

/** @returns the profiles of both files and the added ones; a file that does not exist is one without sections */
export function profileSetFrom(
  config: ProfileFile,
  credentials: ProfileFile,
  added: AddedProfiles = {},
): ProfileSet {
  const sections = withAddedProfiles(profileSections(config, credentials), added);
  return {
    profiles: [...sections.profiles.values()].map((section) => toProfile(section, sections)),
    definition: (name) => {
      const section = sections.profiles.get(name);
      return section === undefined ? null : toDefinition(section, sections);
    },
  };
}

function toProfile(section: NamedSection, sections: ProfileSections): Profile {
  const chain = sourceChain(section, sections);
  const [{ kind } = { kind: 'empty' as const }] = chain;
  const text = (name: string) => section.values.get(name)?.value || undefined;
  const problem = profileProblem(section, sections);
  const roleArn = isRole(kind) || kind === 'web-identity' ? text('role_arn') : undefined;
  return withoutUndefined({
    name: section.name,
    kind,
    readiness: problem === null ? { ready: true } : { ready: false, reason: problem },
    origin: section.origin,
    region: text('region'),
    accountId: accountOf(kind, text),
    roleArn,
    roleName: roleArn === undefined ? ssoRoleOf(kind, text) : roleArn.split('/').at(-1),
    sourceProfile: isRole(kind) ? text('source_profile') : undefined,
    mfaDevice: mfaDeviceOf(chain),
    ssoSession: sessionOf(chain, sections),
    runsProcess: runsProcess(chain) || undefined,
  });
}

type Text = (name: string) => string | undefined;

type Complete = Pick<Profile, 'name' | 'kind' | 'readiness' | 'origin'>;
type Partly = { readonly [K in Exclude<keyof Profile, keyof Complete>]: Profile[K] | undefined };

function withoutUndefined(profile: Complete & Partly): Profile {
  const { name, kind, readiness, origin, ...rest } = profile;
  const known: Partial<Profile> = Object.fromEntries(
    Object.entries(rest).filter(([, value]) => value !== undefined),
  );
  return { ...known, name, kind, readiness, origin };
}

function ssoRoleOf(kind: ProfileKind, text: Text): string | undefined {
  return kind === 'sso-session' || kind === 'sso-legacy' ? text('sso_role_name') : undefined;
}

function accountOf(kind: ProfileKind, text: Text): string | undefined {
  switch (kind) {
    case 'assume-role':
    case 'assume-role-mfa':
    case 'web-identity':
      return accountInArn(text('role_arn'));
    case 'sso-session':
    case 'sso-legacy':
      return twelveDigits(text('sso_account_id'));
    case 'aws-login':
      return accountInArn(text('login_session'));
    default:
      return twelveDigits(text('aws_account_id'));
  }
}

function accountInArn(arn: string | undefined): string | undefined {
  return /^arn:[^:]+:(?:iam|sts)::(\d{12}):/.exec(arn ?? '')?.[1];
}

function twelveDigits(text: string | undefined): string | undefined {
  return /^\d{12}$/.test(text ?? '') ? text : undefined;
}

function mfaDeviceOf(chain: readonly ChainLink[]): string | undefined {
  const link = chain.find(({ kind }) => kind === 'assume-role-mfa');
  return link?.section.values.get('mfa_serial')?.value || undefined;
}

function runsProcess(chain: readonly ChainLink[]): boolean {
  return chain.some(({ kind }) => kind === 'credential-process');
}

function sessionOf(chain: readonly ChainLink[], sections: ProfileSections): SsoSession | undefined {
  const last = chain.at(-1);
  if (last === undefined || (last.kind !== 'sso-session' && last.kind !== 'sso-legacy')) return undefined;
  return namedSession(last.section, sections);
}

function namedSession(section: NamedSection, sections: ProfileSections): SsoSession | undefined {
  const found = ssoSessionOf(section, sections);
  return 'session' in found ? found.session : undefined;
}

function toDefinition(section: NamedSection, sections: ProfileSections): ProfileDefinition {
  const services = sections.services.get(section.values.get('services')?.value ?? '');
  const chain = sourceChain(section, sections);
  return {
    name: section.name,
    origin: section.origin,
    kind: chain[0]?.kind ?? 'empty',
    kindAsSource: sourceKind(section, sections),
    ssoSession: sessionOf(chain, sections),
    ownSsoSession: namedSession(section, sections),
    runsProcess: runsProcess(chain),
    value: (property) => section.values.get(property)?.value,
    place: (property) => section.values.get(property),
    serviceValue: (service, property) => services?.values.get(service)?.nested.get(property),
    fingerprint: () => fingerprintOf(section, sections, []),
  };
}

function fingerprintOf(section: NamedSection, sections: ProfileSections, through: readonly string[]): string {
  const value = (name: string) => section.values.get(name)?.value ?? '';
  const source = sections.profiles.get(value('source_profile'));
  const visited = [...through, section.name];
  return JSON.stringify([
    section.origin,
    contentOf(section),
    contentOf(sections.services.get(value('services'))),
    contentOf(sections.ssoSessions.get(value('sso_session'))),
    section.origin === 'windsock' ? contentOf(sections.ownSsoSessions.get(value('sso_session'))) : null,
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
