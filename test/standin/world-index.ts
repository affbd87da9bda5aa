// Looks things of a world up by key, quickly, although tests change its lists while the stand-in runs.
import type { IdentityCenter, Principal, World, WorldEnvironment } from './world.ts';

/** Makes a lookup in a list that is made anew when the list has changed; comparing is far cheaper than making. */
function createLookup<T, Lookup>(make: (items: readonly T[]) => Lookup): (items: readonly T[]) => Lookup {
  const known = new WeakMap<readonly T[], { items: readonly T[]; lookup: Lookup }>();
  return (items) => {
    const before = known.get(items);
    const isSame =
      before !== undefined &&
      before.items.length === items.length &&
      before.items.every((item, index) => item === items[index]);
    if (isSame) return before.lookup;
    const lookup = make(items);
    known.set(items, { items: [...items], lookup });
    return lookup;
  };
}

interface EnvironmentLookup {
  readonly byPlace: ReadonlyMap<string, readonly WorldEnvironment[]>;
  readonly byHost: ReadonlyMap<string, WorldEnvironment>;
}

const lookUpEnvironments = createLookup<WorldEnvironment, EnvironmentLookup>((environments) => {
  const byPlace = Map.groupBy(environments, ({ account, region }) => `${account} ${region}`);
  for (const group of byPlace.values()) group.sort((left, right) => (left.name < right.name ? -1 : 1));
  const byHost = environments.flatMap((environment) =>
    [environment.host, ...(environment.customHosts ?? [])].map((host) => [host, environment] as const),
  );
  return { byPlace, byHost: new Map(byHost) };
});

const lookUpPrincipals = createLookup<Principal, ReadonlyMap<string, Principal>>((principals) => {
  const byArnOrKey = new Map<string, Principal>();
  for (const principal of principals) {
    byArnOrKey.set(principal.arn, principal);
    for (const { accessKeyId } of principal.keys) byArnOrKey.set(accessKeyId, principal);
  }
  return byArnOrKey;
});

const lookUpAccounts = createLookup<
  World['accounts'][number],
  ReadonlyMap<string, World['accounts'][number]>
>((accounts) => new Map(accounts.map((account) => [account.id, account])));

/** The environments of one account and region, by name, as ListEnvironments orders them. */
export function environmentsIn(world: World, account: string, region: string): readonly WorldEnvironment[] {
  return lookUpEnvironments(world.environments).byPlace.get(`${account} ${region}`) ?? [];
}

/** The environment whose web server answers at a host, if any. */
export function environmentAtHost(world: World, host: string): WorldEnvironment | undefined {
  return lookUpEnvironments(world.environments).byHost.get(host);
}

/** The user or role of this ARN, if any. */
export function principalOf(world: World, arn: string): Principal | undefined {
  return lookUpPrincipals(world.principals).get(arn);
}

/** The user or role that has this key from the beginning, if any. */
export function principalWithKey(world: World, accessKeyId: string): Principal | undefined {
  return lookUpPrincipals(world.principals).get(accessKeyId);
}

/** The account of this id, if any. */
export function accountWithId(world: World, id: string): World['accounts'][number] | undefined {
  return lookUpAccounts(world.accounts).get(id);
}

/** Whether an account has opted in to a region. */
export function isRegionEnabled(world: World, accountId: string, region: string): boolean {
  return accountWithId(world, accountId)?.enabledRegions?.includes(region) ?? true;
}

/** The Identity Center of a start URL, however it is written: with `/`, `/#/` or nothing at its end. */
export function centerAt(world: World, startUrl: string): IdentityCenter | undefined {
  const plain = startUrl.replace(/[/#]+$/, '');
  return world.identityCenters?.find((center) => center.startUrl === plain);
}
