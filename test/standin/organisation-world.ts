// A large organisation, made to measure: hundreds of accounts, many regions, thousands of environments, the same in every run.
import { regionNames } from '../../src/shared/regions.ts';
import { createRandom } from './random.ts';
import {
  type AccessKey,
  type Permissions,
  type Principal,
  toWebServerHost,
  type World,
  type WorldEnvironment,
  type WorldProfile,
} from './world.ts';

/** How large the organisation is. */
export interface OrganisationSize {
  /** Each is a profile with an access key for an account of its own. */
  readonly profiles: number;
  /** At most 31, the regions in which MWAA is offered outside China. */
  readonly regions: number;
  readonly environments: number;
  /** The same seed makes the same organisation; 1. */
  readonly seed?: number;
  /** The part of accounts that has not opted in to every region, from 0 to 1; 0.2. */
  readonly limitedAccounts?: number;
}

const PERMISSIONS: Permissions = { list: true, describe: true, mint: 'all', airflowRole: 'User' };
const DIVISIONS = [
  'retail',
  'logistics',
  'finance',
  'media',
  'health',
  'energy',
  'mobility',
  'insurance',
  'travel',
  'labs',
];
const TEAMS = [
  'orders',
  'payments',
  'pricing',
  'catalog',
  'search',
  'risk',
  'crm',
  'billing',
  'supply',
  'fleet',
  'claims',
];
const JOBS = [
  'etl',
  'reporting',
  'features',
  'ingest',
  'sync',
  'quality',
  'exports',
  'forecast',
  'ledger',
  'events',
];
const STAGES = ['prod', 'prod', 'staging', 'test', 'dev'];
const VERSIONS = ['2.8.1', '2.9.2', '2.10.1', '2.10.3', '2.10.3', '3.0.6', '3.0.6'];
const SIZES = ['mw1.micro', 'mw1.small', 'mw1.medium', 'mw1.large'];
/** Enabled in every account; the others are opted in to. */
const ALWAYS_ENABLED = new Set([
  ...['us-east-1', 'us-east-2', 'us-west-1', 'us-west-2', 'ca-central-1', 'sa-east-1'],
  ...['eu-west-1', 'eu-west-2', 'eu-west-3', 'eu-central-1', 'eu-north-1'],
  ...['ap-northeast-1', 'ap-northeast-2', 'ap-northeast-3', 'ap-south-1', 'ap-southeast-1', 'ap-southeast-2'],
]);

/** The regions of the organisation, those that every account has first. */
export function organisationRegions(count: number): readonly string[] {
  const all = Object.keys(regionNames).filter((region) => !region.startsWith('cn-'));
  return all
    .toSorted((left, right) => Number(ALWAYS_ENABLED.has(right)) - Number(ALWAYS_ENABLED.has(left)))
    .slice(0, count);
}

interface Member {
  readonly id: string;
  readonly alias: string;
  readonly region: string;
  readonly enabledRegions: readonly string[] | undefined;
  readonly key: AccessKey;
}

interface Dice {
  readonly chance: (probability: number) => boolean;
  readonly pick: <T>(of: readonly T[]) => T;
}

function createDice(seed: number): Dice {
  const random = createRandom(seed);
  return {
    chance: (probability) => random() < probability,
    pick: (of) => {
      const picked = of[Math.floor(random() * of.length)];
      if (picked === undefined) throw new Error('there is nothing to pick from');
      return picked;
    },
  };
}

function makeMembers(size: OrganisationSize, regions: readonly string[], dice: Dice): readonly Member[] {
  return Array.from({ length: size.profiles }, (_, index) => {
    const id = String(300_000_000_000 + index * 1_000_003);
    const isLimited = dice.chance(size.limitedAccounts ?? 0.2);
    const enabled = regions.filter((region) => ALWAYS_ENABLED.has(region) || dice.chance(0.2));
    // An organisation that lives in no region that is always enabled still has one.
    const enabledRegions = isLimited && enabled.length > 0 ? enabled : undefined;
    const stage = dice.pick(['prod', 'staging', 'dev']);
    const number = String(index + 1).padStart(3, '0');
    return {
      id,
      alias: `${dice.pick(DIVISIONS)}-${dice.pick(TEAMS)}-${stage}-${number}`,
      region: dice.pick((enabledRegions ?? regions).slice(0, 8)),
      enabledRegions,
      key: {
        accessKeyId: `AKIAORG${number.padStart(13, '0')}`,
        secretAccessKey: `standin/organisation/${number}`.padEnd(40, '0'),
      },
    };
  });
}

function makeEnvironment(of: { member: Member; region: string; name: string; dice: Dice }): WorldEnvironment {
  const { member, region, name, dice } = of;
  const isOnAws = dice.chance(0.4);
  return {
    account: member.id,
    region,
    name,
    airflowVersion: dice.pick(VERSIONS),
    host: toWebServerHost({ account: member.id, region, name, kind: isOnAws ? 'on-aws' : 'amazonaws' }),
    status: dice.chance(0.95)
      ? 'AVAILABLE'
      : dice.pick(['UPDATING', 'CREATING', 'UNAVAILABLE', 'MAINTENANCE']),
    accessMode: dice.chance(0.25) ? 'PRIVATE_ONLY' : 'PUBLIC_ONLY',
    environmentClass: dice.pick(SIZES),
    createdAtMs: Date.UTC(2024, 0, 1),
    tags: { Team: member.alias.split('-')[1] ?? '', Environment: name.split('-').at(-1) ?? '' },
  };
}

/** Half of the environments are in the account's own region, as people have them; one account in ten has many. */
function makeEnvironments(
  size: OrganisationSize,
  members: readonly Member[],
  regions: readonly string[],
  dice: Dice,
): readonly WorldEnvironment[] {
  const busy = members.filter((_, index) => index % 10 === 0);
  const taken = new Set<string>();
  const environments: WorldEnvironment[] = [];
  for (let index = 0; environments.length < size.environments; index += 1) {
    const member = dice.chance(0.4) ? dice.pick(busy) : dice.pick(members);
    const region = dice.chance(0.5) ? member.region : dice.pick(member.enabledRegions ?? regions);
    const plain = `${dice.pick(TEAMS)}-${dice.pick(JOBS)}`;
    const stage = dice.pick(STAGES);
    const place = `${member.id} ${region}`;
    const name = taken.has(`${place} ${plain}-${stage}`) ? `${plain}-${index}-${stage}` : `${plain}-${stage}`;
    taken.add(`${place} ${name}`);
    environments.push(makeEnvironment({ member, region, name, dice }));
  }
  return environments;
}

/**
 * Makes the organisation: every profile has a key for one account, and every environment is in a region that its account has enabled.
 *
 * The first request to an account in a region that it has not enabled is refused as AWS refuses it: the key is not known there.
 */
export function makeOrganisation(size: OrganisationSize): World {
  const dice = createDice(size.seed ?? 1);
  const regions = organisationRegions(size.regions);
  const members = makeMembers(size, regions, dice);
  const principals = members.map(
    ({ id, key }): Principal => ({
      arn: `arn:aws:iam::${id}:user/data-engineer`,
      keys: [key],
      permissions: PERMISSIONS,
      mayAssume: [],
    }),
  );
  const profiles = members.map(
    ({ alias, region, key }): WorldProfile => ({ kind: 'keys', name: alias, region, key }),
  );
  return {
    accounts: members.map(({ id, alias, enabledRegions }) => ({
      id,
      alias,
      ...(enabledRegions === undefined ? {} : { enabledRegions }),
    })),
    principals,
    profiles,
    environments: makeEnvironments(size, members, regions, dice),
  };
}
