/** All that a Windsock page may show; nothing secret can be expressed in it. */

import type { Environment, EnvironmentId } from './environment.ts';
import type { Failure } from './failure.ts';
import type { Profile } from './profile.ts';
import type { Usage } from './settings.ts';

/** How far opening an environment has come, or why it failed. */
export type Opening =
  | { readonly phase: 'minting' }
  | { readonly phase: 'signing-in'; readonly host: string }
  | { readonly phase: 'failed'; readonly failure: Failure };

/** Something that a person should know; shown as a row of the picker. `about` names the profile that it concerns, where there is one. */
export interface Notice {
  readonly id: string;
  readonly failure: Failure;
  readonly about?: { readonly profile: string; readonly region: string };
}

/** The search for environments: never done yet, under way, or done at a time. Counts are profile-and-region pairs. */
export type Discovery =
  | { readonly phase: 'never' }
  | { readonly phase: 'running'; readonly done: number; readonly total: number }
  | { readonly phase: 'done'; readonly finishedAtMs: number };

/** The whole of what is pushed to a page, at every change. Records are keyed by `environmentKey`. */
export interface Snapshot {
  readonly appVersion: string;
  /** Which names of keys to show. */
  readonly keyboard: 'mac' | 'other';
  /** Whether the picker is on the screen; its page forgets an old query while it is not. */
  readonly pickerVisible: boolean;
  readonly hotkey: { readonly accelerator: string; readonly active: boolean };
  /** Full paths of the shared config and credentials files, there or not. */
  readonly profileFiles: readonly string[];
  readonly profiles: readonly Profile[];
  /** Every known environment: listed, typed, and the favourites and recent ones that no list has shown yet. */
  readonly environments: readonly Environment[];
  /** In the person's order. */
  readonly favourites: readonly EnvironmentId[];
  readonly usage: Readonly<Record<string, Usage>>;
  readonly latches: Readonly<Record<string, string>>;
  readonly openings: Readonly<Record<string, Opening>>;
  readonly openWindows: readonly EnvironmentId[];
  readonly notices: readonly Notice[];
  readonly discovery: Discovery;
}
