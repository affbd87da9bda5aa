// What exists in the stand-in's cloud: accounts, principals, environments and the profiles of one person.
import { createHash } from 'node:crypto';

/** The Airflow roles that IAM can grant through `airflow:CreateWebLoginToken`. */
export type AirflowRole = 'Admin' | 'Op' | 'User' | 'Viewer' | 'Public';

/** An access key; with a session token it is a temporary one, which may expire. */
export interface AccessKey {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  /** Milliseconds since 1970; absent means never. */
  readonly expiresAtMs?: number;
}

/** What a principal may do in its account. */
export interface Permissions {
  readonly list: boolean;
  readonly describe: boolean;
  /** The environments for which it may mint web login tokens. */
  readonly mint: 'all' | 'none' | readonly string[];
  readonly airflowRole: AirflowRole;
}

/** A user or a role of an account; the account is part of the ARN. */
export interface Principal {
  readonly arn: string;
  readonly keys: readonly AccessKey[];
  readonly permissions: Permissions;
  /** ARNs of the roles that this principal may assume. */
  readonly mayAssume: readonly string[];
  /** On a role: AssumeRole must bring this device and this code. */
  readonly mfa?: { readonly serialNumber: string; readonly code: string };
}

/** An account; without `enabledRegions` every region is enabled. */
interface Account {
  readonly id: string;
  readonly alias: string;
  readonly enabledRegions?: readonly string[];
}

/** An MWAA environment and the host of its web server. */
export interface WorldEnvironment {
  readonly account: string;
  readonly region: string;
  readonly name: string;
  readonly airflowVersion: string;
  readonly host: string;
  readonly status: string;
  readonly accessMode: 'PRIVATE_ONLY' | 'PUBLIC_ONLY' | 'PUBLIC_AND_PRIVATE';
  readonly environmentClass: string;
  readonly createdAtMs: number;
  readonly tags: Readonly<Record<string, string>>;
}

interface ProfileBase {
  readonly name: string;
  readonly region?: string;
}

/** A profile of the person whose machine this is. */
export type WorldProfile =
  | (ProfileBase & { readonly kind: 'keys'; readonly key: AccessKey })
  | (ProfileBase & {
      readonly kind: 'assume-role';
      readonly roleArn: string;
      readonly sourceProfile: string;
      readonly mfaSerial?: string;
    })
  | (ProfileBase & {
      readonly kind: 'sso';
      readonly ssoSession: string;
      readonly startUrl: string;
      readonly ssoRegion: string;
      readonly accountId: string;
      readonly roleName: string;
    })
  | (ProfileBase & { readonly kind: 'empty' });

/** Everything that the stand-in knows; read at each request, never changed by it. */
export interface World {
  readonly accounts: readonly Account[];
  readonly principals: readonly Principal[];
  readonly environments: readonly WorldEnvironment[];
  readonly profiles: readonly WorldProfile[];
}

/** The two shapes of a web server's host name, and the one of China. */
export type HostKind = 'amazonaws' | 'on-aws' | 'china';

/**
 * A web server's host name that is the same in every run.
 *
 * @param isPrivate  adds `-vpce`, as environments with a private web server have
 */
export function toWebServerHost(of: {
  account: string;
  region: string;
  name: string;
  kind: HostKind;
  isPrivate?: boolean;
}): string {
  const hex = createHash('sha256').update(`${of.account}/${of.region}/${of.name}`).digest('hex');
  const uuid = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(12, 15)}`,
    `a${hex.slice(15, 18)}`,
    hex.slice(18, 30),
  ];
  const id = `${uuid.join('-')}${of.isPrivate === true ? '-vpce' : ''}`;
  if (of.kind === 'on-aws') return `${id}.c3.airflow.${of.region}.on.aws`;
  return `${id}.c2.${of.region}.airflow.amazonaws.com${of.kind === 'china' ? '.cn' : ''}`;
}

/** The account id inside an ARN. */
export function accountOf(arn: string): string {
  return arn.split(':')[4] ?? '';
}

/** The environments of one account and region, by name, as ListEnvironments orders them. */
export function environmentsIn(world: World, account: string, region: string): readonly WorldEnvironment[] {
  return world.environments
    .filter((environment) => environment.account === account && environment.region === region)
    .toSorted((left, right) => (left.name < right.name ? -1 : 1));
}

/** The environment whose web server answers at a host, if any. */
export function environmentAtHost(world: World, host: string): WorldEnvironment | undefined {
  return world.environments.find((environment) => environment.host === host);
}

/** The major version of an environment's Airflow: everything below 3 behaves as 2. */
export function airflowMajor(environment: WorldEnvironment): 2 | 3 {
  return Number.parseInt(environment.airflowVersion, 10) >= 3 ? 3 : 2;
}
