/** Transitions of what the prompt window asks, and of what waited for the answers. */

import { type PersonNeed, personNeedKey } from '../../shared/person-need.ts';
import type { Prompt, SignInPlace } from '../../shared/prompt.ts';
import type { AppState } from './app-state.ts';

/** Asks one more question; those that were asked before come first. */
export function withPrompt(state: AppState, prompt: Prompt): AppState {
  return { ...state, prompts: [...state.prompts, prompt] };
}

/** Puts a question in the place of another; no change when that one is gone. */
export function withPromptReplaced(state: AppState, id: string, prompt: Prompt): AppState {
  if (!state.prompts.some((each) => each.id === id)) return state;
  return { ...state, prompts: state.prompts.map((each) => (each.id === id ? prompt : each)) };
}

/** Takes a question away. */
export function withoutPrompt(state: AppState, id: string): AppState {
  const prompts = state.prompts.filter((each) => each.id !== id);
  return prompts.length === state.prompts.length ? state : { ...state, prompts };
}

/** Remembers where the person wants sign-in pages. */
export function withSignInPlace(state: AppState, signInPlace: SignInPlace): AppState {
  if (state.settings.signInPlace === signInPlace) return state;
  return { ...state, settings: { ...state.settings, signInPlace } };
}

/** Remembers the command that a person allowed for a profile, by its SHA-256. */
export function withAllowedProcess(state: AppState, profile: string, sha256: string): AppState {
  const { allowedProcesses } = state.settings;
  // The settings file could not hold this name.
  if (allowedProcesses[profile] === sha256 || profile === '__proto__') return state;
  const settings = { ...state.settings, allowedProcesses: { ...allowedProcesses, [profile]: sha256 } };
  return { ...state, settings };
}

/** @returns the profiles whose searches stopped at this need, each once */
export function profilesWaitingFor(state: AppState, need: PersonNeed): readonly string[] {
  const profiles = state.notices.flatMap(({ about, failure }) =>
    about !== undefined && isStoppedBy(failure, need) ? about.profiles : [],
  );
  return [...new Set(profiles)];
}

/** Takes away what said that a person was needed for this: notices, and openings that failed. */
export function withNeedMet(state: AppState, need: PersonNeed): AppState {
  const notices = state.notices.filter(({ failure }) => !isStoppedBy(failure, need));
  const openings = Object.entries(state.openings).filter(
    ([, opening]) => opening.phase !== 'failed' || !isStoppedBy(opening.failure, need),
  );
  const isSame =
    notices.length === state.notices.length && openings.length === Object.keys(state.openings).length;
  return isSame ? state : { ...state, notices, openings: Object.fromEntries(openings) };
}

function isStoppedBy(failure: AppState['notices'][number]['failure'], need: PersonNeed): boolean {
  return failure.kind === 'person-needed' && personNeedKey(failure.need) === personNeedKey(need);
}
