/** Finds a property that nothing reads because its name is mistyped. */

import type { ProfileProblem } from '../../shared/profile.ts';
import type { NamedSection } from './profile-sections.ts';

/** What credentials come from. */
const properties = [
  'aws_access_key_id',
  'aws_secret_access_key',
  'credential_process',
  'credential_source',
  'login_session',
  'mfa_serial',
  'role_arn',
  'source_profile',
  'sso_account_id',
  'sso_region',
  'sso_role_name',
  'sso_session',
  'sso_start_url',
  'web_identity_token_file',
] as const;

/** @returns the first property that is one or two letters away from one that the section lacks; null when none is */
export function mistypedIn({ values }: NamedSection): ProfileProblem | null {
  const lacking = properties.filter((each) => !values.has(each));
  for (const [written, { file, line }] of values) {
    if (properties.some((each) => each === written)) continue;
    const within = (slips: number) => lacking.find((each) => isWithin(slips, written, each));
    const meant = within(1) ?? within(2);
    if (meant !== undefined) return { kind: 'property-mistyped', written, meant, file, line };
  }
  return null;
}

/** @returns whether so many letters too many, missing, wrong or swapped make one text of the other */
function isWithin(slips: number, a: string, b: string): boolean {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  const [restA, restB] = [a.slice(at), b.slice(at)];
  if (restA === restB) return true;
  if (slips === 0 || Math.abs(restA.length - restB.length) > slips) return false;
  const isSwapped = restA[0] === restB[1] && restA[1] === restB[0];
  return (
    isWithin(slips - 1, restA.slice(1), restB) ||
    isWithin(slips - 1, restA, restB.slice(1)) ||
    isWithin(slips - 1, restA.slice(1), restB.slice(1)) ||
    (isSwapped && isWithin(slips - 1, restA.slice(2), restB.slice(2)))
  );
}
