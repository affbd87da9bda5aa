/** The stand-in's AWS, and Windsock's AWS side as the app would use it. */

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, vi } from 'vitest';
import { createEnvironmentLookup } from '../../../../src/main/aws/list-environments.ts';
import { createMintLoginToken } from '../../../../src/main/aws/login-token.ts';
import { createMwaaClients, type MwaaClientsOptions } from '../../../../src/main/aws/mwaa-clients.ts';
import { createProfileFiles } from '../../../../src/main/aws/profile-files.ts';
import type { LoggableError } from '../../../../src/main/core/aws-failure.ts';
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

/** @returns the stand-in of each test, started before it and closed after it, with a hostile [default] all around */
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
    vi.stubEnv('AWS_EC2_METADATA_SERVICE_ENDPOINT', standin.awsUrl);
  });
  afterEach(async () => {
    vi.unstubAllEnvs();
    await standin?.close();
  });
  return () => {
    if (standin === null) throw new Error('the stand-in runs only within a test');
    return standin;
  };
}

/** @returns the AWS side on the stand-in's sample profiles, or on the given files */
export async function connectTo(
  standin: Standin,
  options: Partial<MwaaClientsOptions> & { readonly config?: string; readonly credentials?: string } = {},
) {
  const folder = await temporaryFolder();
  const files = await writeAwsFiles(folder, standin.world);
  if (options.config !== undefined) await writeFile(files.AWS_CONFIG_FILE, options.config);
  if (options.credentials !== undefined)
    await writeFile(files.AWS_SHARED_CREDENTIALS_FILE, options.credentials);
  const environment = options.environment ?? { ...standin.environmentVariables };
  const profileFiles = createProfileFiles({
    environment: { ...environment, ...files },
    onChange: () => undefined,
  });
  const reading = await profileFiles.read();
  if (!reading.ok) throw new Error(JSON.stringify(reading.failure));
  const errors: LoggableError[] = [];
  const clients = createMwaaClients({
    profiles: profileFiles.current,
    timeouts: { connectMs: 500, requestMs: 400, actionMs: 3_000 },
    onError: (_operation, error) => errors.push(error),
    ...options,
    environment,
  });
  return {
    clients,
    errors,
    files,
    profileFiles,
    mintLoginToken: createMintLoginToken(clients),
    ...createEnvironmentLookup(clients),
  };
}
