/** At least one failure of every kind; TypeScript demands a new kind here. */

import type { AwsOperation, Failure, FailureKind } from '../../../src/shared/failure.ts';
import type { PersonNeed } from '../../../src/shared/person-need.ts';
import type { ProfileProblem } from '../../../src/shared/profile.ts';

const place = { profile: 'dev', region: 'eu-west-1' };
const inEnvironment = { ...place, environment: 'alpha' };
const step = { profile: 'mid', roleArn: 'arn:aws:iam::111122223333:role/mid', sourceProfile: 'keys' };
const message = 'User is not authorized';
const at = { file: '~/.aws/config', line: 7 };
const host = 'abc.c1.eu-west-1.airflow.amazonaws.com';
const operations: readonly AwsOperation[] = [
  'ListEnvironments',
  'GetEnvironment',
  'CreateWebLoginToken',
  'AssumeRole',
  'GetRoleCredentials',
];
const session = {
  key: 'corp',
  form: 'sso-session',
  startUrl: 'https://corp.awsapps.com/start',
  region: 'eu-west-1',
} as const;
const needs: readonly PersonNeed[] = [
  { kind: 'sign-in', session },
  { kind: 'sign-in', session: { ...session, key: session.startUrl, form: 'legacy' } },
  { kind: 'mfa-code', profile: 'dev', device: 'arn:aws:iam::123456789012:mfa/mara' },
  { kind: 'process-consent', profile: 'dev' },
  { kind: 'host-consent', id: { ...place, name: 'alpha' }, host: 'airflow.corp.example' },
  { kind: 'aws-login', profile: 'dev', loginSession: 'arn:aws:iam::123456789012:user/mara' },
];

/** One problem of every kind that a profile can have. */
export const everyProblem: { readonly [K in ProfileProblem['kind']]: Extract<ProfileProblem, { kind: K }> } =
  {
    'no-credentials': { kind: 'no-credentials', ...at },
    'source-not-ready': {
      kind: 'source-not-ready',
      source: 'base',
      reason: { kind: 'no-credentials', ...at },
    },
    'property-mistyped': {
      kind: 'property-mistyped',
      written: 'sso_sesion',
      meant: 'sso_session',
      ...at,
    },
    'partial-keys': { kind: 'partial-keys', missing: 'aws_secret_access_key', ...at },
    'source-missing': { kind: 'source-missing', source: 'base', ...at },
    'source-cycle': { kind: 'source-cycle', through: ['a', 'b', 'a'], ...at },
    'role-without-source': { kind: 'role-without-source', ...at },
    'property-missing': { kind: 'property-missing', missing: 'sso_region', ...at },
    'property-invalid': { kind: 'property-invalid', property: 'sso_start_url', ...at },
    'sso-session-missing': { kind: 'sso-session-missing', session: 'corp', ...at },
    'role-with-two-sources': { kind: 'role-with-two-sources', ...at },
    'credential-source-not-supported': {
      kind: 'credential-source-not-supported',
      source: 'EcsContainer',
      ...at,
    },
  };

type Samples = { readonly [K in FailureKind]: readonly Omit<Extract<Failure, { kind: K }>, 'kind'>[] };

const samples: Samples = {
  'access-denied': [
    ...operations.map((operation) => ({ operation, place: inEnvironment, message })),
    { operation: 'AssumeRole', place: inEnvironment, message, step },
  ],
  'aws-login-refused': [
    { profile: 'dev', error: 'access_denied' },
    { profile: 'dev', error: 'invalid_grant' },
  ],
  'aws-login-other-identity': [
    {
      profile: 'dev',
      expected: 'arn:aws:iam::123456789012:user/mara',
      actual: 'arn:aws:iam::123456789012:user/somebody-else',
    },
  ],
  'environment-not-found': [{ place }, { place: inEnvironment }],
  'request-invalid': operations.map((operation) => ({ operation, message })),
  'aws-internal': [{ operation: 'GetEnvironment', place }],
  throttled: [
    { operation: 'GetEnvironment', place },
    { operation: 'GetEnvironment', place: inEnvironment },
  ],
  'credentials-expired': [{ profile: 'dev' }],
  'credentials-rejected': [{ place }],
  'clock-wrong': [{}, { offsetMs: 720_000 }, { offsetMs: -10_800_000 }],
  'answer-not-json': [{ host }],
  'answer-incomplete': operations.map((operation) => ({ operation })),
  'aws-unknown': [{ operation: 'GetEnvironment', name: 'TeapotException', message }],
  'profile-missing': [{ profile: 'dev' }],
  'profile-not-ready': Object.values(everyProblem).map((problem) => ({ profile: 'dev', problem })),
  'region-missing': [{ profile: 'dev' }],
  'credentials-unavailable': [{ profile: 'dev', message }],
  'endpoint-not-allowed': [{ profile: 'dev', endpoint: 'http://evil.example' }],
  'profile-file-unreadable': [
    { file: at.file, problem: 'is not text' },
    { ...at, problem: 'has no "]"' },
  ],
  'person-needed': needs.map((need) => ({ profile: 'dev', need })),
  'mfa-code-wrong': [{ profile: 'dev' }],
  'process-failed': [
    { profile: 'dev', problem: 'exit-code', exitCode: 3 },
    { profile: 'dev', problem: 'timeout' },
  ],
  'web-identity-unreadable': [{ profile: 'dev', file: '/run/token', problem: 'it is not there' }],
  'sign-in-refused': [
    { session, error: 'access_denied' },
    { session, error: 'teapot' },
  ],
  'sign-in-page-not-trusted': [{ host: 'evil.example' }],
  'sign-in-listener-failed': [{ problem: 'EADDRINUSE' }],
  'sso-role-not-assigned': [{ profile: 'dev', role: 'Data', account: '123456789012' }],
  'start-url-invalid': [{ startUrl: '' }, { startUrl: 'corp' }],
  'token-not-saved': [
    { file: '~/.aws/sso/cache/0.json', problem: 'no space left' },
    { file: '0.json', problem: 'no space left', isLost: true },
  ],
  'token-not-removed': [{ file: '0.json', problem: 'EPERM' }],
  'region-not-enabled': [{ place }],
  'proxy-login-needed': [{ host: 'proxy.example' }],
  'ca-bundle-unreadable': [{ file: '/etc/corp.pem', problem: 'it does not exist' }],
  offline: [{}],
  'host-not-found': [{ host }],
  'connection-refused': [{ host }],
  'connection-reset': [{ host }],
  timeout: [
    { host, timeoutMs: 15_000 },
    { host, timeoutMs: 40 },
  ],
  'certificate-refused': [{ host, code: 'CERT_HAS_EXPIRED' }],
  'private-host-unreachable': (['not-found', 'timeout', 'no-route', 'refused'] as const).flatMap(
    (problem) => [
      { host, problem },
      { host, problem, address: '10.0.3.4' },
      { host, problem, proxy: '127.0.0.1:8157' },
    ],
  ),
  'environment-updating': [{ name: 'alpha', status: 'CREATING_SNAPSHOT', host }],
  network: [
    { host, code: 'ERR_FAILED' },
    { host, code: 'ERR_PROXY_CONNECTION_FAILED' },
    { host, code: 'ERR_SOCKS_CONNECTION_FAILED' },
  ],
  'proxy-invalid': [
    ...(['user-info', 'host', 'port-missing', 'port', 'socks4', 'scheme'] as const).map((problem) => ({
      problem,
    })),
    { problem: 'scheme-missing', place: 'localhost:8157' },
  ],
  'tunnel-command-invalid': (['empty', 'quote-open', 'unprintable', 'variable-first'] as const).map(
    (problem) => ({ problem }),
  ),
  'tunnel-not-found': [{ program: 'shh' }],
  'tunnel-ended': [{ exitCode: 255 }, { exitCode: 0 }, { signal: 'SIGKILL' }, {}],
  'tunnel-port-taken': [{ port: 8157 }],
  'tunnel-timeout': [{ port: 8157, timeoutMs: 15_000 }, { timeoutMs: 15_000 }],
  'host-not-trusted': [{ host: 'evil.example' }],
  'environment-not-ready': [{ name: 'alpha', status: 'CREATING' }],
  'login-page-missing': [{ host }],
  'login-refused': [{ host, status: 403 }],
  'session-broken': [{ host }],
  'web-server-error': [{ host, status: 503 }],
  'environment-name-invalid': [{ name: '' }, { name: '9 lives' }],
  'host-name-invalid': [{ host: '' }, { host: '127.0.0.1' }],
  'region-name-invalid': [{ region: '' }, { region: 'Ireland' }],
  'link-refused': [
    { problem: 'host' },
    { problem: 'characters' },
    { problem: 'broken' },
    { problem: 'mail-link' },
  ],
  'link-host-not-found': [{ host, region: 'eu-west-1' }],
  'too-many-profiles': [{ max: 5_000 }],
  cancelled: [{}],
  'page-call-refused': [{}],
  'login-item-not-set': [{ folder: '/home/mara/.config/autostart', problem: 'EACCES' }],
  'login-item-blocked': [{ system: 'mac' }, { system: 'windows' }],
  'hotkey-unavailable': [
    { accelerator: 'Alt+Space' },
    { accelerator: 'Alt+Space', favourite: { ...place, name: 'alpha' } },
  ],
  'hotkey-in-use': [
    { accelerator: 'Alt+Space', opens: 'picker' },
    { accelerator: 'Alt+Space', opens: { ...place, name: 'alpha' } },
  ],
  'catalogue-address-invalid': (['missing', 'none', 'scheme', 'user-info'] as const).map((problem) => ({
    problem,
  })),
  'catalogue-unreadable': [{ problem: 'it is larger than 1 MiB' }],
  'catalogue-refused': [
    { host: 'git.acme.example', status: 404 },
    { host: 'git.acme.example', status: 500 },
  ],
  'catalogue-redirect': [{ host: 'git.acme.example' }],
  'catalogue-too-large': [{}],
  'catalogue-newer': [{ version: 2 }],
  'catalogue-invalid': [
    { problems: [{ place: 'environments[3].region', text: '“eu” is not a region' }], more: 2 },
    { problems: [{ place: '', text: 'It is empty' }], more: 0 },
  ],
  'catalogue-not-saved': [{ problem: 'EACCES' }],
  'update-feed-unusable': [{ host: 'github.com' }],
  'update-feed-insecure': [{ host: 'github.com' }],
  'update-damaged': [{ version: '1.2.3' }],
  'update-not-saved': [{ problem: 'ENOSPC' }],
  'settings-not-saved': [
    { why: 'no-room', folder: '/home/mara/.config/Windsock', problem: 'ENOSPC' },
    { why: 'not-allowed', folder: '/home/mara/.config/Windsock', problem: 'EROFS' },
    { why: 'other', folder: '/home/mara/.config/Windsock', problem: 'EIO' },
  ],
  'settings-restored': [
    { from: 'last-good-copy', keptAs: 'settings.json.bad-1' },
    { from: 'defaults', keptAs: null },
  ],
  'sign-out-unconfirmed': [{ sessions: ['corp', 'lab'] }],
  unexpected: [{ reference: 'mb1c2d' }],
};

/** Every kind, in every form of its words. */
export const everyFailure: readonly Failure[] = Object.entries(samples).flatMap(([kind, all]) =>
  all.map((data) => ({ kind, ...data }) as Failure),
);
