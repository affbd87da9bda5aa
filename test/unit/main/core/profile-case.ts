/** What the tables of profile cases share. */

import type { Profile } from '../../../../src/shared/profile.ts';

export const keys = 'aws_access_key_id = AKIDEXAMPLE\naws_secret_access_key = secret-of-example\n';

export const role = 'role_arn = arn:aws:iam::123456789012:role/team/deploy\n';

type Expected = Partial<Omit<Profile, 'readiness'>> & { readonly problem?: Record<string, unknown> };

export const roleFromS = `[profile p]\n${role}source_profile = s`;
export const sWithKeys = `[s]\n${keys}`;

export const corpSession =
  '[sso-session corp]\nsso_start_url = https://corp.awsapps.com/start\nsso_region = eu-west-1\n';
export const ssoRole = 'sso_account_id = 123456789012\nsso_role_name = Data\n';
export const ssoSession = {
  key: 'corp',
  form: 'sso-session',
  startUrl: 'https://corp.awsapps.com/start',
  region: 'eu-west-1',
} as const;
export const legacySso = `sso_start_url = https://corp.awsapps.com/start\nsso_region = eu-west-1\n${ssoRole}`;

/** A name, the text of both files, and what the profile `p` is. */
export type ProfileCase = readonly [string, string, string, Expected];
