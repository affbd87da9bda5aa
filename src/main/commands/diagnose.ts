/** "Why can't I?": goes every step from a profile to the login page of an environment, each on its own, and says how it went. */

import type { DiagnosisStep, DiagnosisStepName } from '../../shared/diagnosis.ts';
import {
  type AirflowMajor,
  airflowMajorFrom,
  type Environment,
  type EnvironmentId,
  environmentKey,
} from '../../shared/environment.ts';
import { type Failure, ok, type Result } from '../../shared/failure.ts';
import { type AppState, environmentOf } from '../core/app-state.ts';
import { smallestPolicy } from '../core/iam-policy.ts';
import { addressText } from '../core/network-address.ts';
import {
  withDiagnosisEnded,
  withDiagnosisStarted,
  withDiagnosisStep,
  withoutDiagnosis,
} from '../core/state-diagnosis.ts';
import type { Store } from '../store.ts';

/** One environment to ask about, until the signal aborts. */
interface Question {
  readonly id: EnvironmentId;
  readonly signal: AbortSignal;
}

type HostQuestion = Question & { readonly host: string };

/** The ways to a web server, each as its own session of the environment would go it. */
interface WebServerReach {
  /** @returns the addresses, or the proxy that looks them up */
  readonly resolve: (
    question: HostQuestion,
  ) => Promise<Result<{ readonly addresses: readonly string[]; readonly proxy: string | null }>>;
  /** @returns success when there is a web server, whatever it answers */
  readonly connect: (question: HostQuestion) => Promise<Result<null>>;
  /** Asks for the login page without a token. @returns the HTTP status */
  readonly loginPage: (
    question: HostQuestion & { readonly major: AirflowMajor },
  ) => Promise<Result<{ readonly status: number }>>;
}

/** What the use case works with. */
export interface DiagnoseParts {
  readonly store: Store<AppState>;
  readonly callerIdentity: (request: {
    readonly profile: string;
    readonly region: string;
    readonly signal: AbortSignal;
  }) => Promise<Result<{ readonly arn: string; readonly accountId: string }>>;
  readonly listNames: (request: {
    readonly profile: string;
    readonly region: string;
    readonly signal: AbortSignal;
  }) => Promise<Result<readonly string[]>>;
  readonly describeEnvironment: (request: Question) => Promise<Result<Environment>>;
  /** Mints a token and drops it. @returns the host that it would have been for */
  readonly mintForHost: (request: Question) => Promise<Result<{ readonly host: string }>>;
  readonly reach: WebServerReach;
}

/** The check. */
export interface Diagnose {
  /** Ends the check before, if one runs. @returns success once every step has ended; what failed stands in the state */
  readonly start: (id: EnvironmentId) => Promise<Result<null>>;
  /** Ends the check and forgets it. */
  readonly close: () => void;
}

/** @returns the use case; it keeps only what ends the running check */
export function createDiagnose(parts: DiagnoseParts): Diagnose {
  const { store } = parts;
  let running = new AbortController();
  return {
    start: async (id) => {
      running.abort();
      const own = new AbortController();
      running = own;
      store.update((state) => withDiagnosisStarted(state, id));
      const failures: Failure[] = [];
      const report = (step: DiagnosisStep) => {
        // A check that was ended has nothing to say to the one after it.
        if (own.signal.aborted) return;
        if (step.failure !== undefined) failures.push(step.failure);
        store.update((state) => withDiagnosisStep(state, step));
      };
      const accountId = await check(parts, { id, signal: own.signal, report });
      if (own.signal.aborted) return ok(null);
      store.update((state) => {
        const { roleArn } = state.profiles.find(({ name }) => name === id.profile) ?? {};
        return withDiagnosisEnded(state, smallestPolicy({ id, failures, accountId, roleArn }));
      });
      return ok(null);
    },
    close: () => {
      running.abort();
      store.update(withoutDiagnosis);
    },
  };
}

interface Check extends Question {
  readonly report: (step: DiagnosisStep) => void;
}

/** @returns the account, where a step told it */
async function check(parts: DiagnoseParts, whole: Check): Promise<string | undefined> {
  const { id, signal } = whole;
  const known = environmentOf(parts.store.get(), id);
  const identity = await step(
    whole,
    'identity',
    () => parts.callerIdentity({ ...placeOf(id), signal }),
    ({ arn }) => arn,
  );
  if (!identity.ok && isAboutCredentials(identity.failure)) {
    skip(whole, 'list', 'describe', 'mint');
    await checkHost(parts, { ...whole, host: known.webserverHost, version: known.airflowVersion });
    return known.accountId;
  }
  const [, described, minted] = await Promise.all([
    step(
      whole,
      'list',
      () => parts.listNames({ ...placeOf(id), signal }),
      (names) => listText(names, id.name),
    ),
    step(whole, 'describe', () => parts.describeEnvironment({ id, signal }), describedText),
    step(
      whole,
      'mint',
      () => parts.mintForHost({ id, signal }),
      ({ host }) => host,
    ),
  ]);
  const environment = described.ok ? described.value : known;
  const host = minted.ok ? minted.value.host : (environment.webserverHost ?? known.webserverHost);
  await checkHost(parts, { ...whole, host, version: environment.airflowVersion });
  return identity.ok ? identity.value.accountId : environment.accountId;
}

interface HostCheck extends Check {
  readonly host: string | undefined;
  readonly version: string | undefined;
}

async function checkHost(parts: DiagnoseParts, { host, version, ...whole }: HostCheck): Promise<void> {
  if (host === undefined) {
    skip(whole, 'host-resolves', 'host-reachable', 'login-page');
    return;
  }
  const { reach } = parts;
  const question = { id: whole.id, host, signal: whole.signal };
  const resolved = await step(
    whole,
    'host-resolves',
    () => reach.resolve(question),
    ({ addresses, proxy }) =>
      proxy === null ? addressText(host, addresses) : `The proxy ${proxy} looks it up`,
  );
  if (!resolved.ok) {
    skip(whole, 'host-reachable', 'login-page');
    return;
  }
  const connected = await step(
    whole,
    'host-reachable',
    () => reach.connect(question),
    () => host,
  );
  if (!connected.ok) {
    skip(whole, 'login-page');
    return;
  }
  const { settings } = parts.store.get();
  const first = airflowMajorFrom(version) ?? settings.airflowMajors[environmentKey(whole.id)] ?? 2;
  await step(
    whole,
    'login-page',
    () => findLoginPage(reach, { ...question, first }),
    (major) => `Airflow ${major}`,
  );
}

/** As opening does: the other major on a 404. */
async function findLoginPage(
  reach: WebServerReach,
  { first, ...question }: HostQuestion & { readonly first: AirflowMajor },
): Promise<Result<AirflowMajor>> {
  const { host } = question;
  for (const major of [first, first === 2 ? 3 : 2] as const) {
    const answer = await reach.loginPage({ ...question, major });
    if (!answer.ok) return answer;
    const { status } = answer.value;
    if (status === 404) continue;
    if (status >= 400) return { ok: false, failure: { kind: 'web-server-error', host, status } };
    return ok(major);
  }
  return { ok: false, failure: { kind: 'login-page-missing', host } };
}

/** Runs one step and says how it goes. */
async function step<T>(
  { report }: Check,
  name: DiagnosisStepName,
  run: () => Promise<Result<T>>,
  found: (value: T) => string,
): Promise<Result<T>> {
  report({ name, outcome: 'running' });
  const result = await run();
  if (result.ok) report({ name, outcome: 'passed', found: found(result.value) });
  else report({ name, outcome: 'failed', failure: result.failure });
  return result;
}

function skip({ report }: Check, ...names: readonly DiagnosisStepName[]): void {
  for (const name of names) report({ name, outcome: 'skipped' });
}

/** After these STS alone did not answer, and the keys may be good all the same. */
const notAboutCredentials: ReadonlySet<Failure['kind']> = new Set<Failure['kind']>([
  'offline',
  'host-not-found',
  'connection-refused',
  'connection-reset',
  'timeout',
  'certificate-refused',
  'proxy-login-needed',
  'ca-bundle-unreadable',
  'network',
  'answer-not-json',
  'answer-incomplete',
  'aws-internal',
  'aws-unknown',
  'throttled',
]);

function isAboutCredentials(failure: Failure): boolean {
  const isOwnDenial = failure.kind === 'access-denied' && failure.operation === 'GetCallerIdentity';
  return !isOwnDenial && !notAboutCredentials.has(failure.kind);
}

function placeOf({ profile, region }: EnvironmentId) {
  return { profile, region };
}

function listText(names: readonly string[], name: string): string {
  const counted = `${names.length} ${names.length === 1 ? 'environment' : 'environments'}`;
  return names.includes(name) ? `${counted}, this one among them` : `${counted}, this one not among them`;
}

function describedText({ status, airflowVersion }: Environment): string {
  const words = [status?.replaceAll('_', ' ').toLowerCase(), airflowVersion && `Airflow ${airflowVersion}`];
  return words.filter((each) => each !== undefined && each !== '').join(', ');
}
