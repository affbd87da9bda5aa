/** What is said to a person who went elsewhere and has to come back: what they asked for needs them, or goes on. Never for a search or a timer. */

import { type EnvironmentId, environmentIdFromKey } from '../../shared/environment.ts';
import type { Prompt } from '../../shared/prompt.ts';
import { promptTitle } from '../../shared/prompt-title.ts';
import { signInTargetOf } from '../../shared/sign-in-target.ts';
import { shortVisibleText } from '../../shared/visible-text.ts';
import type { AppState } from './app-state.ts';

/** A notification's words. */
export interface Announcement {
  readonly title: string;
  readonly body: string;
}

/** @returns what became worth coming back for between two states; null for nothing */
export function announcementOf(state: AppState, before: AppState): Announcement | null {
  return needOf(state, before) ?? goingOnOf(state, before);
}

/**
 * @param before  the state that `announcementOf` was given with it
 * @returns whether it can be said a moment later: a question may have been answered or taken back by then, an opening may have ended
 */
export function isStillNews({ title }: Announcement, state: AppState, before: AppState): boolean {
  return announcementOf(state, before)?.title === title;
}

/** Questions are only ever asked for what a person set off. Of several the first is shown, and so announced. */
function needOf({ prompts: [prompt] }: AppState, before: AppState): Announcement | null {
  if (prompt === undefined) return null;
  const [known] = before.prompts;
  const body = 'Windsock cannot go on without you.';
  if (prompt.kind !== 'sign-in') return known?.id === prompt.id ? null : { title: promptTitle(prompt), body };
  // The page of a sign-in asks by itself, and is in front when it does; that it failed is told by Windsock alone.
  const isNews = hasFailed(prompt) && !(known?.id === prompt.id && hasFailed(known));
  return isNews ? { title: `The sign-in to ${shortVisibleText(prompt.target.name)} failed`, body } : null;
}

function hasFailed(prompt: Prompt): boolean {
  return prompt.kind === 'sign-in' && prompt.progress.phase === 'failed';
}

/** A sign-in went well in the browser: the opening that waited for it goes on by itself. */
function goingOnOf({ openings }: AppState, before: AppState): Announcement | null {
  if (openings === before.openings) return null;
  for (const [key, was] of Object.entries(before.openings)) {
    const is = openings[key];
    const id = environmentIdFromKey(key);
    if (was.phase !== 'waiting-for-person' || is === undefined || id === null) continue;
    if (is.phase === 'waiting-for-person' || is.phase === 'failed') continue;
    const { need } = was;
    if (need.kind === 'sign-in' || need.kind === 'aws-login') return signedIn(signInTargetOf(need).name, id);
  }
  return null;
}

function signedIn(to: string, { name }: EnvironmentId): Announcement {
  return { title: `Signed in to ${shortVisibleText(to)}`, body: `Opening ${name}.` };
}
