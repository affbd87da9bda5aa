/** What the tray tells at a glance: the state that its icon shows, and the line that says it in words. */

import { environmentIdFromKey } from '../../shared/environment.ts';
import type { Failure } from '../../shared/failure.ts';
import { failureText } from '../../shared/failure-text.ts';
import type { Prompt } from '../../shared/prompt.ts';
import type { AppState } from './app-state.ts';

/** What the icon tells: different in shape, not only in colour. `attention`: something waits for the person. */
export type TrayIcon = 'idle' | 'busy' | 'attention' | 'offline' | 'update';

/** One look at the app. */
export interface TrayStatus {
  readonly icon: TrayIcon;
  /** One line without a full stop. */
  readonly text: string;
}

/** @returns the status: what waits for the person comes before what goes on, and that before what went wrong */
export function trayStatus(state: AppState): TrayStatus {
  const asked = questionText(state);
  if (asked !== undefined) return { icon: 'attention', text: asked };
  const opening = Object.entries(state.openings).find(([, each]) => each.phase !== 'failed');
  if (opening !== undefined) return { icon: 'busy', text: `Opening ${nameOf(opening[0])}…` };
  // Before the failures that follow from it.
  if (!state.isOnline) return { icon: 'offline', text: summaryOf({ kind: 'offline' }) };
  const trouble = failedOpeningText(state) ?? endedSessionText(state) ?? noticeText(state);
  if (trouble !== undefined) return { icon: 'attention', text: trouble };
  if (state.discovery.phase === 'running') return { icon: 'busy', text: 'Looking for environments…' };
  const { step } = state.updates;
  if (step.phase === 'ready')
    return { icon: 'update', text: `Version ${step.version} is ready: restart to update` };
  return { icon: 'idle', text: 'Ready' };
}

function questionText({ openings, prompts: [prompt] }: AppState): string | undefined {
  for (const [key, opening] of Object.entries(openings)) {
    if (opening.phase !== 'waiting-for-person') continue;
    const { name, profile } = { name: nameOf(key), profile: environmentIdFromKey(key)?.profile ?? '' };
    return `${name}: ${summaryOf({ kind: 'person-needed', profile, need: opening.need })}`;
  }
  return prompt === undefined ? undefined : promptText(prompt);
}

function promptText(prompt: Prompt): string {
  return prompt.kind === 'sign-in' ? `Sign in to ${prompt.target.name}` : 'A question waits for your answer';
}

/** No row stands around the sentence here, so the environment is named. */
function failedOpeningText({ openings }: AppState): string | undefined {
  for (const [key, opening] of Object.entries(openings)) {
    if (opening.phase === 'failed') return `${nameOf(key)}: ${summaryOf(opening.failure)}`;
  }
  return undefined;
}

/** A window shows it as well, but it may be behind others. */
function endedSessionText({ sessions }: AppState): string | undefined {
  for (const [key, { phase, failure }] of Object.entries(sessions)) {
    if (phase === 'person-needed' && failure !== undefined) return `${nameOf(key)}: ${summaryOf(failure)}`;
  }
  return undefined;
}

/** A place that could not be searched stays a quiet line in the picker: it may be so every day. */
function noticeText({ notices }: AppState): string | undefined {
  const loud = notices.find(({ about }) => about === undefined);
  return loud === undefined ? undefined : summaryOf(loud.failure);
}

function summaryOf(failure: Failure): string {
  return failureText(failure).summary;
}

function nameOf(key: string): string {
  return environmentIdFromKey(key)?.name ?? '';
}
