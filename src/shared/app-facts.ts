/** What is so as long as the app runs, or told beside its state: of the app, and of this computer. */

import type { CommandRules } from './tunnel-command.ts';

/** Facts of the running app that are not state. */
export interface AppFacts {
  readonly appVersion: string;
  /** Which names of keys to show. */
  readonly keyboard: 'mac' | 'other';
  /** How this computer splits commands into words. */
  readonly commandRules: CommandRules;
  /** Full paths of the shared config and credentials files, there or not. */
  readonly profileFiles: readonly string[];
  readonly versions: Versions;
  readonly keptFiles: KeptFiles;
  readonly linkHandler: LinkHandler;
  /** The newest first. */
  readonly lastErrors: readonly LoggedError[];
}

/** Where something is kept: full paths. */
export interface KeptFiles {
  readonly settingsFile: string;
  readonly environmentsFile: string;
  /** Of the web sessions. */
  readonly sessionsFolder: string;
  readonly logFile: string;
  /** Shared with the AWS CLI. */
  readonly ssoTokensFolder: string;
  readonly loginTokensFolder: string;
}

export const keptFolders = ['data', 'log', 'sso-tokens'] as const;

/** A folder to be shown in the file manager. */
export type KeptFolder = (typeof keptFolders)[number];

/**
 * How `windsock://` links come to this app. `system`: it is asked for them, or not; `desktop-entry`: an AppImage writes one;
 * `package`: a package brings one; `none`: a build that was not packaged cannot be asked.
 */
export type LinkHandler =
  | { readonly by: 'system'; readonly isOurs: boolean }
  | { readonly by: 'desktop-entry' | 'package' | 'none' };

/** Whether the system has a key for the cookies that are kept. */
export type Keyring = 'open' | 'none';

/** Versions of what Windsock runs on. */
export interface Versions {
  readonly electron: string;
  readonly chromium: string;
  readonly node: string;
}

/** A warning or an error of the log, without what it was about. */
export interface LoggedError {
  readonly atMs: number;
  readonly text: string;
}
