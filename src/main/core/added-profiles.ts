/** Profiles beside those of the files: the process's environment variables, and what was chosen in Windsock itself. */

import type { ProfileOrigin } from '../../shared/profile.ts';
import type { OwnProfile, OwnSsoSession } from '../../shared/settings.ts';
import type { NamedSection, PlacedValue, ProfileSections } from './profile-sections.ts';

/** Windsock's own sessions and profiles, as the settings keep them. */
export interface OwnIdentities {
  readonly sessions: readonly OwnSsoSession[];
  readonly profiles: readonly OwnProfile[];
}

/** What is added to the files. */
export interface AddedProfiles {
  readonly own?: OwnIdentities | undefined;
  readonly environment?: Readonly<Record<string, string | undefined>> | undefined;
}

/** The profile that the environment variables make, as it is listed. */
const environmentProfileName = 'environment variables';

/** Where values that stand in no file come from, in words. */
const places = { environment: 'environment variables', windsock: 'settings of Windsock' } as const;

/** @returns the sections with those added as synthetic ones; profiles of the files win over added ones of the same name */
export function withAddedProfiles(
  sections: ProfileSections,
  { own, environment = {} }: AddedProfiles,
): ProfileSections {
  const fromEnvironment = environmentSection(environment);
  const added = [
    ...(fromEnvironment === null ? [] : [fromEnvironment]),
    ...(own?.profiles ?? []).map(ownProfileSection),
  ];
  const profiles = new Map(sections.profiles);
  for (const section of added) if (!profiles.has(section.name)) profiles.set(section.name, section);
  const ownSsoSessions = new Map((own?.sessions ?? []).map((each) => [each.name, ownSessionSection(each)]));
  return { ...sections, profiles, ownSsoSessions };
}

/** The variables count as a profile as soon as one half of a key pair is there, so that the lack of the other is said. */
function environmentSection(environment: NonNullable<AddedProfiles['environment']>): NamedSection | null {
  const { AWS_ACCESS_KEY_ID: id, AWS_SECRET_ACCESS_KEY: secret } = environment;
  if (!id && !secret) return null;
  return synthetic('environment', environmentProfileName, {
    aws_access_key_id: id,
    aws_secret_access_key: secret,
    aws_session_token: environment.AWS_SESSION_TOKEN,
    region: environment.AWS_REGION || environment.AWS_DEFAULT_REGION,
  });
}

function ownProfileSection({ name, ssoSession, accountId, roleName, region }: OwnProfile): NamedSection {
  return synthetic('windsock', name, {
    sso_session: ssoSession,
    sso_account_id: accountId,
    sso_role_name: roleName,
    region,
  });
}

function ownSessionSection({ name, startUrl, region }: OwnSsoSession): NamedSection {
  return synthetic('windsock', name, { sso_start_url: startUrl, sso_region: region });
}

function synthetic(
  origin: Exclude<ProfileOrigin, 'files'>,
  name: string,
  properties: Readonly<Record<string, string | undefined>>,
): NamedSection {
  const place = { file: places[origin], line: 0 };
  const values = new Map<string, PlacedValue>();
  for (const [property, value] of Object.entries(properties)) {
    if (value !== undefined && value !== '') values.set(property, { value, nested: new Map(), ...place });
  }
  return { name, origin, values, ...place };
}
