import { describe, expect, test } from 'vitest';
import type { Environment } from '../../../../src/shared/environment.ts';
import { sampleWorld } from '../../../standin/sample-world.ts';
import { toWebServerHost, type World, type WorldEnvironment } from '../../../standin/world.ts';
import { connectTo, standinForEachTest } from './aws-fixture.ts';

const account = '412233445566';
const place = { profile: 'data-platform-prod', region: 'eu-west-1' };

const many: readonly WorldEnvironment[] = Array.from({ length: 60 }, (_, at) => {
  const name = `env-${String(at).padStart(3, '0')}`;
  return {
    account,
    region: place.region,
    name,
    airflowVersion: '3.0.6',
    host: toWebServerHost({ account, region: place.region, name, kind: 'on-aws' }),
    status: at === 7 ? 'BRAND_NEW_STATUS' : 'AVAILABLE',
    accessMode: 'PUBLIC_ONLY',
    environmentClass: 'mw9.gigantic',
    createdAtMs: 0,
    tags: { Team: `team-${at}` },
  };
});

const mayOnlyMint = sampleWorld.principals.map((principal) => ({
  ...principal,
  permissions: { ...principal.permissions, describe: false },
}));

const world: World = { ...sampleWorld, environments: many };
const standin = standinForEachTest(world);

function countOf(operation: string): number {
  return standin().requests.filter((each) => each.operation === operation).length;
}

describe('looking for environments', () => {
  test('finds all pages and describes each', async () => {
    const { listEnvironments } = await connectTo(standin());
    const found = new Map<string, Environment>();
    const outcome = await listEnvironments({ ...place, onFound: (each) => found.set(each.id.name, each) });
    expect(outcome).toEqual({ ok: true, value: { count: 60, described: 60 } });
    expect(countOf('ListEnvironments')).toBe(3);
    expect(found.get('env-007')).toEqual({
      id: { ...place, name: 'env-007' },
      origin: 'listed',
      status: 'BRAND_NEW_STATUS',
      airflowVersion: '3.0.6',
      webserverHost: many[7]?.host,
      accessMode: 'PUBLIC_ONLY',
      environmentClass: 'mw9.gigantic',
      accountId: account,
      tags: { Team: 'team-7' },
    });
  });

  test('tells each name before its details are known', async () => {
    const { listEnvironments } = await connectTo(standin());
    const statuses: (string | undefined)[] = [];
    await listEnvironments({
      ...place,
      onFound: ({ id, status }) => {
        if (id.name === 'env-000') statuses.push(status);
      },
    });
    expect(statuses).toEqual([undefined, 'AVAILABLE']);
  });

  test('asks at most three things at once', async () => {
    standin().setLatency('GetEnvironment', 20);
    const { listEnvironments, clients } = await connectTo(standin());
    let now = 0;
    let most = 0;
    const counting: typeof clients.send = async (request) => {
      now += 1;
      most = Math.max(most, now);
      return clients.send(request).finally(() => {
        now -= 1;
      });
    };
    const { createEnvironmentLookup } = await import('../../../../src/main/aws/list-environments.ts');
    await createEnvironmentLookup({ ...clients, send: counting }).listEnvironments({
      ...place,
      onFound: () => undefined,
    });
    expect(most).toBe(3);
    expect(listEnvironments).toBeTypeOf('function');
  });

  test('that is throttled half-way keeps what it found and says why it stopped', async () => {
    const { listEnvironments } = await connectTo(standin());
    standin().setFault('GetEnvironment', { kind: 'throttle' });
    const found: string[] = [];
    const outcome = await listEnvironments({ ...place, onFound: ({ id }) => found.push(id.name) });
    expect(found).toHaveLength(60);
    expect(outcome).toMatchObject({
      ok: true,
      value: { count: 60, described: 0, problem: { kind: 'throttled' } },
    });
    expect(countOf('GetEnvironment')).toBeLessThanOrEqual(9);
  });

  test('goes on after one environment that cannot be described', async () => {
    const { listEnvironments } = await connectTo(standin());
    standin().setFault('GetEnvironment', { kind: 'internal', environment: 'env-003' });
    const outcome = await listEnvironments({ ...place, onFound: () => undefined });
    expect(outcome).toMatchObject({ value: { count: 60, described: 59, problem: { kind: 'aws-internal' } } });
  });

  test('fails with the words of the service where listing is denied', async () => {
    const { listEnvironments } = await connectTo(standin());
    standin().setFault('ListEnvironments', { kind: 'access-denied' });
    expect(await listEnvironments({ ...place, onFound: () => undefined })).toMatchObject({
      failure: { kind: 'access-denied', operation: 'ListEnvironments', place },
    });
  });

  test.each([
    ['an empty object', 'empty-object', 'answer-incomplete'],
    ['a web page', 'html', 'answer-not-json'],
  ] as const)('takes %s for no list', async (_name, fault, kind) => {
    const { listEnvironments } = await connectTo(standin());
    standin().setFault('ListEnvironments', { kind: fault });
    expect(await listEnvironments({ ...place, onFound: () => undefined })).toMatchObject({
      failure: { kind },
    });
  });

  test('can be cancelled', async () => {
    const { listEnvironments } = await connectTo(standin());
    standin().setFault('ListEnvironments', { kind: 'silent' });
    const abort = new AbortController();
    const listing = listEnvironments({ ...place, onFound: () => undefined, signal: abort.signal });
    await expect.poll(() => countOf('ListEnvironments')).toBe(1);
    abort.abort();
    expect(await listing).toMatchObject({ failure: { kind: 'cancelled' } });
  });
});

describe('a list whose next page is always the same', () => {
  test('comes to an end', async () => {
    const { createEnvironmentLookup } = await import('../../../../src/main/aws/list-environments.ts');
    let calls = 0;
    const send = async ({ operation }: { readonly operation: string }) => {
      calls += 1;
      if (operation === 'GetEnvironment') return { ok: false, failure: { kind: 'cancelled' } };
      return { ok: true, value: { Environments: ['a', 'b', '../c', 7], NextToken: 'again' } };
    };
    const lookup = createEnvironmentLookup({ send: send as never, learnAccount: () => undefined });
    const outcome = await lookup.listEnvironments({ ...place, onFound: () => undefined });
    expect(outcome).toMatchObject({ ok: true, value: { count: 2 } });
    expect(calls).toBeLessThan(6);
  });

  test('comes to an end even where its tokens are always new', async () => {
    const { createEnvironmentLookup } = await import('../../../../src/main/aws/list-environments.ts');
    let calls = 0;
    const send = async () => {
      calls += 1;
      return { ok: true, value: { Environments: [], NextToken: `token-${calls}` } };
    };
    await createEnvironmentLookup({ send: send as never, learnAccount: () => undefined }).listEnvironments({
      ...place,
      onFound: () => undefined,
    });
    expect(calls).toBe(40);
  });
});

describe('a person who may list but not describe', () => {
  const own = standinForEachTest({ ...world, principals: mayOnlyMint });

  test('gets the names, and no further call is made', async () => {
    const { listEnvironments } = await connectTo(own());
    const found = new Set<string>();
    const outcome = await listEnvironments({ ...place, onFound: ({ id }) => found.add(id.name) });
    expect(found.size).toBe(60);
    expect(outcome).toMatchObject({ value: { count: 60, described: 0, problem: { kind: 'access-denied' } } });
    expect(own().requests.filter((each) => each.operation === 'GetEnvironment').length).toBeLessThanOrEqual(
      3,
    );
  });
});
