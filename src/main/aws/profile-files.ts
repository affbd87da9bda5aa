/** Finds, reads and watches the shared config and credentials files. */

import { ok, type Result } from '../../shared/failure.ts';
import { emptyProfileSet, type ProfileSet } from '../core/profiles.ts';

/** The shared config and credentials files of this computer. */
export interface ProfileFiles {
  /** Full paths of the files. */
  readonly paths: { readonly config: string; readonly credentials: string };
  /** Reads both files anew. @returns failure `profile-file-unreadable`; never throws */
  readonly read: () => Promise<Result<ProfileSet>>;
  /** @returns what was read last without a failure; empty before the first reading */
  readonly current: () => ProfileSet;
  /** Begins to call `onChange` after each change of the files, once they were quiet for 200 ms. */
  readonly watch: () => void;
  readonly dispose: () => void;
}

/** What `createProfileFiles` needs. */
export interface ProfileFilesOptions {
  readonly environment: NodeJS.ProcessEnv;
  /** Called with the outcome of a new reading; on a failure `current()` still gives the last good one. */
  readonly onChange: (reading: Result<ProfileSet>) => void;
}

/** Finds the files as the AWS CLI does; reads and watches nothing yet. */
export function createProfileFiles(_options: ProfileFilesOptions): ProfileFiles {
  return {
    paths: { config: '', credentials: '' },
    read: async () => ok(emptyProfileSet),
    current: () => emptyProfileSet,
    watch: () => undefined,
    dispose: () => undefined,
  };
}
