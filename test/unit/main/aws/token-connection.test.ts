import { expect, test } from 'vitest';
import type { AwsRequestHandler } from '../../../../src/main/aws/request-handler.ts';
import { createTokenConnection } from '../../../../src/main/aws/token-connection.ts';
import { profileSetOf } from '../core/parse-files.ts';

const key = 'aws_access_key_id = AKIA\naws_secret_access_key = s';
const own = `[profile own]\n${key}\nendpoint_url = http://127.0.0.1:4599`;
const config = `[profile p]\n${key}\n${own}\n[profile bad]\n${key}\nendpoint_url = http://elsewhere.example\n[profile none]`;

/** @returns what was connected to for this place, and with whose certificate authorities */
function connected(profile: string, region: string, environment: NodeJS.ProcessEnv = {}): readonly string[] {
  const seen: string[] = [];
  const handlerOf = (whose: string): AwsRequestHandler => ({
    handle: () => Promise.reject(new Error('a request was made')),
    connect: async (url) => void seen.push(`${whose} ${url}`),
    forProfile: ({ name }) => handlerOf(name),
  });
  const parts = { profiles: () => profileSetOf(config), environment, handler: handlerOf('all') };
  createTokenConnection(parts)({ profile, region });
  return seen;
}

test.each<[string, string, string, readonly string[]]>([
  ['the host that mints tokens', 'p', 'eu-west-1', ['p https://env.airflow.eu-west-1.amazonaws.com']],
  ['an endpoint of its own as it stands', 'own', 'eu-west-1', ['own http://127.0.0.1:4599']],
  ['nothing at an endpoint that is not allowed', 'bad', 'eu-west-1', []],
  ['nothing through a profile that cannot be used', 'none', 'eu-west-1', []],
  ['nothing through a profile that is gone', 'gone', 'eu-west-1', []],
  ['nothing in a region that is none', 'p', 'evil.example/', []],
])('connects ahead to %s', (_what, profile, region, expected) => {
  expect(connected(profile, region)).toEqual(expected);
});

test('connects ahead to the endpoint of the environment variables', () => {
  const environment = { AWS_ENDPOINT_URL_MWAA: 'https://mwaa.example' };
  expect(connected('p', 'eu-west-1', environment)).toEqual(['p https://mwaa.example']);
});
