/** AWS profiles as rows of their list: what each leads to, what Enter does about it, and what else can be done; pure. */

import type { Failure } from '../../shared/failure.ts';
import { failureText } from '../../shared/failure-text.ts';
import type { Profile } from '../../shared/profile.ts';
import { profileKindText, profileOriginText, profileText } from '../../shared/profile-text.ts';
import type { Notice, Snapshot } from '../../shared/snapshot.ts';
import { type SsoSessionState, ssoSessionName } from '../../shared/sso.ts';
import { sessionText } from '../../shared/sso-text.ts';
import { visibleText } from '../../shared/visible-text.ts';
import type { Action } from './actions.ts';
import type { PickItem } from './pick-list-model.ts';
import { words } from './words.ts';

export interface ProfileItem extends PickItem {
  readonly profile: Profile;
  readonly session?: SsoSessionState;
  /** What Enter does. */
  readonly enter: ProfileActionName;
  /** Everything that is known of it, line by line. */
  readonly lines: readonly string[];
}

export type ProfileActionName =
  | 'signIn'
  | 'signOut'
  | 'search'
  | 'skip'
  | 'copyDetails'
  | 'removeOwn'
  | 'identityCenter'
  | 'regions';

type ProfileFacts = Pick<Snapshot, 'profiles' | 'ssoSessions' | 'unsearchedProfiles' | 'notices'>;

/** @returns a row for each profile, in the order of the files */
export function profileItems(
  { profiles, ssoSessions, unsearchedProfiles, notices }: ProfileFacts,
  nowMs: number,
): readonly ProfileItem[] {
  const sessions = new Map(ssoSessions.map((state) => [state.session.key, state]));
  const unsearched = new Set(unsearchedProfiles);
  const failures = failuresByProfile(notices);
  return profiles.map((profile) =>
    toItem(profile, {
      session: profile.ssoSession === undefined ? undefined : sessions.get(profile.ssoSession.key),
      isSearched: !unsearched.has(profile.name),
      failure: failures.get(profile.name),
      nowMs,
    }),
  );
}

/** @returns of each profile that the latest search could not use in any region, why; a wait for the person is no fault */
function failuresByProfile(notices: readonly Notice[]): ReadonlyMap<string, Failure> {
  const ofProfiles = notices.filter(
    ({ about, failure }) => about?.region === undefined && failure.kind !== 'person-needed',
  );
  return new Map(
    ofProfiles.flatMap(({ about, failure }) =>
      (about?.profiles ?? []).map((name) => [name, failureOf(failure, name)] as const),
    ),
  );
}

/** A notice carries the failure of its first profile, whose chain is not that of the others. */
function failureOf(failure: Failure, profile: string): Failure {
  if (failure.kind === 'access-denied' && failure.place.profile !== profile) {
    const { step: _first, ...denied } = failure;
    return { ...denied, place: { ...denied.place, profile } };
  }
  if (failure.kind === 'credentials-rejected') return { ...failure, place: { ...failure.place, profile } };
  return 'profile' in failure ? { ...failure, profile } : failure;
}

interface ItemFacts {
  readonly session: SsoSessionState | undefined;
  readonly failure: Failure | undefined;
  readonly isSearched: boolean;
  readonly nowMs: number;
}

function toItem(profile: Profile, { session, isSearched, failure, nowMs }: ItemFacts): ProfileItem {
  const isReady = profile.readiness.ready;
  const explanation = profileText(profile);
  const trouble = isReady && isSearched && failure !== undefined ? failureText(failure) : undefined;
  const kind = profileKindText(profile.kind);
  const sessionLine = session === undefined ? undefined : sessionText(session, nowMs);
  const searchedLine = isSearched ? 'Searched for environments' : 'Not searched for environments';
  const lines = [
    explanation,
    ...(trouble === undefined ? [] : [`${trouble.summary}. ${trouble.advice}`]),
    // The explanation of one that can be used names its kind.
    `${isReady ? '' : `${kind.charAt(0).toUpperCase()}${kind.slice(1)}. `}${profileOriginText(profile.origin)}.`,
    ...(sessionLine === undefined || session === undefined
      ? []
      : [`Session ${ssoSessionName(session.session)}: ${sessionLine.toLowerCase()}.`]),
    ...(isReady ? [`${searchedLine}.`] : []),
  ];
  return {
    profile,
    key: profile.name,
    title: visibleText(profile.name),
    detail: visibleText(trouble?.summary ?? explanation),
    search: [profile.name, ...lines].join(' ').toLowerCase(),
    ...(isReady && { isChecked: isSearched }),
    ...(session !== undefined && { session }),
    ...(trouble === undefined
      ? markOf(isReady, session?.state, sessionLine)
      : { mark: { text: 'Failed', tone: 'bad' as const } }),
    enter: enterOf(isReady, session?.state, isSearched),
    lines: lines.map(visibleText),
  };
}

function markOf(isReady: boolean, state: SsoSessionState['state'] | undefined, text: string | undefined) {
  if (!isReady) return { mark: { text: 'Not usable', tone: 'bad' as const } };
  if (text === undefined || state === 'unknown') return {};
  return { mark: { text, tone: state === 'signed-in' ? ('good' as const) : ('plain' as const) } };
}

function enterOf(
  isReady: boolean,
  state: SsoSessionState['state'] | undefined,
  isSearched: boolean,
): ProfileActionName {
  if (!isReady) return 'copyDetails';
  if (state === 'signed-out') return 'signIn';
  return isSearched ? 'skip' : 'search';
}

/** @returns what an action of a profile is called */
export function profileActionLabel(name: ProfileActionName, item: ProfileItem | undefined): string {
  const session = item?.session === undefined ? '' : ssoSessionName(item.session.session);
  const labels: Readonly<Record<ProfileActionName, string>> = {
    signIn: `Sign in to ${session}`,
    signOut: `Sign out of ${session}`,
    search: 'Search it for environments',
    skip: 'Leave it out of searches',
    copyDetails: 'Copy details',
    removeOwn: 'Remove from Windsock',
    identityCenter: words.identityCenter,
    regions: words.regions,
  };
  return labels[name];
}

/** @returns the actions of a profile, the one that Enter does first; then those of the whole list */
export function profileActions(item: ProfileItem | undefined): readonly Action<ProfileActionName>[] {
  const own = item === undefined ? [] : namesFor(item);
  const general = ['identityCenter', 'regions'] as const;
  return [
    ...own.map((name, at) => ({
      name,
      label: profileActionLabel(name, item),
      ...(at === 0 && { keys: 'enter' as const }),
    })),
    ...general.map((name, at) => ({
      name,
      label: profileActionLabel(name, item),
      ...(at === 0 && { startsGroup: 'All profiles' }),
    })),
  ];
}

function namesFor({ enter, profile, session, isChecked }: ProfileItem): readonly ProfileActionName[] {
  const isReady = profile.readiness.ready;
  const all: readonly (ProfileActionName | false)[] = [
    enter,
    isReady && (isChecked === true ? 'skip' : 'search'),
    isReady && session?.state === 'signed-in' && 'signOut',
    'copyDetails',
    profile.origin === 'windsock' && 'removeOwn',
  ];
  return [...new Set(all.filter((name) => name !== false))];
}

/** @returns everything that is known of a profile, for the clipboard */
export function profileDetails({ title, lines }: ProfileItem): string {
  return [title, ...lines].join('\n');
}
