// Mints tokens with nothing but the AWS SDK, in a process of its own as Windsock is: run as a program it answers each name on
// standard input with the milliseconds of one call.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { CreateWebLoginTokenCommand, MWAAClient } from '@aws-sdk/client-mwaa';
import type { Standin } from '../standin/start-standin.ts';
import type { World } from '../standin/world.ts';

/** What calls. */
export interface SdkCaller {
  /** @returns what the call took, in milliseconds */
  readonly call: (name: string) => Promise<number>;
  readonly end: () => void;
}

/** What the program needs: the first profile of the world. */
interface CallerFacts {
  readonly endpoint: string;
  readonly region: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

/** Starts the program for the first profile of the world. */
export function startSdkCaller({ profiles, environments }: World, { awsUrl }: Standin): SdkCaller {
  const [profile] = profiles;
  if (profile?.kind !== 'keys') throw new Error('The first profile has no key');
  const region = environments[0]?.region ?? '';
  const facts: CallerFacts = { endpoint: awsUrl, region, credentials: profile.key };
  const program = fork(import.meta.filename, [JSON.stringify(facts)]);
  return {
    call: async (name) => {
      const answered = once(program, 'message');
      program.send(name);
      const [tookMs] = await answered;
      return Number(tookMs);
    },
    end: () => program.kill(),
  };
}

function answerCalls({ endpoint, region, credentials }: CallerFacts): void {
  const client = new MWAAClient({ endpoint, region, credentials, disableHostPrefix: true });
  process.on('message', async (name: string) => {
    const startedAtMs = performance.now();
    await client.send(new CreateWebLoginTokenCommand({ Name: name }));
    process.send?.(performance.now() - startedAtMs);
  });
}

const [facts] = process.argv.slice(2);
if (process.argv[1] === import.meta.filename && facts !== undefined)
  answerCalls(JSON.parse(facts) as CallerFacts);
