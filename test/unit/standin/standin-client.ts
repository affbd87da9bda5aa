// What the tests of the stand-in share: an SDK client for a profile, and https requests to an Airflow host.
import { request } from 'node:https';
import { CreateWebLoginTokenCommand, MWAAClient } from '@aws-sdk/client-mwaa';
import type { Standin } from '../../standin/start-standin.ts';
import type { WorldEnvironment, WorldProfile } from '../../standin/world.ts';

/** The SDK's client, signed with the keys of a profile. */
export function mwaaClientFor(
  standin: Standin,
  profileName: string,
  overrides: { region?: string; secretAccessKey?: string; sessionToken?: string } = {},
): MWAAClient {
  const profile = standin.world.profiles.find(({ name }) => name === profileName);
  if (profile?.kind !== 'keys') throw new Error(`no keys in profile ${profileName}`);
  return new MWAAClient({
    endpoint: standin.awsUrl,
    region: overrides.region ?? profile.region ?? 'us-east-1',
    disableHostPrefix: true,
    maxAttempts: 1,
    credentials: { ...profile.key, ...overrides },
  });
}

/** The environment of this name in the stand-in's world. */
export function environmentNamed(standin: Standin, name: string): WorldEnvironment {
  const environment = standin.world.environments.find((candidate) => candidate.name === name);
  if (environment === undefined) throw new Error(`no environment ${name}`);
  return environment;
}

/** Mints a token with the keys of a profile. */
export function mintToken(standin: Standin, profile: WorldProfile['name'], name: string): Promise<string> {
  return mwaaClientFor(standin, profile)
    .send(new CreateWebLoginTokenCommand({ Name: name }))
    .then(({ WebToken = '' }) => WebToken);
}

/** An answer of the Airflow side. */
export interface AirflowAnswer {
  readonly status: number;
  readonly location: string;
  readonly setCookie: string;
  /** `name=value` of the cookie that was set, to send back. */
  readonly cookie: string;
  readonly body: string;
}

/** Asks an Airflow host; its certificate is checked, name included. */
export function askAirflow(
  standin: Standin,
  host: string,
  path: string,
  options: { cookie?: string; bearer?: string; form?: Record<string, string> } = {},
): Promise<AirflowAnswer> {
  const body = options.form && new URLSearchParams(options.form).toString();
  return new Promise((resolve, reject) => {
    const outgoing = request(
      {
        host: '127.0.0.1',
        port: standin.airflowPort,
        servername: host,
        ca: standin.certificate,
        agent: false,
        path,
        method: body === undefined ? 'GET' : 'POST',
        headers: {
          host,
          ...(options.cookie ? { cookie: options.cookie } : {}),
          ...(options.bearer ? { authorization: `Bearer ${options.bearer}` } : {}),
          ...(body ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
        },
      },
      (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
        incoming.on('error', reject);
        incoming.on('end', () => {
          const setCookie = incoming.headers['set-cookie']?.[0] ?? '';
          resolve({
            status: incoming.statusCode ?? 0,
            location: incoming.headers.location ?? '',
            setCookie,
            cookie: setCookie.split(';')[0] ?? '',
            body: Buffer.concat(chunks).toString('utf8'),
          });
        });
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

/** The error that a promise ends with. */
export async function errorOf(promise: Promise<unknown>): Promise<{ name: string; message: string }> {
  try {
    await promise;
  } catch (error) {
    return error instanceof Error ? error : { name: 'unknown', message: String(error) };
  }
  throw new Error('expected a failure');
}
