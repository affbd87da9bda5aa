/** The transitions of profiles that a person makes in Windsock, and of the offer that they are chosen from. */

import { maxOwnProfiles, type OwnProfile, type OwnSsoSession } from '../../shared/settings.ts';
import type { IdentityCenterOffer } from '../../shared/snapshot.ts';
import type { SsoAccount } from '../../shared/sso.ts';
import type { AppState } from './app-state.ts';

/** Says that the form for a start URL is asked for outside the picker; nothing where a sign-in is under way. */
export function withIdentityCenterAsked(state: AppState): AppState {
  const { identityCenter: offer } = state;
  if (offer.phase !== 'none' && offer.phase !== 'failed') return state;
  const before = offer.phase === 'none' ? (offer.asked ?? 0) : 0;
  return { ...state, identityCenter: { phase: 'none', asked: before + 1 } };
}

/** Says how far the sign-in with a start URL has come. */
export function withIdentityCenter(state: AppState, identityCenter: IdentityCenterOffer): AppState {
  if (state.identityCenter.phase === 'none' && identityCenter.phase === 'none') return state;
  return { ...state, identityCenter };
}

/** Adds accounts to those that are listed, an account that came before in its place; nothing when no list is under way. */
export function withAccounts(state: AppState, accounts: readonly SsoAccount[]): AppState {
  const { identityCenter } = state;
  if (identityCenter.phase !== 'listing') return state;
  const known = new Map([...identityCenter.accounts, ...accounts].map((account) => [account.id, account]));
  return { ...state, identityCenter: { ...identityCenter, accounts: [...known.values()] } };
}

/** Keeps profiles and the session that they need. As many as there is room for: see `maxOwnProfiles`. */
export function withOwnProfiles(
  state: AppState,
  { session, profiles }: { readonly session: OwnSsoSession; readonly profiles: readonly OwnProfile[] },
): AppState {
  const { settings } = state;
  const ownProfiles = [...settings.ownProfiles, ...profiles].slice(0, maxOwnProfiles);
  const others = settings.ownSsoSessions.filter(({ name }) => name !== session.name);
  return {
    ...state,
    settings: withUsedSessions({ ...settings, ownProfiles, ownSsoSessions: [...others, session] }),
  };
}

/** Forgets a profile of Windsock's own, and its session when no other uses it. Favourites and uses stay, as for profiles of the files. */
export function withoutOwnProfile(state: AppState, name: string): AppState {
  const { settings } = state;
  const ownProfiles = settings.ownProfiles.filter((profile) => profile.name !== name);
  if (ownProfiles.length === settings.ownProfiles.length) return state;
  const unsearchedProfiles = settings.unsearchedProfiles.filter((profile) => profile !== name);
  return { ...state, settings: withUsedSessions({ ...settings, ownProfiles, unsearchedProfiles }) };
}

function withUsedSessions(settings: AppState['settings']): AppState['settings'] {
  const used = new Set(settings.ownProfiles.map(({ ssoSession }) => ssoSession));
  return { ...settings, ownSsoSessions: settings.ownSsoSessions.filter(({ name }) => used.has(name)) };
}
