// Runs the stand-in by hand: `node test/standin/main.ts [--aws-port N] [--airflow-port N] [--files DIRECTORY] [--world NAME]`.
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { makeIdentityWorld } from './identity-world.ts';
import { makeOrganisation } from './organisation-world.ts';
import { sampleWorld } from './sample-world.ts';
import { startStandin } from './start-standin.ts';
import type { World } from './world.ts';
import { writeAwsFiles } from './write-aws-files.ts';

const worlds: Readonly<Record<string, () => World>> = {
  sample: () => sampleWorld,
  identity: () => makeIdentityWorld(),
  organisation: () => makeOrganisation({ profiles: 300, regions: 31, environments: 2000 }),
};

async function run(): Promise<void> {
  const { values } = parseArgs({
    options: {
      'aws-port': { type: 'string' },
      'airflow-port': { type: 'string' },
      files: { type: 'string' },
      world: { type: 'string', default: 'sample' },
    },
  });
  const world = worlds[values.world]?.();
  if (world === undefined) throw new Error(`The worlds are: ${Object.keys(worlds).join(', ')}`);
  const standin = await startStandin({
    world,
    awsPort: Number(values['aws-port'] ?? 0),
    airflowPort: Number(values['airflow-port'] ?? 0),
  });
  const directory = values.files ?? (await mkdtemp(join(tmpdir(), 'windsock-standin-')));
  const files = await writeAwsFiles(directory, world);
  const variables = Object.entries({ ...standin.environmentVariables, ...files });
  console.log('The stand-in is up. For the AWS CLI, and for Windsock:\n');
  for (const [name, value] of variables) console.log(`export ${name}='${value}'`);
  console.log("export AWS_DISABLE_HOST_PREFIX_INJECTION='true'  # the CLI would ask for api.127.0.0.1");
  console.log('\nSwitches for Electron or Chromium:\n');
  for (const value of standin.chromiumSwitches) console.log(`'${value}'`);
  console.log('\nEnvironments:\n');
  for (const { name, airflowVersion, region, host } of world.environments) {
    console.log(`${name.padEnd(28)} ${airflowVersion.padEnd(7)} ${region.padEnd(15)} https://${host}/`);
  }
  const end = (): void => {
    standin.close().then(() => process.exit(0));
  };
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
}

await run();
