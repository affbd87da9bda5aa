/** What the process entry tells the composition. */

/** Facts of the process that starts the app. */
export interface ComposeOptions {
  readonly appVersion: string;
  /** Folder of the settings file. */
  readonly userDataFolder: string;
  /** Folder that holds the app's `resources` and `out`. */
  readonly appFolder: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly quit: () => void;
}
