/** Builds the AWS side: profiles, credentials and the calls that need them. */

import type { Result } from '../shared/failure.ts';
import type { Settings } from '../shared/settings.ts';
import { createAccountAlias } from './aws/account-alias.ts';
import { defaultTimeouts, processTimeoutMs } from './aws/aws-call.ts';
import { createAwsLogin } from './aws/aws-login-sign-in.ts';
import { awsLoginFolder } from './aws/aws-login-token.ts';
import { createCaBundleHandler } from './aws/ca-bundle-handler.ts';
import type { Attention } from './aws/call-gate.ts';
import { createCallerIdentity } from './aws/caller-identity.ts';
import { createCredentialCache } from './aws/credential-cache.ts';
import { homeFolder } from './aws/home-folder.ts';
import { createEnvironmentLookup } from './aws/list-environments.ts';
import { createMintLoginToken } from './aws/login-token.ts';
import { createMwaaClients, type MwaaClients } from './aws/mwaa-clients.ts';
import { createProfileFiles } from './aws/profile-files.ts';
import { clientRequestHandler } from './aws/request-handler.ts';
import { createSsoSessions, ssoCacheFolder } from './aws/sso-sessions.ts';
import { createTokenConnection } from './aws/token-connection.ts';
import { learnAccounts } from './commands/learn-account.ts';
import { takeProfiles } from './commands/take-profiles.ts';
import type { ComposeOptions } from './compose-options.ts';
import { type AppState, withNotice } from './core/app-state.ts';
import type { ProfileSet } from './core/profiles.ts';
import { customHostOf } from './core/state-hosts.ts';
import { createAwsHttpHandlers } from './electron/aws-http-handler.ts';
import { commandRules } from './electron/command-rules.ts';
import { log } from './electron/log.ts';
import type { AnswerProxy } from './electron/proxy-login.ts';
import type { Store } from './store.ts';

/** Reads and asks nothing before `start`. */
export function composeAws(
  { environment }: Pick<ComposeOptions, 'environment'>,
  store: Store<AppState>,
  { answerProxy, attention }: { readonly answerProxy: AnswerProxy; readonly attention: () => Attention },
) {
  const files = createProfileFiles({
    environment,
    own: () => ownOf(store.get().settings),
    onChange: (reading) => take(reading),
  });
  const shared = sharedParts(files.current, environment, answerProxy);
  const { sso, credentials } = composeCredentials(shared, store);
  const clients = createMwaaClients({ ...shared, credentials, attention, reread: readProfiles });
  const { callerIdentity, stopLearning } = composeAccounts({ ...shared, credentials }, store);
  let taken = files.current();

  function take(reading: Result<ProfileSet>): void {
    takeProfiles(store, { reading, before: taken, drop: clients.drop });
    if (reading.ok) taken = reading.value;
  }

  async function readProfiles(): Promise<void> {
    take(await files.read());
  }

  const stopFollowing = followOwnProfiles(store, () => void readProfiles());

  return {
    profileFiles: Object.values(files.paths),
    tokenFolders: tokenFoldersOf(environment),
    sso,
    credentials,
    awsLogin: createAwsLogin(shared),
    callerIdentity,
    dropProfile: clients.drop,
    dropSession: clients.dropSession,
    mintLoginToken: createMintLoginToken(clients, (id) => customHostOf(store.get(), id)),
    ...createEnvironmentLookup(clients),
    connectApi: createTokenConnection(shared),
    loadSdk: () => loadSdk(clients),
    readProfiles,
    /** Reads the profiles, and watches their files from then on. */
    start: async () => {
      await readProfiles();
      files.watch();
    },
    dispose: () => {
      stopFollowing();
      stopLearning();
      files.dispose();
      credentials.dispose();
      clients.dispose();
    },
  };
}

/** @returns the profiles that were added in Windsock, as the reader of profiles wants them */
function ownOf({ ownSsoSessions, ownProfiles }: Settings) {
  return { sessions: ownSsoSessions, profiles: ownProfiles };
}

/** Not waited for: a first call loads the SDK by itself. */
function loadSdk({ warmUp }: Pick<MwaaClients, 'warmUp'>): void {
  warmUp().catch((error: unknown) => log.warn('The AWS SDK did not load', error));
}

function tokenFoldersOf(environment: NodeJS.ProcessEnv) {
  return {
    ssoTokensFolder: ssoCacheFolder(homeFolder(environment)),
    loginTokensFolder: awsLoginFolder(environment),
  };
}

/** Windsock's own profiles go the way of those in the files. @returns a function that ends it */
function followOwnProfiles(store: Store<AppState>, onChange: () => void): () => void {
  return store.subscribe(({ settings }, { settings: before }) => {
    const isSame =
      settings.ownProfiles === before.ownProfiles && settings.ownSsoSessions === before.ownSsoSessions;
    if (!isSame) onChange();
  });
}

type SharedParts = ReturnType<typeof sharedParts>;

/** Who a profile is, and what its account is called. */
function composeAccounts(parts: Parameters<typeof createAccountAlias>[0], store: Store<AppState>) {
  const callerIdentity = createCallerIdentity(parts);
  const accountAlias = createAccountAlias(parts);
  return { callerIdentity, stopLearning: learnAccounts({ store, callerIdentity, accountAlias }) };
}

function sharedParts(profiles: () => ProfileSet, environment: NodeJS.ProcessEnv, answerProxy: AnswerProxy) {
  const handler = createCaBundleHandler({
    environment,
    trusting: createAwsHttpHandlers({ answerProxy }),
  });
  return {
    profiles,
    environment,
    handler,
    requestHandler: clientRequestHandler(handler, defaultTimeouts),
    timeouts: defaultTimeouts,
    onError: (operation: string, error: object) => log.warn(`${operation} failed`, error),
  };
}

function composeCredentials(shared: SharedParts, store: Store<AppState>) {
  const { environment, handler, onError } = shared;
  const sso = createSsoSessions({
    environment,
    home: homeFolder(environment),
    requestHandler: handler,
    nowMs: Date.now,
    onError,
    onNotSaved: (failure) => store.update((state) => withNotice(state, { id: failure.kind, failure })),
  });
  const credentials = createCredentialCache({
    ...shared,
    roleCredentials: sso.roleCredentials,
    allowedProcess: (profile) => store.get().settings.allowedProcesses[profile],
    processRules: { words: commandRules, timeoutMs: processTimeoutMs },
  });
  return { sso, credentials };
}
