// The world of the demo and of most tests: one data engineer, six accounts, five regions, 34 environments.
import { sampleAccounts, sampleEnvironments } from './sample-environments.ts';
import {
  type AccessKey,
  type IdentityCenterUser,
  type Permissions,
  type Principal,
  toSsoRoleArn,
  type World,
  type WorldProfile,
} from './world.ts';

const FULL: Permissions = { list: true, describe: true, mint: 'all', airflowRole: 'User' };

/** Keys that open nothing anywhere: the secrets are words. */
function toKey(label: string): AccessKey {
  return {
    accessKeyId: `AKIA${label.toUpperCase().padEnd(16, '0').slice(0, 16)}`,
    secretAccessKey: `standin/${label}/not+a+real+secret`.padEnd(40, '0'),
  };
}

const keys = {
  production: toKey('PRODMARA'),
  staging: toKey('STAGINGMARA'),
  analytics: toKey('ANALYTICSMARA'),
  machineLearning: toKey('MLRESEARCH'),
  logistics: toKey('LOGISTIK'),
  finance: toKey('FINANCEOPS'),
  apac: toKey('APACMARA'),
  revoked: toKey('OLDLAPTOP'),
};

const adminRole = `arn:aws:iam::${sampleAccounts.production}:role/data-platform-admin`;

function user(account: string, name: string, key: AccessKey, permissions: Permissions): Principal {
  const mayAssume = name === 'mara.lindqvist' && account === sampleAccounts.production ? [adminRole] : [];
  return { arn: `arn:aws:iam::${account}:user/${name}`, keys: [key], permissions, mayAssume };
}

const principals: readonly Principal[] = [
  user(sampleAccounts.production, 'mara.lindqvist', keys.production, { ...FULL, airflowRole: 'Op' }),
  user(sampleAccounts.production, 'apac-oncall', keys.apac, FULL),
  user(sampleAccounts.staging, 'mara.lindqvist', keys.staging, { ...FULL, airflowRole: 'Admin' }),
  user(sampleAccounts.analytics, 'mara.lindqvist', keys.analytics, FULL),
  user(sampleAccounts.machineLearning, 'ml-research', keys.machineLearning, FULL),
  user(sampleAccounts.logistics, 'm.lindqvist', keys.logistics, { ...FULL, airflowRole: 'Viewer' }),
  user(sampleAccounts.finance, 'finance-operator', keys.finance, {
    list: false,
    describe: false,
    mint: ['finance-close-prod', 'finance-ledger-prod'],
    airflowRole: 'Op',
    listAliases: false,
  }),
  {
    arn: adminRole,
    keys: [],
    permissions: { list: true, describe: true, mint: 'all', airflowRole: 'Admin' },
    mayAssume: [],
  },
];

const SSO_REGION = 'eu-west-1';
const START_URL = 'https://harbourline.awsapps.com/start';

/** What mara.lindqvist has in the Identity Center: an engineer in three accounts, a guest in a fourth. */
const assignments: IdentityCenterUser['assignments'] = [
  { accountId: sampleAccounts.production, roleName: 'DataEngineer' },
  { accountId: sampleAccounts.staging, roleName: 'DataEngineer' },
  { accountId: sampleAccounts.staging, roleName: 'AdministratorAccess' },
  { accountId: sampleAccounts.analytics, roleName: 'DataEngineer' },
  { accountId: sampleAccounts.finance, roleName: 'ReadOnly' },
].map((of) => ({ ...of, roleArn: toSsoRoleArn({ ...of, region: SSO_REGION }) }));

const ssoRoles: readonly Principal[] = assignments.map(({ roleArn, roleName }) => ({
  arn: roleArn,
  keys: [],
  mayAssume: [],
  permissions: roleName === 'ReadOnly' ? { ...FULL, mint: 'none', airflowRole: 'Viewer' } : FULL,
}));

const profiles: readonly WorldProfile[] = [
  { kind: 'empty', name: 'default', region: 'eu-west-1' },
  { kind: 'keys', name: 'data-platform-prod', region: 'eu-west-1', key: keys.production },
  {
    kind: 'assume-role',
    name: 'data-platform-admin',
    region: 'eu-west-1',
    roleArn: adminRole,
    sourceProfile: 'data-platform-prod',
  },
  { kind: 'keys', name: 'data-platform-staging', region: 'eu-west-1', key: keys.staging },
  { kind: 'keys', name: 'analytics', region: 'us-east-1', key: keys.analytics },
  { kind: 'keys', name: 'ml-research', region: 'us-west-2', key: keys.machineLearning },
  { kind: 'keys', name: 'Büro München', region: 'eu-central-1', key: keys.logistics },
  { kind: 'keys', name: 'finance-operator', region: 'eu-west-1', key: keys.finance },
  { kind: 'keys', name: 'apac-oncall', region: 'ap-southeast-2', key: keys.apac },
  {
    kind: 'sso',
    name: 'corp-sso',
    region: 'eu-west-1',
    ssoSession: 'corp',
    startUrl: START_URL,
    ssoRegion: SSO_REGION,
    accountId: sampleAccounts.production,
    roleName: 'DataEngineer',
  },
  { kind: 'keys', name: 'old-laptop', region: 'eu-west-1', key: keys.revoked },
];

/**
 * The sample world.
 *
 * Of note: `data-platform-prod` (Op) and `data-platform-admin` (an assumed role, Admin) reach the same environments; `finance-operator`
 * may mint but neither list nor describe; `old-laptop` has keys that no account knows; `corp-sso` needs a sign-in
 * as mara.lindqvist; `Büro München` has a space and an umlaut.
 */
export const sampleWorld: World = {
  accounts: [
    { id: sampleAccounts.production, alias: 'harbourline-production' },
    { id: sampleAccounts.staging, alias: 'harbourline-staging' },
    { id: sampleAccounts.analytics, alias: 'harbourline-analytics' },
    { id: sampleAccounts.machineLearning, alias: 'harbourline-ml' },
    { id: sampleAccounts.logistics, alias: 'harbourline-logistik' },
    { id: sampleAccounts.finance, alias: 'harbourline-finance' },
  ],
  principals: [...principals, ...ssoRoles],
  environments: sampleEnvironments,
  profiles,
  identityCenters: [
    { startUrl: START_URL, region: SSO_REGION, users: [{ userName: 'mara.lindqvist', assignments }] },
  ],
};
