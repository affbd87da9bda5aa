/** "Why can't I?": goes every step from a profile to the login page of an environment, each on its own, and says how it went. */

import type { DiagnosisStep } from '../../shared/diagnosis.ts';
import type { Environment, EnvironmentId } from '../../shared/environment.ts';
import { type Failure, ok, type Result } from '../../shared/failure.ts';
import { type AppState, environmentOf } from '../core/app-state.ts';
import { isBeingWorkedOn } from '../core/explain-unreachable.ts';
import { smallestPolicy } from '../core/iam-policy.ts';
import { notReadyFailure } from '../core/not-ready.ts';
import {
  withDiagnosisEnded,
  withDiagnosisStarted,
  withDiagnosisStep,
  withoutDiagnosis,
} from '../core/state-diagnosis.ts';
import { customHostOf, webServerHostOf } from '../core/state-hosts.ts';
import type { Store } from '../store.ts';
import { checkWebServer, type WebServerReach } from './diagnose-web-server.ts';
import { type Check, type Question, skip, step } from './diagnosis-steps.ts';

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
      store.update((state) => withDiagnosisEnded(state, smallestPolicy({ id, failures, accountId })));
      return ok(null);
    },
    close: () => {
      running.abort();
      store.update(withoutDiagnosis);
    },
  };
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
    await checkWebServer(parts, {
      ...whole,
      host: webServerHostOf(parts.store.get(), id),
      environment: known,
    });
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
  if (!minted.ok) reportNotReady(whole, minted.failure, environment);
  await checkWebServer(parts, { ...whole, host: hostFor(parts, { minted, environment }), environment });
  return identity.ok ? identity.value.accountId : environment.accountId;
}

/** AWS says "not found" of an environment that is there but has no web server yet, or no longer. */
function reportNotReady({ report }: Check, failure: Failure, environment: Environment): void {
  const notReady = failure.kind === 'environment-not-found' ? notReadyFailure(environment) : null;
  if (notReady !== null) report({ name: 'mint', outcome: 'failed', failure: notReady });
}

/** The host at which a login would be. */
function hostFor(
  { store }: DiagnoseParts,
  found: { readonly minted: Result<{ readonly host: string }>; readonly environment: Environment },
): string | undefined {
  const { minted, environment } = found;
  if (minted.ok) return minted.value.host;
  const state = store.get();
  return (
    customHostOf(state, environment.id) ?? environment.webserverHost ?? webServerHostOf(state, environment.id)
  );
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
  const word = status?.replaceAll('_', ' ').toLowerCase();
  const words = [
    isBeingWorkedOn(status) ? `${word} (AWS is at work on it)` : word,
    airflowVersion && `Airflow ${airflowVersion}`,
  ];
  return words.filter((each) => each !== undefined && each !== '').join(', ');
}
