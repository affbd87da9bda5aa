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
  /** Whether it may ask for its account's alias; yes unless said otherwise. */
  readonly listAliases?: boolean;
}

/** A user or a role of an account; the account is part of the ARN. */
export interface Principal {
  readonly arn: string;
  readonly keys: readonly AccessKey[];
  readonly permissions: Permissions;
  /** ARNs of the roles that this principal may assume. */
  readonly mayAssume: readonly string[];
  /** On a role: AssumeRole must bring this device and this code; each code is good once, as on a real device. */
  readonly mfa?: {
    readonly serialNumber: string;
    readonly code: string;
    readonly nextCodes?: readonly string[];
  };
  /** On a role: the AssumeRoleWithWebIdentity calls that it trusts name one of these issuers. */
  readonly trustsIssuers?: readonly string[];
}

/** An account; without `enabledRegions` every region is enabled. */
interface Account {
  readonly id: string;
  /** Empty where it has none. */
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
  /** A company's own domains before the web server, which answers there as well. */
  readonly customHosts?: readonly string[];
  /** What CreateWebLoginToken answers instead of the host. */
  readonly namedHost?: string;
  readonly status: string;
  readonly accessMode: 'PRIVATE_ONLY' | 'PUBLIC_ONLY' | 'PUBLIC_AND_PRIVATE';
  readonly environmentClass: string;
  readonly createdAtMs: number;
  readonly tags: Readonly<Record<string, string>>;
}

/** A person of an Identity Center and the roles that the person has in accounts. */
export interface IdentityCenterUser {
  readonly userName: string;
  readonly assignments: readonly {
    readonly accountId: string;
    readonly roleName: string;
    /** The role in the account that the permission set stands for; a principal of the world. */
    readonly roleArn: string;
  }[];
}

/** An IAM Identity Center. Where a life is absent, it is as AWS has it. */
export interface IdentityCenter {
  /** `https://{name}.awsapps.com/start`, without a slash or `#` at its end. */
  readonly startUrl: string;
  readonly region: string;
  /** Where a code is confirmed; on the start URL's own host. */
  readonly verificationUri?: string;
  readonly users: readonly IdentityCenterUser[];
  /** How long an access token is good; an hour. */
  readonly accessTokenLifeMs?: number;
  /** How long a session can be renewed; eight hours. */
  readonly sessionLifeMs?: number;
  /** How long a device code waits for its person; ten minutes. */
  readonly deviceCodeLifeMs?: number;
  /** How many seconds a client waits between two polls; one. */
  readonly pollIntervalS?: number;
  /** How long the keys of a role are good; an hour. */
  readonly roleKeysLifeMs?: number;
}

/** A token of an identity provider outside AWS, as a file on the person's disk holds it. */
export interface WebIdentityToken {
  readonly token: string;
  readonly issuer: string;
  readonly subject: string;
  readonly audience: string;
  readonly expiresAtMs?: number;
}

/** A session that `aws login` began and left in its cache: the AWS console's own identity on the command line. */
export interface LoginSession {
  /** What `login_session` of a profile names: the ARN of a user or of an assumed role; a principal of the world. */
  readonly arn: string;
  /** The keys in the cache, among those of the principal. */
  readonly key: AccessKey;
  readonly refreshToken: string;
  /** The private key, SEC1 in PEM, to which the refresh token is bound. */
  readonly dpopKey: string;
  /** When the session can no longer be renewed; absent means never. */
  readonly endsAtMs?: number;
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
  | (ProfileBase & {
      readonly kind: 'sso-legacy';
      readonly startUrl: string;
      readonly ssoRegion: string;
      readonly accountId: string;
      readonly roleName: string;
    })
  /** A role whose source is the keys in the environment variables. */
  | (ProfileBase & { readonly kind: 'environment-role'; readonly roleArn: string })
  /** A program that prints this key. */
  | (ProfileBase & { readonly kind: 'process'; readonly key: AccessKey })
  | (ProfileBase & {
      readonly kind: 'web-identity';
      readonly roleArn: string;
      readonly token: WebIdentityToken;
    })
  | (ProfileBase & { readonly kind: 'login'; readonly session: LoginSession })
  | (ProfileBase & { readonly kind: 'empty' });

/** Everything that the stand-in knows; read at each request, never changed by it. */
export interface World {
  readonly accounts: readonly Account[];
  readonly principals: readonly Principal[];
  readonly environments: readonly WorldEnvironment[];
  readonly profiles: readonly WorldProfile[];
  readonly identityCenters?: readonly IdentityCenter[];
  readonly webIdentityTokens?: readonly WebIdentityToken[];
  readonly loginSessions?: readonly LoginSession[];
  /** Keys and region in the environment variables of the person's shell. */
  readonly shell?: { readonly key: AccessKey; readonly region: string };
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

/** The ARN of the role that stands for a permission set in an account; the same in every run. */
export function toSsoRoleArn(of: { accountId: string; roleName: string; region: string }): string {
  const suffix = createHash('sha256').update(`${of.accountId}/${of.roleName}`).digest('hex').slice(0, 16);
  return `arn:aws:iam::${of.accountId}:role/aws-reserved/sso.amazonaws.com/${of.region}/AWSReservedSSO_${of.roleName}_${suffix}`;
}

/** The account id inside an ARN. */
export function accountOf(arn: string): string {
  return arn.split(':')[4] ?? '';
}

/** The major version of an environment's Airflow: everything below 3 behaves as 2. */
export function airflowMajor(environment: WorldEnvironment): 2 | 3 {
  return Number.parseInt(environment.airflowVersion, 10) >= 3 ? 3 : 2;
}
