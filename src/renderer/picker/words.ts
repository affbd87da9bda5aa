/** What only the picker says. */

import { noticeText } from '../../shared/notice-text.ts';
import type { Profile } from '../../shared/profile.ts';
import type { Discovery, Notice, SearchProgress, Snapshot } from '../../shared/snapshot.ts';
import { agoText, countText, noAnswerText } from '../../shared/strings.ts';

/** @returns what the footer says of the search for environments; empty when there is nothing to say */
export function discoveryText(discovery: Discovery, nowMs: number): string {
  switch (discovery.phase) {
    case 'never':
      return '';
    case 'running':
      return [
        'Looking…',
        discovery.total === 0 ? '' : ofText(discovery),
        ageText(discovery.updatedAtMs, nowMs),
      ]
        .filter((part) => part !== '')
        .join(' ');
    case 'done':
      return discovery.stopped === undefined
        ? `Updated ${agoText(discovery.finishedAtMs, nowMs)}`
        : `Stopped after ${ofText(discovery.stopped)}`;
  }
}

/** @returns "412 of 1,860" */
function ofText({ done, total }: SearchProgress): string {
  return `${done.toLocaleString('en-US')} of ${total.toLocaleString('en-US')}`;
}

/** Old rows stand there while a search runs; of fresh ones nothing need be said. */
function ageText(updatedAtMs: number | undefined, nowMs: number): string {
  if (updatedAtMs === undefined || nowMs - updatedAtMs < 60_000) return '';
  return `· updated ${agoText(updatedAtMs, nowMs)}`;
}

/** @returns whether it tells of what a search could not see; a region that is not enabled is no fault, and there may be many */
export function isUnsearched({ about, failure }: Notice): boolean {
  return about !== undefined && failure.kind !== 'region-not-enabled';
}

/** @returns how many places a search could not see; a place is a profile in a region, or a profile that none could be seen through */
export function unsearchedPlaces(notices: readonly Notice[]): number {
  return notices.filter(isUnsearched).reduce((sum, { about }) => sum + (about?.profiles.length ?? 0), 0);
}

/** @returns "5 places not searched" */
export function notSearchedText(count: number): string {
  return `${countText(count, 'place')} not searched`;
}

/** How many profiles can be used, and how many cannot yet. */
export interface ProfileCounts {
  readonly ready: number;
  readonly notReady: number;
}

/** @returns the counts of a list of profiles */
export function profileCounts(profiles: readonly Profile[]): ProfileCounts {
  const ready = profiles.filter(({ readiness }) => readiness.ready).length;
  return { ready, notReady: profiles.length - ready };
}

/**
 * @returns what the profiles still need, for the second line of "Found 4 AWS profiles"; undefined when they can all be
 * used as they are
 */
export function profilesNeedText({
  profiles,
  ssoSessions,
}: Pick<Snapshot, 'profiles' | 'ssoSessions'>): string | undefined {
  const signedOut = new Set(
    ssoSessions.filter(({ state }) => state === 'signed-out').map(({ session }) => session.key),
  );
  const ready = profiles.filter(({ readiness }) => readiness.ready);
  const asking = ready.filter(({ ssoSession }) => ssoSession !== undefined && signedOut.has(ssoSession.key));
  const { notReady } = profileCounts(profiles);
  const sentences = [
    ...(asking.length === 0 ? [] : [`${howMany(asking.length, ready.length)} will ask you to sign in.`]),
    ...(notReady === 0
      ? []
      : [
          `${notReady} more cannot be used yet: “AWS profiles” shows what ${notReady === 1 ? 'it needs' : 'they need'}.`,
        ]),
  ];
  return sentences.length === 0 ? undefined : sentences.join(' ');
}

function howMany(some: number, all: number): string {
  if (some < all) return `${some} of them`;
  return all === 1 ? 'It' : 'They';
}

/** @returns "12 of 340 · Updated just now": how many environments match, and how the search for them goes */
export function matchCountText(count: number, { environments, discovery }: Snapshot, nowMs: number): string {
  const searched = discovery.phase === 'running' ? 'Looking…' : discoveryText(discovery, nowMs);
  const matching = ofText({ done: count, total: environments.length });
  return searched === '' ? matching : `${matching} · ${searched}`;
}

/** @returns what a screen reader says about the list */
export function resultText(count: number, query: string): string {
  if (query.trim() === '') return countText(count, 'environment');
  if (count === 0) return `No environment matches ${query.trim()}`;
  return `${countText(count, 'environment')} ${count === 1 ? 'matches' : 'match'}`;
}

/** @returns that changes are not saved, where that is so; else empty */
export function unsavedText(notices: readonly Notice[]): string {
  const notice = notices.find(({ failure }) => failure.kind === 'settings-not-saved');
  return notice === undefined ? '' : noticeText(notice).summary;
}

export const words = {
  placeholder: 'Search environments',
  actions: 'Actions',
  searchActions: 'Search actions',
  whyNot: 'Why can’t I open this?',
  network: 'Network of this environment…',
  networkSaved: 'Network saved',
  addByName: 'Add an environment by name',
  lookAgain: 'Look for environments again',
  look: 'Look for environments',
  checking: 'Asking AWS whether there is such an environment… Esc gives up.',
  searchAll: 'Search all regions',
  stop: 'Stop looking',
  showUnsearched: 'Show what could not be searched',
  settings: 'Settings…',
  noProfiles: 'No AWS profiles found.',
  configUnreadable: 'Your AWS config cannot be read.',
  mendConfig: 'Mend the file: Windsock notices by itself.',
  signIn: 'Sign in',
  regions: 'Regions to search',
  productionRules: 'Production rules',
  identityCenter: 'Add AWS profiles from IAM Identity Center',
  aliasSet: 'Alias set',
  aliasRemoved: 'Alias removed',
  aliasHint: 'Such as nightly. Leave it empty for none.',
  aliasTaken: 'Another environment has this alias already: a search shows both.',
  aliasMeans:
    'A name of your own, on this computer alone. It is searched as the name is, and “windsock open” takes it.',
  customHost: 'Custom domain',
  signedOutEverywhere: 'Signed out everywhere',
  copied: 'Copied',
  loginUrlCopied: 'Login URL copied, good for 60 s',
  addressUnknown: 'Address not known yet: open it once',
  copyFailed: 'The clipboard could not be written',
  noAnswer: noAnswerText,
} as const;

/** @returns what stands above the rows when no environment is among them; null when one is, or the rows say it all */
export function emptyText(snapshot: Snapshot, environmentCount: number, query: string): string | null {
  if (environmentCount > 0) return null;
  if (query.trim() !== '') return `No environment matches “${query.trim()}”.`;
  if (snapshot.discovery.phase === 'running') return 'Looking for environments…';
  if (isConfigUnreadable(snapshot)) return words.configUnreadable;
  if (snapshot.profiles.length === 0) return words.noProfiles;
  const { ready } = profileCounts(snapshot.profiles);
  return snapshot.discovery.phase === 'done' && ready > 0 ? 'No environments found.' : null;
}

/** @returns whether there are no profiles because a file of theirs could not be read */
export function isConfigUnreadable({ profiles, notices }: Snapshot): boolean {
  return profiles.length === 0 && notices.some(({ failure }) => failure.kind === 'profile-file-unreadable');
}
