/** Finds the IAM Identity Center session of a profile, or what is wrong with it. */

import { isRegionName } from '../../shared/environment.ts';
import type { ProfileProblem } from '../../shared/profile.ts';
import type { SsoSession } from '../../shared/sso.ts';
import type { NamedSection, PlacedValue, ProfileSections } from './profile-sections.ts';
import { registrationScopes } from './sso-registration.ts';

type Found = { readonly session: SsoSession } | { readonly problem: ProfileProblem };

/** @returns the session that the profile names, or that it spells out itself in the legacy form */
export function ssoSessionOf(profile: NamedSection, sections: ProfileSections): Found {
  const named = profile.values.get('sso_session');
  if (named === undefined) return sessionIn(profile, { form: 'legacy' });
  const { value: session, file, line } = named;
  if (session === '') return { problem: { kind: 'property-missing', missing: 'sso_session', file, line } };
  const own = profile.origin === 'windsock' ? sections.ownSsoSessions.get(session) : undefined;
  const section = own ?? sections.ssoSessions.get(session);
  if (section === undefined) return { problem: { kind: 'sso-session-missing', session, file, line } };
  // The AWS CLI stops where the two contradict each other; which of them is meant, nobody knows.
  const contradiction = [...section.values.keys()].find((name) => {
    const there = profile.values.get(name);
    return there !== undefined && there.value !== section.values.get(name)?.value;
  });
  const other = profile.values.get(contradiction ?? '');
  if (contradiction !== undefined && other !== undefined) return invalid(contradiction, other);
  return sessionIn(section, { form: 'sso-session' });
}

// Loosely: the page that a sign-in opens is checked for itself.
const startUrlForm = /^https:\/\/[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::\d{1,5})?(?:[/?#]\S*)?$/i;

function sessionIn(section: NamedSection, { form }: Pick<SsoSession, 'form'>): Found {
  const [url, region] = [section.values.get('sso_start_url'), section.values.get('sso_region')];
  if (url === undefined || url.value === '') return missing('sso_start_url', url ?? section);
  if (region === undefined || region.value === '') return missing('sso_region', region ?? section);
  if (!startUrlForm.test(url.value)) return invalid('sso_start_url', url);
  if (!isRegionName(region.value)) return invalid('sso_region', region);
  const key = form === 'legacy' ? url.value : section.name;
  const scopes = registrationScopes(section.values.get('sso_registration_scopes')?.value ?? '');
  return {
    session: {
      key,
      form,
      startUrl: url.value,
      region: region.value,
      ...(scopes.length > 0 && { scopes }),
    },
  };
}

function missing(name: string, { file, line }: PlacedValue | NamedSection): Found {
  return { problem: { kind: 'property-missing', missing: name, file, line } };
}

function invalid(property: string, { file, line }: PlacedValue): Found {
  return { problem: { kind: 'property-invalid', property, file, line } };
}
