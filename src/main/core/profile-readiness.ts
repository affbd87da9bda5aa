/** Tells what kind a profile is, and follows its source profiles to see whether it can be used. */

import type { ProfileKind, ProfileProblem } from '../../shared/profile.ts';
import type { NamedSection } from './profile-sections.ts';

type Profiles = ReadonlyMap<string, NamedSection>;

const keyProperties = ['aws_access_key_id', 'aws_secret_access_key'] as const;
const ssoProperties = ['sso_session', 'sso_start_url', 'sso_region', 'sso_account_id', 'sso_role_name'];

/**
 * @param credentialsPath  keys in the credentials file go before `login_session` and `credential_process`, keys in
 *                         the config file after them
 * @returns the kind of the provider that the AWS CLI would take first
 * @see botocore.credentials.create_credential_resolver
 */
export function profileKind(section: NamedSection, credentialsPath: string): ProfileKind {
  const { values } = section;
  if (values.has('role_arn')) {
    if (values.has('web_identity_token_file')) return 'web-identity';
    return values.has('mfa_serial') ? 'assume-role-mfa' : 'assume-role';
  }
  if (values.has('sso_session')) return 'sso-session';
  if (ssoProperties.some((name) => values.has(name))) return 'sso-legacy';
  const keys = keyProperties.map((name) => values.get(name)).filter((value) => value !== undefined);
  if (keys.some((key) => key.file === credentialsPath)) return 'access-key';
  if (values.has('login_session')) return 'aws-login';
  if (values.has('credential_process')) return 'credential-process';
  return keys.length > 0 ? 'access-key' : 'empty';
}

/** @returns whether the section holds a whole key pair; a source profile is then used for its keys, role or not */
export function hasKeys(section: NamedSection): boolean {
  return keyProperties.every((name) => (section.values.get(name)?.value ?? '') !== '');
}

/** @returns why the profile cannot be used, all its source profiles considered; null when it can be */
export function profileProblem(
  section: NamedSection,
  profiles: Profiles,
  credentialsPath: string,
): ProfileProblem | null {
  return problemOf(section, { profiles, credentialsPath, through: [section.name] });
}

interface Chain {
  readonly profiles: Profiles;
  readonly credentialsPath: string;
  readonly through: readonly string[];
}

function problemOf(section: NamedSection, chain: Chain): ProfileProblem | null {
  const kind = profileKind(section, chain.credentialsPath);
  switch (kind) {
    case 'empty':
      return { kind: 'no-credentials' };
    case 'access-key':
      return partialKeys(section);
    case 'assume-role':
      return roleProblem(section, chain);
    case 'assume-role-mfa':
      return roleProblem(section, chain) ?? { kind: 'kind-not-supported-yet', profileKind: kind };
    default:
      return { kind: 'kind-not-supported-yet', profileKind: kind };
  }
}

function partialKeys(section: NamedSection): ProfileProblem | null {
  const missing = keyProperties.find((name) => (section.values.get(name)?.value ?? '') === '');
  if (missing === undefined) return null;
  const present = keyProperties.map((name) => section.values.get(name)).find((value) => value !== undefined);
  return { kind: 'partial-keys', missing, ...placeOf(present ?? section) };
}

function roleProblem(section: NamedSection, chain: Chain): ProfileProblem | null {
  const source = section.values.get('source_profile');
  const credentialSource = section.values.get('credential_source');
  const role = placeOf(section.values.get('role_arn') ?? section);
  if (source !== undefined && credentialSource !== undefined)
    return { kind: 'role-with-two-sources', ...placeOf(credentialSource) };
  if (credentialSource !== undefined) {
    // SECURITY: the other two sources ask the instance metadata service, which a desktop has not and a network may fake.
    if (credentialSource.value.toLowerCase() === 'environment') return null;
    return {
      kind: 'credential-source-not-supported',
      source: credentialSource.value,
      ...placeOf(credentialSource),
    };
  }
  if (source === undefined) return { kind: 'role-without-source', ...role };
  const sourceSection = chain.profiles.get(source.value);
  if (sourceSection === undefined)
    return { kind: 'source-missing', source: source.value, ...placeOf(source) };
  if (hasKeys(sourceSection)) return null;
  const through = [...chain.through, source.value];
  if (chain.through.includes(source.value)) return { kind: 'source-cycle', through, ...placeOf(source) };
  return problemOf(sourceSection, { ...chain, through });
}

function placeOf(where: { readonly file: string; readonly line: number }) {
  return { file: where.file, line: where.line };
}
