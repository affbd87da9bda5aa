import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sampleWorld } from '../../standin/sample-world.ts';
import { type Standin, startStandin } from '../../standin/start-standin.ts';
import { writeAwsFiles } from '../../standin/write-aws-files.ts';
import { environmentNamed } from './standin-client.ts';

const run = promisify(execFile);
const START_LIMIT_MS = 30_000;

/** The version of the `aws` on PATH, as `[major, minor]`; undefined when there is none that starts. */
async function findCli(): Promise<readonly [number, number] | undefined> {
  const output = await run('aws', ['--version'], { timeout: START_LIMIT_MS }).catch(() => undefined);
  const match = /aws-cli\/(\d+)\.(\d+)/.exec(output ? output.stdout + output.stderr : '');
  return match ? [Number(match[1]), Number(match[2])] : undefined;
}

const version = await findCli();
const reason = version === undefined ? 'skipped: no `aws` on PATH' : `aws ${version.join('.')}`;

/*
 * MWAA's calls have a host prefix, so the CLI asks for `api.127.0.0.1` where the endpoint is an address, and `api.localhost` does not
 * resolve in glibc either. What works:
 * - newer CLIs (botocore 1.40 and up): `AWS_DISABLE_HOST_PREFIX_INJECTION=true`, or `disable_host_prefix_injection` in the profile;
 * - any CLI, Debian 12's 2.9 included: `HTTP_PROXY` set to the stand-in itself, since it takes whole URLs as a proxy does.
 */
const knowsVariables = version !== undefined && (version[0] === 1 ? version[1] >= 41 : version[1] >= 28);

describe.skipIf(version === undefined)(
  `the plain AWS CLI (${reason})`,
  { timeout: 4 * START_LIMIT_MS },
  () => {
    let directory: string;
    let standin: Standin;
    let environment: NodeJS.ProcessEnv;

    beforeAll(async () => {
      directory = await mkdtemp(join(tmpdir(), 'standin-cli-'));
      standin = await startStandin();
      const files = await writeAwsFiles(directory, sampleWorld);
      const { AWS_PROFILE: _profile, ...own } = process.env;
      environment = {
        ...own,
        // The CLI keeps the keys of assumed roles in ~/.aws/cli/cache.
        HOME: directory,
        ...standin.environmentVariables,
        ...files,
        AWS_PAGER: '',
        NO_PROXY: '',
        no_proxy: '',
      };
    });

    afterAll(async () => {
      await standin.close();
      await rm(directory, { recursive: true });
    });

    async function aws(variables: Record<string, string>, ...words: readonly string[]): Promise<unknown> {
      const { stdout } = await run('aws', [...words, '--output', 'json'], {
        env: { ...environment, ...variables },
        timeout: START_LIMIT_MS,
      });
      return JSON.parse(stdout);
    }

    test('lists and mints with the endpoint variables alone', async ({ skip }) => {
      skip(!knowsVariables, `aws ${version?.join('.')} cannot be told to leave the host prefix out`);
      const variables = { AWS_DISABLE_HOST_PREFIX_INJECTION: 'true' };
      const profile = ['--profile', 'data-platform-admin'];
      const { Environments } = (await aws(variables, 'mwaa', 'list-environments', ...profile)) as {
        Environments: string[];
      };
      expect(Environments).toContain('orders-prod');
      const minted = await aws(
        variables,
        'mwaa',
        'create-web-login-token',
        '--name',
        'orders-prod',
        ...profile,
      );
      expect(minted).toMatchObject({ WebServerHostname: environmentNamed(standin, 'orders-prod').host });
      expect(standin.mintedTokens('orders-prod')).toHaveLength(1);
    });

    test('lists and mints through the stand-in as its proxy, whatever its version', async () => {
      const variables = { HTTP_PROXY: standin.awsUrl, http_proxy: standin.awsUrl };
      const common = ['--profile', 'Büro München', '--endpoint-url', standin.awsUrl];
      const listed = await aws(variables, 'mwaa', 'list-environments', ...common);
      expect(listed).toEqual({ Environments: ['lagerbestand-prod', 'versand-prod', 'versand-test'] });
      await aws(variables, 'mwaa', 'create-web-login-token', '--name', 'versand-prod', ...common);
      expect(standin.mintedTokens('versand-prod')).toHaveLength(1);
    });
  },
);
