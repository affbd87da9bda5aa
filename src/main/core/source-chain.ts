/** Tells what kind a profile is, and which profiles it takes its first credentials from. */

import type { ProfileKind } from '../../shared/profile.ts';
import type { NamedSection, ProfileSections } from './profile-sections.ts';

/** A profile on the way to the first credentials, with the kind that counts there. */
export interface ChainLink {
  readonly section: NamedSection;
  readonly kind: ProfileKind;
}

export const keyProperties = ['aws_access_key_id', 'aws_secret_access_key'] as const;
const ssoProperties = ['sso_session', 'sso_start_url', 'sso_region'] as const;

/**
 * @returns the kind of the provider that the AWS CLI would take first
 * @see botocore.credentials.create_credential_resolver
 */
export function profileKind(section: NamedSection, sections: ProfileSections): ProfileKind {
  const { values } = section;
  if (!values.has('role_arn') || values.has('web_identity_token_file'))
    return kindBesideRole(section, sections);
  return values.has('mfa_serial') ? 'assume-role-mfa' : 'assume-role';
}

/**
 * A source profile that holds a key is used as if it had no role.
 *
 * @returns the kind that counts where another profile names this one as its source
 * @see botocore.credentials.AssumeRoleProvider, `_resolve_credentials_from_profile`
 */
export function sourceKind(section: NamedSection, sections: ProfileSections): ProfileKind {
  return keyProperties.some((name) => section.values.has(name))
    ? kindBesideRole(section, sections)
    : profileKind(section, sections);
}

function kindBesideRole({ origin, values }: NamedSection, { credentialsPath }: ProfileSections): ProfileKind {
  if (origin === 'environment') return 'environment-variables';
  const sso = values.has('sso_session') ? 'sso-session' : 'sso-legacy';
  const keys = keyProperties.map((name) => values.get(name)).filter((value) => value !== undefined);
  if (values.has('web_identity_token_file')) return 'web-identity';
  // Without these two the AWS CLI looks on: such a profile may use its session for other tokens.
  if (values.has('sso_account_id') || values.has('sso_role_name')) return sso;
  if (keys.some((key) => key.file === credentialsPath)) return 'access-key';
  if (values.has('login_session')) return 'aws-login';
  if (values.has('credential_process')) return 'credential-process';
  if (keys.length > 0) return 'access-key';
  return ssoProperties.some((name) => values.has(name)) ? sso : 'empty';
}

/** @returns the profile itself and the sources after it; ends before a source that is missing or was met before */
export function sourceChain(section: NamedSection, sections: ProfileSections): readonly ChainLink[] {
  const links: ChainLink[] = [{ section, kind: profileKind(section, sections) }];
  for (let last = links.at(-1); last !== undefined && isRole(last.kind); last = links.at(-1)) {
    const source = sections.profiles.get(last.section.values.get('source_profile')?.value ?? '');
    if (source === undefined) break;
    const kind = sourceKind(source, sections);
    // A profile may name itself for its own keys.
    if (isRole(kind) && links.some((link) => link.section === source)) break;
    links.push({ section: source, kind });
  }
  return links;
}

/** @returns whether a profile of this kind has a source */
export function isRole(kind: ProfileKind): boolean {
  return kind === 'assume-role' || kind === 'assume-role-mfa';
}
