// Serves a made-up organisation from a process of its own, so that it takes no time from what measures: prints one line, then answers.
import { parseArgs } from 'node:util';
import { makeOrganisation } from '../standin/organisation-world.ts';
import { startStandin } from '../standin/start-standin.ts';

/** What the process prints when it is ready. */
export interface ServedOrganisation {
  readonly awsUrl: string;
  readonly awsTlsPort: number;
  readonly chromiumSwitches: readonly string[];
  readonly environmentVariables: Readonly<Record<string, string>>;
}

const { values } = parseArgs({
  options: {
    profiles: { type: 'string', default: '300' },
    regions: { type: 'string', default: '31' },
    environments: { type: 'string', default: '2000' },
    'latency-ms': { type: 'string', default: '40' },
    'throttled-share': { type: 'string', default: '0.02' },
  },
});

const standin = await startStandin({
  world: makeOrganisation({
    profiles: Number(values.profiles),
    regions: Number(values.regions),
    environments: Number(values.environments),
  }),
});
for (const operation of ['ListEnvironments', 'GetEnvironment'] as const) {
  standin.setLatency(operation, Number(values['latency-ms']));
  standin.setFaultRate(operation, 'throttle', Number(values['throttled-share']));
}
const { awsUrl, awsTlsPort, chromiumSwitches, environmentVariables } = standin;
const served: ServedOrganisation = { awsUrl, awsTlsPort, chromiumSwitches, environmentVariables };
console.log(JSON.stringify(served));
process.once('SIGTERM', () => void standin.close().then(() => process.exit(0)));
