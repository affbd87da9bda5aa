import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { identityHomes, makeIdentityWorld } from '../../../standin/identity-world.ts';
import { connectTo, standinForEachTest } from './aws-fixture.ts';

const standin = standinForEachTest(makeIdentityWorld());
const region = 'eu-west-1';

function keysOf(profile: string): string {
  const found = standin().world.profiles.find(({ name }) => name === 'access-key');
  if (found?.kind !== 'keys') throw new Error('no keys');
  const { accessKeyId, secretAccessKey } = found.key;
  return `[${profile}]\naws_access_key_id = ${accessKeyId}\naws_secret_access_key = ${secretAccessKey}\n`;
}

/** @returns what AWS says of the profile `p` of a config file */
async function callerOf(config: string, keysHolder: string) {
  const { callerIdentity } = await connectTo(standin(), { config, credentials: keysOf(keysHolder) });
  return callerIdentity({ profile: 'p', region });
}

describe('a role whose owner demands an external ID', () => {
  test.each(['', 'external_id = another'])('is not assumed with “%s”', async (line) => {
    const { callerIdentity, files } = await connectTo(standin());
    const of = { profile: 'role-chain', region };
    const { account: accountId } = identityHomes['role-chain'];
    expect(await callerIdentity(of)).toMatchObject({ value: { accountId } });
    const before = await readFile(files.AWS_CONFIG_FILE, 'utf8');
    const changed = await connectTo(standin(), { config: before.replace(/^external_id = .*$/m, line) });
    expect(await changed.callerIdentity(of)).toMatchObject({
      failure: { kind: 'access-denied', operation: 'AssumeRole' },
    });
  });
});

const bridge = 'role_arn = arn:aws:iam::101010101010:role/bridge';

describe('a source that holds keys and a role of its own', () => {
  const neverAsked = 'role_arn = arn:aws:iam::123456789012:role/never-asked\nsource_profile = s';

  test.each([
    ['another', `[profile p]\n${bridge}\nsource_profile = s\n[profile s]\n${neverAsked}\n`, 's'],
    ['the profile itself', `[profile p]\n${bridge}\nsource_profile = p\n`, 'p'],
  ])('gives its keys: %s', async (_what, config, source) => {
    expect(await callerOf(config, source)).toMatchObject({
      value: { arn: expect.stringContaining(':assumed-role/bridge/') },
    });
    expect(standin().requests.filter(({ operation }) => operation === 'AssumeRole')).toHaveLength(1);
  });
});

test('of a chain the step that was denied is told, and whose credentials asked', async () => {
  const roleArn = 'arn:aws:iam::123456789012:role/denied';
  const config = `[profile p]\n${bridge}\nsource_profile = mid\n[profile mid]\nrole_arn = ${roleArn}\nsource_profile = keys\n`;
  expect(await callerOf(config, 'keys')).toMatchObject({
    failure: {
      kind: 'access-denied',
      place: { profile: 'p' },
      step: { profile: 'mid', roleArn, sourceProfile: 'keys' },
    },
  });
});
