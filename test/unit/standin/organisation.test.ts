import { ListEnvironmentsCommand, MWAAClient } from '@aws-sdk/client-mwaa';
import { afterEach, describe, expect, test } from 'vitest';
import { makeOrganisation, organisationRegions } from '../../standin/organisation-world.ts';
import { type Standin, startStandin } from '../../standin/start-standin.ts';
import type { World, WorldProfile } from '../../standin/world.ts';
import { isRegionEnabled } from '../../standin/world-index.ts';
import { errorOf } from './standin-client.ts';

const SIZE = { profiles: 300, regions: 31, environments: 2000 };

let standin: Standin | undefined;

afterEach(async () => {
  await standin?.close();
  standin = undefined;
});

function clientFor({ awsUrl }: Standin, profile: WorldProfile | undefined, region: string): MWAAClient {
  if (profile?.kind !== 'keys') throw new Error('no keys');
  return new MWAAClient({
    endpoint: awsUrl,
    region,
    disableHostPrefix: true,
    maxAttempts: 1,
    credentials: profile.key,
  });
}

describe('the organisation', () => {
  test('has the size that was asked for, and no name or host twice', () => {
    const world = makeOrganisation(SIZE);
    expect(world.profiles).toHaveLength(300);
    expect(new Set(world.profiles.map(({ name }) => name)).size).toBe(300);
    expect(new Set(world.accounts.map(({ id }) => id)).size).toBe(300);
    expect(new Set(world.environments.map(({ host }) => host)).size).toBe(2000);
    const regions = new Set(world.environments.map(({ region }) => region));
    expect([...regions].toSorted()).toEqual(organisationRegions(31).toSorted());
    for (const { name } of world.environments) expect(name).toMatch(/^[a-zA-Z][0-9a-zA-Z-_]{0,79}$/);
  });

  test('is the same for the same seed, and another one for another', () => {
    expect(makeOrganisation(SIZE)).toEqual(makeOrganisation(SIZE));
    expect(makeOrganisation({ ...SIZE, seed: 2 }).environments).not.toEqual(
      makeOrganisation(SIZE).environments,
    );
  });

  test('has every environment in a region that its account has enabled, and some regions disabled', () => {
    const world = makeOrganisation(SIZE);
    for (const { account, region } of world.environments) {
      expect(isRegionEnabled(world, account, region)).toBe(true);
    }
    expect(
      world.accounts.filter(({ enabledRegions }) => enabledRegions !== undefined).length,
    ).toBeGreaterThan(30);
  });

  test('refuses keys in a region that is not enabled', async () => {
    const world = makeOrganisation({ profiles: 20, regions: 31, environments: 20 });
    const at = world.accounts.findIndex(({ enabledRegions }) => enabledRegions !== undefined);
    const disabled = organisationRegions(31).find(
      (region) => !isRegionEnabled(world, world.accounts[at]?.id ?? '', region),
    );
    standin = await startStandin({ world });
    const client = clientFor(standin, world.profiles[at], disabled ?? '');
    expect((await errorOf(client.send(new ListEnvironmentsCommand({})))).name).toBe(
      'UnrecognizedClientException',
    );
  });
});

describe('what goes wrong in it', () => {
  const world = makeOrganisation({ profiles: 1, regions: 1, environments: 60 });

  async function client(): Promise<MWAAClient> {
    standin = await startStandin({ world });
    return clientFor(standin, world.profiles[0], world.profiles[0]?.region ?? '');
  }

  test('a rate of throttling hits the same calls for the same seed', async () => {
    const mwaa = await client();
    const hits = async (): Promise<readonly number[]> => {
      standin?.setFaultRate('ListEnvironments', 'throttle', 0.2, 7);
      const outcomes: number[] = [];
      for (let call = 0; call < 60; call += 1) {
        const isThrottled = await mwaa.send(new ListEnvironmentsCommand({})).then(
          () => false,
          () => true,
        );
        if (isThrottled) outcomes.push(call);
      }
      return outcomes;
    };
    const first = await hits();
    expect(first.length).toBeGreaterThan(3);
    expect(first.length).toBeLessThan(25);
    expect(await hits()).toEqual(first);
    standin?.setFaultRate('ListEnvironments', 'throttle', 0);
    await mwaa.send(new ListEnvironmentsCommand({}));
  });

  test('a fault that was set on purpose comes before the rate', async () => {
    const mwaa = await client();
    standin?.setFaultRate('ListEnvironments', 'throttle', 1);
    standin?.setFault('ListEnvironments', { kind: 'internal', times: 1 });
    const names = [1, 2].map(() =>
      errorOf(mwaa.send(new ListEnvironmentsCommand({}))).then(({ name }) => name),
    );
    expect((await Promise.all(names)).toSorted()).toEqual(['InternalServerException', 'ThrottlingException']);
  });

  test('a page token that leads to its own page', async () => {
    const mwaa = await client();
    standin?.setFault('ListEnvironments', { kind: 'repeated-token' });
    const first = await mwaa.send(new ListEnvironmentsCommand({}));
    const { NextToken = '' } = first;
    const second = await mwaa.send(new ListEnvironmentsCommand({ NextToken }));
    expect(NextToken).not.toBe('');
    expect(second).toMatchObject({ NextToken, Environments: first.Environments });
  });
});

test('a world whose lists are changed while the stand-in runs is looked up anew', async () => {
  const base = makeOrganisation({ profiles: 1, regions: 1, environments: 3 });
  const environments = [...base.environments];
  const world: World = { ...base, environments };
  standin = await startStandin({ world });
  const mwaa = clientFor(standin, world.profiles[0], world.profiles[0]?.region ?? '');
  await mwaa.send(new ListEnvironmentsCommand({}));
  const [first] = environments;
  if (first !== undefined) environments[0] = { ...first, name: 'renamed-meanwhile' };
  const { Environments } = await mwaa.send(new ListEnvironmentsCommand({}));
  expect(Environments).toContain('renamed-meanwhile');
  expect(Environments).not.toContain(first?.name);
});
