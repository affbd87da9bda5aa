/** What the rows say that are neither environments nor notices: what can be done now, in the words that fit; pure. */

import { isEnvironmentName } from '../../shared/environment.ts';
import type { Profile } from '../../shared/profile.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import { countText } from '../../shared/strings.ts';
import type { Catalogue } from './catalogue.ts';
import { bindKeyWords, endFirstRunWords, loginItemWords, tryHotkeyWords } from './first-step-rows.ts';
import { type TaskKey, taskKeys } from './layout.ts';
import { copiedLinkWords, customDomainWords, lookForLinkWords } from './link-rows.ts';
import type { TaskRow } from './rows.ts';
import { profileCounts, profilesNeedText, unsearchedPlaces, words } from './words.ts';

type TaskWords = Omit<TaskRow, 'kind' | 'key'>;
type TaskWordsFor = (snapshot: Snapshot, typed: string, catalogue: Catalogue) => TaskWords;

const tasks: Readonly<Record<TaskKey, TaskWordsFor>> = {
  [taskKeys.look]: lookWords,
  [taskKeys.noProfiles]: ({ profileFiles }) => ({
    title: 'Set up a profile with the AWS CLI',
    hint: `Windsock looked in ${profileFiles.join(' and ')}. Run “aws configure” in a terminal, or write the file: Windsock notices by itself.`,
    enter: 'Copy “aws configure”',
  }),
  [taskKeys.noneReady]: ({ profiles }) => ({
    title: `Found ${countText(profileCounts(profiles).notReady, 'AWS profile')}, none of which can be used yet`,
    hint: 'Enter shows what each of them needs.',
    enter: 'Show profiles',
  }),
  [taskKeys.identityCenter]: () => ({
    title: 'Sign in with an IAM Identity Center start URL',
    hint: 'For those who have the address of an AWS access portal, such as acme.awsapps.com/start.',
    enter: words.signIn,
  }),
  [taskKeys.searchAll]: (snapshot) => ({
    title: words.searchAll,
    hint: `Asks AWS in every region that offers MWAA, ${throughText(searched(snapshot))}.`,
    enter: 'Search',
  }),
  [taskKeys.stopLooking]: () => ({
    title: words.stop,
    hint: 'What was found so far stays.',
    enter: 'Stop',
  }),
  [taskKeys.add]: (_snapshot, typed) => ({
    title: isEnvironmentName(typed) ? `Add “${typed}” by name` : words.addByName,
    hint: 'Logging in needs no permission to list environments.',
    enter: 'Add',
  }),
  [taskKeys.copiedLink]: (_snapshot, _typed, catalogue) => copiedLinkWords(catalogue),
  [taskKeys.lookForLink]: (_snapshot, typed, catalogue) => lookForLinkWords(catalogue, typed),
  [taskKeys.customDomain]: (_snapshot, typed) => customDomainWords(typed),
  [taskKeys.tryHotkey]: tryHotkeyWords,
  [taskKeys.bindKey]: bindKeyWords,
  [taskKeys.loginItem]: loginItemWords,
  [taskKeys.endFirstRun]: () => endFirstRunWords,
  [taskKeys.unsearched]: ({ notices }) => ({
    title: `${countText(unsearchedPlaces(notices), 'place')} could not be searched`,
    hint: 'See why, and what to do about each.',
    enter: 'Show',
  }),
  [taskKeys.profiles]: ({ profiles, unsearchedProfiles }) => ({
    title: `AWS profiles (${profiles.length})`,
    hint: profilesHint(profileCounts(profiles), unsearchedProfiles.length),
    enter: 'Show',
  }),
};

function lookWords(snapshot: Snapshot): TaskWords {
  if (snapshot.discovery.phase !== 'never') {
    return { title: words.lookAgain, hint: lookAgainHint(snapshot), enter: 'Look again' };
  }
  const { ready } = profileCounts(snapshot.profiles);
  const hint = profilesNeedText(snapshot);
  return {
    title: `Found ${countText(ready, 'AWS profile')} – Enter to look for environments`,
    ...(hint === undefined ? {} : { hint }),
    enter: 'Look',
  };
}

function lookAgainHint(snapshot: Snapshot): string {
  const { environments, extraRegions } = snapshot;
  const all = searched(snapshot);
  const placed = new Set(environments.map(({ id }) => id.profile));
  const asked = all.filter(
    ({ name, region }) => region !== undefined || extraRegions.length > 0 || placed.has(name),
  );
  if (all.length > 0 && asked.length === 0)
    return 'Needs a region: add “region = …” to a profile, or search all regions.';
  return `Asks AWS in the regions in use, ${throughText(asked)}.`;
}

function searched({ profiles, unsearchedProfiles }: Snapshot): readonly Profile[] {
  const unsearched = new Set(unsearchedProfiles);
  return profiles.filter(({ name, readiness }) => readiness.ready && !unsearched.has(name));
}

/** @returns "through 4 profiles": those that a search asks */
function throughText(profiles: readonly Profile[]): string {
  return `through ${countText(profiles.length, 'profile')}`;
}

function profilesHint({ ready, notReady }: ReturnType<typeof profileCounts>, unsearched: number): string {
  const searched = unsearched === 0 ? `${ready} ready` : `${ready} ready, ${unsearched} left out of searches`;
  return notReady === 0 ? searched : `${searched}, ${notReady} not yet: see what they need`;
}

/** @returns the row of a task, in the words that fit the snapshot and the query */
export function taskRow(key: TaskKey, catalogue: Catalogue, query: string): TaskRow {
  return { kind: 'task', key, ...tasks[key](catalogue.snapshot, query.trim(), catalogue) };
}
