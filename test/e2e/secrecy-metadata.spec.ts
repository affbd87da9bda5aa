// The instance metadata service is asked nothing, by nobody: a desktop has none, and whoever answers in its place would be believed.
import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Standin } from '../standin/start-standin.ts';
import { give, open, snapshotOf } from './app-driver.ts';
import { expect, lookForEnvironments, test } from './fixtures.ts';
import { keepEnvironments } from './settings-file.ts';

const role = 'role_arn = arn:aws:iam::412233445566:role/data-platform-admin';

/** Profiles that the AWS CLI would get credentials for from a service of the machine it runs on. */
const profiles = {
  'on-an-instance': [role, 'credential_source = Ec2InstanceMetadata'],
  'in-a-container': [role, 'credential_source = EcsContainer'],
  'behind-an-instance': [role, 'source_profile = on-an-instance'],
  keyless: ['output = json'],
};

const names = [...Object.keys(profiles), 'default', 'data-platform-prod'];
const idsOf = names.map((profile) => ({ profile, region: 'eu-west-1', name: 'orders-prod' }));

/** Both services at the stand-in, and nothing that turns them off. */
function withMetadata(standin: Standin): Standin {
  const { AWS_EC2_METADATA_DISABLED: _off, ...variables } = standin.environmentVariables;
  const container = { AWS_CONTAINER_CREDENTIALS_FULL_URI: `${standin.awsUrl}/latest/container-credentials` };
  return { ...standin, environmentVariables: { ...variables, ...container } };
}

const asked = ({ requests }: Standin) => requests.filter(({ path }) => path.startsWith('/latest/'));

test('a search, openings, checks and sign-ins through every profile ask the metadata service nothing', async ({
  standin,
  home,
  start,
}) => {
  const lines = Object.entries(profiles).flatMap(([name, settings]) => [
    '',
    `[profile ${name}]`,
    'region = eu-west-1',
    ...settings,
  ]);
  await appendFile(join(home.awsFolder, 'config'), `${lines.join('\n')}\n`);
  await keepEnvironments(home, idsOf);
  const windsock = await start({ standin: withMetadata(standin) });
  const { profiles: known } = await snapshotOf(windsock);
  expect(known.map(({ name }) => name)).toEqual(expect.arrayContaining(names));

  await lookForEnvironments(windsock);
  await give(windsock, 'searchAllRegions');
  for (const id of idsOf) {
    const opened = await open(windsock, id);
    expect(opened.ok, id.profile).toBe(id.profile === 'data-platform-prod');
    await give(windsock, 'diagnose', id);
    await give(windsock, 'closeDiagnosis');
    await give(windsock, 'authenticate', id.profile);
  }
  // What was asked of AWS is there, so the search saw every call.
  expect(standin.requests.some(({ operation }) => operation === 'CreateWebLoginToken')).toBe(true);
  expect(standin.requests.some(({ operation }) => operation === 'GetCallerIdentity')).toBe(true);
  expect(asked(standin)).toEqual([]);

  // A request would have been noticed: both as an SDK begins, and as a container asks.
  await fetch(`${standin.awsUrl}/latest/api/token`, { method: 'PUT' });
  await fetch(`${standin.awsUrl}/latest/container-credentials`);
  expect(asked(standin).map(({ method, path }) => `${method} ${path}`)).toEqual([
    'PUT /latest/api/token',
    'GET /latest/container-credentials',
  ]);
});
