import { describe, expect, it } from 'vitest';
import type { AirflowLink } from '../../../src/shared/airflow-link.ts';
import { type Environment, type EnvironmentId, environmentKey } from '../../../src/shared/environment.ts';
import { chosenTarget, knownHosts, type LinkFacts, linkTargets } from '../../../src/shared/link-targets.ts';
import type { Profile } from '../../../src/shared/profile.ts';

const host = 'abc.c1.eu-west-1.airflow.amazonaws.com';
const other = 'def.c1.eu-west-1.airflow.amazonaws.com';
const toPage: AirflowLink = { kind: 'page', host, path: '/home' };

const idOf = (profile: string, name = 'orders', region = 'eu-west-1'): EnvironmentId => ({
  profile,
  region,
  name,
});
const at = (id: EnvironmentId, more: Partial<Environment> = {}): Environment => ({
  id,
  origin: 'listed',
  ...more,
});
const profileOf = (name: string, more: Partial<Profile> = {}): Profile => ({
  name,
  kind: 'access-key',
  readiness: { ready: true },
  origin: 'files',
  ...more,
});
const usedAt = (id: EnvironmentId, atMs: number) => ({ [environmentKey(id)]: { score: 1, atMs } });

function factsWith(more: Partial<LinkFacts> = {}, profiles: readonly Profile[] = []): LinkFacts {
  const all = [profileOf('dev'), profileOf('admin'), ...profiles];
  return {
    environments: [],
    usage: {},
    favourites: new Set(),
    profiles: new Map(all.map((profile) => [profile.name, profile])),
    seenHosts: {},
    customHosts: {},
    ...more,
  };
}

describe('a link leads to', () => {
  const dev = idOf('dev');
  it.each<readonly [string, Partial<LinkFacts>]>([
    ['the host that AWS names', { environments: [at(dev, { webserverHost: host })] }],
    ['the host of the last login', { environments: [at(dev)], seenHosts: { [environmentKey(dev)]: host } }],
    ['a custom domain', { environments: [at(dev)], customHosts: { [environmentKey(dev)]: host } }],
  ])('the environment that is known by %s', (_how, facts) => {
    const environments = [
      ...(facts.environments ?? []),
      at(idOf('dev', 'billing'), { webserverHost: other }),
    ];
    const all = factsWith({ ...facts, environments });
    expect(linkTargets(toPage, all)).toEqual([dev]);
    expect(chosenTarget(toPage, all)).toEqual(dev);
  });

  it('nothing where nothing is known by its host, nor through profiles that are gone or cannot be used', () => {
    const old = profileOf('old', {
      readiness: { ready: false, reason: { kind: 'no-credentials', file: 'config', line: 1 } },
    });
    const environments = [
      at(idOf('gone'), { webserverHost: host }),
      at(idOf('old'), { webserverHost: host }),
      at(idOf('dev', 'constructor')),
    ];
    const facts = factsWith({ environments }, [old]);
    expect(linkTargets(toPage, facts)).toEqual([]);
    expect(chosenTarget(toPage, facts)).toBeNull();
  });
});

describe('of several profiles', () => {
  const [dev, admin] = [idOf('dev'), idOf('admin')];
  const environments = [at(dev, { webserverHost: host }), at(admin, { webserverHost: host })];

  it('the one used last opens the link, without a question', () => {
    const usage = { ...usedAt(dev, 1), ...usedAt(admin, 2) };
    const facts = factsWith({ environments, usage });
    expect(linkTargets(toPage, facts)).toEqual([admin, dev]);
    expect(chosenTarget(toPage, facts)).toEqual(admin);
    expect(chosenTarget(toPage, factsWith({ environments, usage: usedAt(dev, 1) }))).toEqual(dev);
  });

  it('none does where none was used: the person chooses', () => {
    const facts = factsWith({ environments });
    expect(linkTargets(toPage, facts)).toHaveLength(2);
    expect(chosenTarget(toPage, facts)).toBeNull();
  });
});

describe('a link by name', () => {
  const [dev, admin, us] = [idOf('dev'), idOf('admin'), idOf('dev', 'orders', 'us-east-1')];
  const named = (more: Partial<Extract<AirflowLink, { kind: 'named' }>> = {}): AirflowLink => ({
    kind: 'named',
    name: 'orders',
    path: '/',
    ...more,
  });

  it('is narrowed by profile and region', () => {
    const facts = factsWith({ environments: [at(dev), at(admin), at(us), at(idOf('dev', 'billing'))] });
    expect(linkTargets(named(), facts)).toHaveLength(3);
    expect(linkTargets(named({ region: 'us-east-1' }), facts)).toEqual([us]);
    expect(linkTargets(named({ profile: 'admin' }), facts)).toEqual([admin]);
    expect(chosenTarget(named({ profile: 'dev', region: 'eu-west-1' }), facts)).toEqual(dev);
    expect(chosenTarget(named({ name: 'ordersx' }), facts)).toBeNull();
  });

  it('takes what was used last only among the profiles of one environment', () => {
    const usage = usedAt(admin, 5);
    const one = [at(dev, { accountId: '111111111111' }), at(admin, { accountId: '111111111111' })];
    expect(chosenTarget(named(), factsWith({ environments: one, usage }))).toEqual(admin);
    const twoAccounts = [at(dev, { accountId: '111111111111' }), at(admin, { accountId: '222222222222' })];
    expect(chosenTarget(named(), factsWith({ environments: twoAccounts, usage }))).toBeNull();
    const twoRegions = [...one, at(us, { accountId: '111111111111' })];
    expect(chosenTarget(named(), factsWith({ environments: twoRegions, usage }))).toBeNull();
    expect(chosenTarget(named(), factsWith({ environments: [at(dev), at(admin)], usage }))).toBeNull();
  });
});

it('knows the hosts that logins and persons vouched for', () => {
  expect(knownHosts({ seenHosts: { a: host }, customHosts: { a: 'airflow.example.org' } })).toEqual(
    new Set([host, 'airflow.example.org']),
  );
});
