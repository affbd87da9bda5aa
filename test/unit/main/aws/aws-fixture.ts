/** The stand-in's AWS, and Windsock's AWS side as the app would use it. */

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, vi } from 'vitest';
import { createAccountAlias } from '../../../../src/main/aws/account-alias.ts';
import { createAwsLogin } from '../../../../src/main/aws/aws-login-sign-in.ts';
import { createCallerIdentity } from '../../../../src/main/aws/caller-identity.ts';
import {
  type CredentialCacheOptions,
  createCredentialCache,
} from '../../../../src/main/aws/credential-cache.ts';
import { createEnvironmentLookup } from '../../../../src/main/aws/list-environments.ts';
import { createMintLoginToken } from '../../../../src/main/aws/login-token.ts';
import { createMwaaClients, type MwaaClientsOptions } from '../../../../src/main/aws/mwaa-clients.ts';
import { createProfileFiles } from '../../../../src/main/aws/profile-files.ts';
import { type AwsRequestHandler, clientRequestHandler } from '../../../../src/main/aws/request-handler.ts';
import type { LoggableError } from '../../../../src/main/core/aws-failure.ts';
import { fail } from '../../../../src/shared/failure.ts';
import { type Standin, startStandin } from '../../../standin/start-standin.ts';
import type { World } from '../../../standin/world.ts';
import { writeAwsFiles } from '../../../standin/write-aws-files.ts';

const folders: string[] = [];

afterEach(async () => {
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true })));
});

/** A folder that is gone after the test. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'windsock-aws-'));
  folders.push(folder);
  return folder;
}

/** Where an SDK looks for the service of an instance, and where the variables below have that of a container. */
const metadataPath = '/latest/';

/** What has an SDK believe that it runs on an instance and in a container. */
const metadataVariables = ({ awsUrl }: Standin) => ({
  AWS_EC2_METADATA_SERVICE_ENDPOINT: awsUrl,
  AWS_CONTAINER_CREDENTIALS_FULL_URI: `${awsUrl}${metadataPath}container-credentials`,
});

/**
 * @returns the stand-in of each test, started before it and closed after it, with a hostile [default] all around, and with
 * metadata services of instances and containers that must be asked nothing, whatever the test does
 */
export function standinForEachTest(world?: World): () => Standin {
  let standin: Standin | null = null;
  beforeEach(async () => {
    standin = await startStandin(world === undefined ? {} : { world });
    // What the SDK would read by itself must do no harm: it is never to be read.
    const folder = await temporaryFolder();
    const hostile =
      'region = us-east-2\nendpoint_url = http://127.0.0.1:9\nmax_attempts = 9\nretry_mode = legacy';
    await writeFile(join(folder, 'config'), `[default]\n${hostile}\n[profile default]\n${hostile}\n`);
    vi.stubEnv('AWS_CONFIG_FILE', join(folder, 'config'));
    vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', join(folder, 'credentials'));
    for (const [name, value] of Object.entries(metadataVariables(standin))) vi.stubEnv(name, value);
  });
  afterEach(async () => {
    vi.unstubAllEnvs();
    await standin?.close();
    expect(standin?.requests.filter(({ path }) => path.startsWith(metadataPath))).toEqual([]);
  });
  return () => {
    if (standin === null) throw new Error('the stand-in runs only within a test');
    return standin;
  };
}

/** What differs from the usual. */
interface ConnectOptions
  extends Partial<Pick<MwaaClientsOptions, 'environment' | 'profiles' | 'reread' | 'timeouts'>>,
    Partial<Pick<CredentialCacheOptions, 'roleCredentials' | 'allowedProcess' | 'processRules'>> {
  readonly config?: string;
  readonly credentials?: string;
  readonly requestHandler?: AwsRequestHandler;
}

/** @returns the AWS side on the stand-in's sample profiles, or on the given files */
export async function connectTo(standin: Standin, options: ConnectOptions = {}) {
  const folder = await temporaryFolder();
  const files = await writeAwsFiles(folder, standin.world);
  if (options.config !== undefined) await writeFile(files.AWS_CONFIG_FILE, options.config);
  if (options.credentials !== undefined)
    await writeFile(files.AWS_SHARED_CREDENTIALS_FILE, options.credentials);
  const given = { ...(options.environment ?? standin.environmentVariables) };
  const environment = { HOME: folder, ...files, ...given };
  const profileFiles = createProfileFiles({
    environment: { ...environment, ...files },
    onChange: () => undefined,
  });
  const reading = await profileFiles.read();
  if (!reading.ok) throw new Error(JSON.stringify(reading.failure));
  const errors: LoggableError[] = [];
  const { config: _config, credentials: _credentials, ...replaced } = options;
  const timeouts = options.timeouts ?? { connectMs: 500, requestMs: 600, actionMs: 6_000 };
  const shared = {
    profiles: options.profiles ?? profileFiles.current,
    timeouts,
    environment,
    requestHandler: clientRequestHandler(options.requestHandler, timeouts),
    onError: (_operation: string, error: LoggableError) => errors.push(error),
  };
  const credentials = createCredentialCache({
    ...shared,
    roleCredentials: async ({ session, profile }) =>
      fail({ kind: 'person-needed', profile, need: { kind: 'sign-in', session } }),
    allowedProcess: () => undefined,
    processRules: { words: 'posix', timeoutMs: 3_000 },
    ...replaced,
    requestHandler: shared.requestHandler,
    timeouts,
    environment,
  });
  const clients = createMwaaClients({ ...shared, credentials, reread: options.reread });
  return {
    clients,
    credentials,
    errors,
    files,
    profileFiles,
    environment,
    awsLogin: createAwsLogin(shared),
    callerIdentity: createCallerIdentity({ ...shared, credentials }),
    accountAlias: createAccountAlias({ ...shared, credentials }),
    mintLoginToken: createMintLoginToken(clients, () => undefined),
    ...createEnvironmentLookup(clients),
  };
}
