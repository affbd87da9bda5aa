/** Finds, reads and watches the shared config and credentials files. */

import { join } from 'node:path';
import { fail, ok, type Result } from '../../shared/failure.ts';
import type { OwnIdentities } from '../core/added-profiles.ts';
import { emptyProfileSet, type ProfileSet, profileSetFrom } from '../core/profiles.ts';
import { type ConfigSection, parseSharedConfig } from '../core/shared-config.ts';
import { createHeldSections } from './held-sections.ts';
import { homeFolder, withHome } from './home-folder.ts';
import { readTextFile } from './read-text-file.ts';
import { watchFiles } from './watch-files.ts';

/** The shared config and credentials files of this computer. */
export interface ProfileFiles {
  /** Full paths of the files. */
  readonly paths: ProfilePaths;
  /** Reads both files anew; one that is gone or empty counts as it was for some seconds. @returns the newest reading that is done by then; failure `profile-file-unreadable`; never throws */
  readonly read: () => Promise<Result<ProfileSet>>;
  /** @returns what was read last without a failure; empty before the first reading */
  readonly current: () => ProfileSet;
  /** Begins to call `onChange` after each change of the files, once they were quiet for 200 ms. */
  readonly watch: () => void;
  readonly dispose: () => void;
}

/** Where the files are. */
interface ProfilePaths {
  readonly config: string;
  readonly credentials: string;
}

/** What `createProfileFiles` needs. */
export interface ProfileFilesOptions {
  /** Says where the files are; its access key is a profile of its own. */
  readonly environment: NodeJS.ProcessEnv;
  /** Windsock's own profiles, as they are at the time of a reading. */
  readonly own?: (() => OwnIdentities) | undefined;
  /** Called with the outcome of a new reading; on a failure `current()` still gives the last good one. */
  readonly onChange: (reading: Result<ProfileSet>) => void;
  /** For how many milliseconds a file that is gone or empty counts as it was; some seconds where this is absent. */
  readonly holdMs?: number;
}

/** Editors write in several steps. */
const quietMs = 200;

/** Longer than any editor, `aws configure` or file sync leaves a file empty. */
const usualHoldMs = 3000;

/** Finds the files as the AWS CLI does; reads and watches nothing yet. */
export function createProfileFiles({
  environment,
  own,
  onChange,
  holdMs = usualHoldMs,
}: ProfileFilesOptions): ProfileFiles {
  const paths = profilePaths(environment);
  let current = emptyProfileSet;
  let begun = 0;
  let newest: { readonly number: number; readonly reading: Result<ProfileSet> } | null = null;
  let stopWatching: (() => void) | null = null;

  const tell = async () => {
    const reading = await read();
    if (stopWatching !== null) onChange(reading);
  };

  const hold = { holdMs, onGone: () => void tell() };
  const held = { config: createHeldSections(hold), credentials: createHeldSections(hold) };

  const toProfiles = ({ config, credentials }: FileSections) =>
    profileSetFrom(
      { path: paths.config, sections: held.config.take(config) },
      { path: paths.credentials, sections: held.credentials.take(credentials) },
      { environment, own: own?.() },
    );

  const read = async () => {
    begun += 1;
    const number = begun;
    const sections = await readBoth(paths);
    // A reading that began later and is done knows better.
    if (newest !== null && newest.number > number) return newest.reading;
    const reading = sections.ok ? ok(toProfiles(sections.value)) : sections;
    newest = { number, reading };
    if (reading.ok) current = reading.value;
    return reading;
  };

  return {
    paths,
    read,
    current: () => current,
    watch: () => {
      stopWatching ??= watchFiles({
        paths: [paths.config, paths.credentials],
        quietMs,
        onQuiet: tell,
      });
    },
    dispose: () => {
      stopWatching?.();
      stopWatching = null;
      for (const each of Object.values(held)) each.dispose();
    },
  };
}

function profilePaths(environment: NodeJS.ProcessEnv): ProfilePaths {
  const { AWS_CONFIG_FILE, AWS_SHARED_CREDENTIALS_FILE } = environment;
  const folder = join(homeFolder(environment), '.aws');
  return {
    config: withHome(AWS_CONFIG_FILE || join(folder, 'config'), environment),
    credentials: withHome(AWS_SHARED_CREDENTIALS_FILE || join(folder, 'credentials'), environment),
  };
}

interface FileSections {
  readonly config: readonly ConfigSection[];
  readonly credentials: readonly ConfigSection[];
}

async function readBoth(paths: ProfilePaths): Promise<Result<FileSections>> {
  const [config, credentials] = await Promise.all([
    readSections(paths.config),
    readSections(paths.credentials),
  ]);
  if (!config.ok) return config;
  if (!credentials.ok) return credentials;
  return ok({ config: config.value, credentials: credentials.value });
}

async function readSections(path: string): Promise<Result<readonly ConfigSection[]>> {
  const text = await readTextFile(path);
  if (!text.ok) return text;
  const parsed = parseSharedConfig(text.value);
  if (parsed.ok) return ok(parsed.sections);
  const { line, problem } = parsed;
  return fail({ kind: 'profile-file-unreadable', file: path, line, problem });
}
