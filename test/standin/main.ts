// Runs the stand-in by hand: `node test/standin/main.ts [--aws-port N] [--airflow-port N] [--files DIRECTORY]`.
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { sampleWorld } from './sample-world.ts';
import { startStandin } from './start-standin.ts';
import { writeAwsFiles } from './write-aws-files.ts';

async function run(): Promise<void> {
  const { values } = parseArgs({
    options: {
      'aws-port': { type: 'string' },
      'airflow-port': { type: 'string' },
      files: { type: 'string' },
    },
  });
  const standin = await startStandin({
    world: sampleWorld,
    awsPort: Number(values['aws-port'] ?? 0),
    airflowPort: Number(values['airflow-port'] ?? 0),
  });
  const directory = values.files ?? (await mkdtemp(join(tmpdir(), 'windsock-standin-')));
  const files = await writeAwsFiles(directory, sampleWorld);
  const variables = Object.entries({ ...standin.environmentVariables, ...files });
  console.log('The stand-in is up. For the AWS CLI, and for Windsock:\n');
  for (const [name, value] of variables) console.log(`export ${name}='${value}'`);
  console.log("export AWS_DISABLE_HOST_PREFIX_INJECTION='true'  # the CLI would ask for api.127.0.0.1");
  console.log('\nSwitches for Electron or Chromium:\n');
  for (const value of standin.chromiumSwitches) console.log(`'${value}'`);
  console.log('\nEnvironments:\n');
  for (const { name, airflowVersion, region, host } of sampleWorld.environments) {
    console.log(`${name.padEnd(28)} ${airflowVersion.padEnd(7)} ${region.padEnd(15)} https://${host}/`);
  }
  const end = (): void => {
    standin.close().then(() => process.exit(0));
  };
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
}

await run();
