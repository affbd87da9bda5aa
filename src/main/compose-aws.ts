import type { Result } from '../shared/failure.ts';
import { createEnvironmentLookup } from './aws/list-environments.ts';
import { createMintLoginToken } from './aws/login-token.ts';
import { createMwaaClients } from './aws/mwaa-clients.ts';
import { createProfileFiles } from './aws/profile-files.ts';
import { takeProfiles } from './commands/take-profiles.ts';
import type { ComposeOptions } from './compose-options.ts';
import type { AppState } from './core/app-state.ts';
import type { ProfileSet } from './core/profiles.ts';
import { createAwsHttpHandler } from './electron/aws-http-handler.ts';
import { log } from './electron/log.ts';
import type { Store } from './store.ts';

/** Reads and asks nothing before `start`. */
export function composeAws({ environment }: ComposeOptions, store: Store<AppState>) {
  const files = createProfileFiles({ environment, onChange: (reading) => take(reading) });
  const clients = createMwaaClients({
    profiles: files.current,
    reread: readProfiles,
    environment,
    requestHandler: createAwsHttpHandler(),
    onError: (operation, error) => log.warn(`${operation} failed`, error),
  });
  const lookup = createEnvironmentLookup(clients);
  let taken = files.current();

  function take(reading: Result<ProfileSet>): void {
    takeProfiles(store, { reading, before: taken, drop: clients.drop });
    if (reading.ok) taken = reading.value;
  }

  async function readProfiles(): Promise<void> {
    take(await files.read());
  }

  return {
    profileFiles: Object.values(files.paths),
    mintLoginToken: createMintLoginToken(clients),
    listEnvironments: lookup.listEnvironments,
    describeEnvironment: lookup.describeEnvironment,
    readProfiles,
    /** Reads the profiles, watches their files from then on, and loads the SDK. */
    start: async () => {
      await readProfiles();
      files.watch();
      // Not waited for: a first call loads the SDK by itself.
      clients.warmUp().catch((error: unknown) => log.warn('The AWS SDK did not load', error));
    },
    dispose: () => {
      files.dispose();
      clients.dispose();
    },
  };
}
