// A world with one person who has every kind of profile, and one account with environments behind each of them.
import { generateKeyPairSync } from 'node:crypto';
import {
  type AccessKey,
  type IdentityCenter,
  type LoginSession,
  type Permissions,
  type Principal,
  toSsoRoleArn,
  toWebServerHost,
  type WebIdentityToken,
  type World,
  type WorldEnvironment,
  type WorldProfile,
} from './world.ts';

const FULL: Permissions = { list: true, describe: true, mint: 'all', airflowRole: 'User' };
const REGION = 'eu-west-1';
const HOUR_MS = 3_600_000;

/** Profile -> what it opens: its account, and the environments in it. No two profiles share an account. */
export const identityHomes = {
  'access-key': { account: '101010101010', environments: ['orders-key'] },
  'session-keys': { account: '111111110000', environments: ['orders-session'] },
  'role-chain': { account: '121212121212', environments: ['orders-chain'] },
  'environment-role': { account: '131313131313', environments: ['orders-environment-role'] },
  'mfa-role': { account: '141414141414', environments: ['payments-mfa', 'ledger-mfa'] },
  'mfa-role-too': { account: '142142142142', environments: ['audit-mfa'] },
  'sso-engineer': { account: '151515151515', environments: ['clickstream-sso', 'attribution-sso'] },
  'sso-analyst': { account: '161616161616', environments: ['reporting-sso'] },
  'legacy-sso': { account: '171717171717', environments: ['warehouse-legacy'] },
  'process-keys': { account: '181818181818', environments: ['inventory-process'] },
  'web-identity': { account: '191919191919', environments: ['ml-web-identity'] },
  'console-login': { account: '202020202020', environments: ['search-login'] },
  /** Not in a file: the keys in the environment variables. */
  shell: { account: '212121212121', environments: ['sandbox-shell'] },
} as const satisfies Record<string, { account: string; environments: readonly string[] }>;

type HomeName = keyof typeof identityHomes;

/** The codes that the person's MFA device shows, one after the other; each is good once. */
export const mfaCodes = ['314159', '265358', '979323', '846264', '338327'] as const;

/** Where the person signs in: profiles with an `sso-session`, and the one of the legacy form. */
export const startUrls = {
  session: 'https://mara-data.awsapps.com/start',
  legacy: 'https://mara-legacy.awsapps.com/start',
} as const;

const MFA_SERIAL = `arn:aws:iam::${identityHomes['access-key'].account}:mfa/mara`;
/** What the owner of the chain's last account asks of whoever assumes its role. */
const EXTERNAL_ID = 'harbourline/data:7f3a';
const ISSUER = 'https://tokens.ci.example.com';

function toKey(label: string, temporary?: { expiresAtMs: number }): AccessKey {
  const start = temporary ? 'ASIA' : 'AKIA';
  return {
    accessKeyId: `${start}${label.toUpperCase().padEnd(16, '0').slice(0, 16)}`,
    secretAccessKey: `standin/${label}/not+a+real+secret`.padEnd(40, '0'),
    ...(temporary
      ? { ...temporary, sessionToken: `FwoGZXIvYXdz${label}notarealsessiontoken`.padEnd(160, '0') }
      : {}),
  };
}

function roleArn(home: HomeName, name: string): string {
  return `arn:aws:iam::${identityHomes[home].account}:role/${name}`;
}

function user(home: HomeName, key: AccessKey, mayAssume: readonly string[] = []): Principal {
  const arn = `arn:aws:iam::${identityHomes[home].account}:user/mara`;
  return { arn, keys: [key], permissions: FULL, mayAssume };
}

function role(arn: string, more: Partial<Principal> = {}): Principal {
  return { arn, keys: [], permissions: FULL, mayAssume: [], ...more };
}

const roles = {
  /** A role between the user and the last one, in the user's own account. */
  bridge: roleArn('access-key', 'bridge'),
  chain: roleArn('role-chain', 'mwaa-operator'),
  environment: roleArn('environment-role', 'mwaa-operator'),
  mfa: roleArn('mfa-role', 'mwaa-admin'),
  mfaToo: roleArn('mfa-role-too', 'mwaa-auditor'),
  webIdentity: roleArn('web-identity', 'mwaa-ci'),
};

function ssoRole(home: HomeName, roleName: string) {
  const accountId = identityHomes[home].account;
  return { accountId, roleName, roleArn: toSsoRoleArn({ accountId, roleName, region: REGION }) };
}

const ssoRoles = {
  engineer: ssoRole('sso-engineer', 'DataEngineer'),
  analyst: ssoRole('sso-analyst', 'Analyst'),
  /** A role in the portal that no profile names. */
  spare: ssoRole('sso-analyst', 'ReadOnly'),
  legacy: ssoRole('legacy-sso', 'DataEngineer'),
};

const identityCenters: readonly IdentityCenter[] = [
  {
    startUrl: startUrls.session,
    region: REGION,
    users: [
      { userName: 'mara', assignments: [ssoRoles.engineer, ssoRoles.analyst, ssoRoles.spare] },
      // Who happens to be signed in to the browser of a shared computer.
      { userName: 'somebody-else', assignments: [ssoRoles.spare] },
    ],
  },
  {
    startUrl: startUrls.legacy,
    region: 'eu-central-1',
    users: [{ userName: 'mara', assignments: [ssoRoles.legacy] }],
  },
];

function toEnvironments(): readonly WorldEnvironment[] {
  return Object.values(identityHomes).flatMap(({ account, environments }) =>
    environments.map((name, index) => ({
      account,
      region: REGION,
      name,
      airflowVersion: index === 0 ? '2.10.3' : '3.0.6',
      host: toWebServerHost({ account, region: REGION, name, kind: index === 0 ? 'amazonaws' : 'on-aws' }),
      status: 'AVAILABLE',
      accessMode: 'PUBLIC_ONLY' as const,
      environmentClass: 'mw1.small',
      createdAtMs: Date.UTC(2025, 8, 10),
      tags: { Team: name.split('-')[0] ?? name },
    })),
  );
}

interface Secrets {
  readonly access: AccessKey;
  readonly session: AccessKey;
  readonly process: AccessKey;
  readonly shell: AccessKey;
  readonly token: WebIdentityToken;
  readonly login: LoginSession;
}

function makeSecrets(nowMs: number, loginKeysLifeMs: number): Secrets {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const subject = 'repo:harbourline/dags';
  return {
    access: toKey('ACCESSMARA'),
    session: toKey('SESSIONMARA', { expiresAtMs: nowMs + 12 * HOUR_MS }),
    process: toKey('PROCESSMARA', { expiresAtMs: nowMs + HOUR_MS }),
    shell: toKey('SHELLMARA', { expiresAtMs: nowMs + 12 * HOUR_MS }),
    token: {
      token: `${part({ alg: 'RS256', typ: 'JWT' })}.${part({ iss: ISSUER, sub: subject })}.${part({ not: 'a real signature' })}`,
      issuer: ISSUER,
      subject,
      audience: 'sts.amazonaws.com',
    },
    login: {
      arn: `arn:aws:iam::${identityHomes['console-login'].account}:user/mara`,
      key: toKey('LOGINMARA', { expiresAtMs: nowMs + loginKeysLifeMs }),
      refreshToken: 'standin-login-refresh-token'.padEnd(200, '0'),
      dpopKey: privateKey.export({ type: 'sec1', format: 'pem' }).toString(),
    },
  };
}

function makePrincipals({ access, session, process, shell, login }: Secrets): readonly Principal[] {
  const mfa = { serialNumber: MFA_SERIAL, code: mfaCodes[0], nextCodes: mfaCodes.slice(1) };
  return [
    user('access-key', access, [roles.bridge, roles.mfa, roles.mfaToo]),
    user('session-keys', session),
    user('process-keys', process),
    user('shell', shell, [roles.environment]),
    user('console-login', login.key),
    role(roles.bridge, { mayAssume: [roles.chain] }),
    role(roles.chain, { externalId: EXTERNAL_ID }),
    role(roles.environment),
    role(roles.mfa, { mfa }),
    role(roles.mfaToo, { mfa }),
    role(roles.webIdentity, { trustsIssuers: [ISSUER] }),
    ...Object.values(ssoRoles).map(({ roleArn: arn }) => role(arn)),
  ];
}

function makeProfiles(secrets: Secrets): readonly WorldProfile[] {
  const session = { ssoSession: 'mara-data', startUrl: startUrls.session, ssoRegion: REGION };
  const source = { sourceProfile: 'access-key', mfaSerial: MFA_SERIAL };
  const profiles: readonly WorldProfile[] = [
    { kind: 'keys', name: 'access-key', key: secrets.access },
    { kind: 'keys', name: 'session-keys', key: secrets.session },
    { kind: 'assume-role', name: 'bridge', roleArn: roles.bridge, sourceProfile: 'access-key' },
    {
      kind: 'assume-role',
      name: 'role-chain',
      roleArn: roles.chain,
      sourceProfile: 'bridge',
      externalId: EXTERNAL_ID,
    },
    { kind: 'environment-role', name: 'environment-role', roleArn: roles.environment },
    { kind: 'assume-role', name: 'mfa-role', roleArn: roles.mfa, ...source },
    { kind: 'assume-role', name: 'mfa-role-too', roleArn: roles.mfaToo, ...source },
    { kind: 'sso', name: 'sso-engineer', ...session, ...ssoRoles.engineer },
    { kind: 'sso', name: 'sso-analyst', ...session, ...ssoRoles.analyst },
    {
      kind: 'sso-legacy',
      name: 'legacy-sso',
      startUrl: startUrls.legacy,
      ssoRegion: 'eu-central-1',
      ...ssoRoles.legacy,
    },
    { kind: 'process', name: 'process-keys', key: secrets.process },
    { kind: 'web-identity', name: 'web-identity', roleArn: roles.webIdentity, token: secrets.token },
    { kind: 'login', name: 'console-login', session: secrets.login },
  ];
  return profiles.map((profile) => ({ ...profile, region: REGION }));
}

/**
 * Makes the world of identities. Keys that expire do so counted from now, and the key of `aws login` is a new one.
 *
 * @param loginKeysLifeMs  how long the keys in the cache of `aws login` are good; 0 means that they must be renewed first
 */
export function makeIdentityWorld(
  options: { readonly nowMs?: number; readonly loginKeysLifeMs?: number } = {},
): World {
  const secrets = makeSecrets(options.nowMs ?? Date.now(), options.loginKeysLifeMs ?? 900_000);
  return {
    accounts: Object.entries(identityHomes).map(([alias, { account }]) => ({
      id: account,
      alias: `mara-${alias}`,
    })),
    principals: makePrincipals(secrets),
    environments: toEnvironments(),
    profiles: makeProfiles(secrets),
    identityCenters,
    webIdentityTokens: [secrets.token],
    loginSessions: [secrets.login],
    shell: { key: secrets.shell, region: REGION },
  };
}
