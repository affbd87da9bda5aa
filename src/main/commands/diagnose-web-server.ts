/** The last steps of "Why can't I?": the way to the web server, each part on its own. */

import type { AirflowMajor, Environment } from '../../shared/environment.ts';
import { fail, ok, type Result } from '../../shared/failure.ts';
import { airflowMajorOf } from '../core/airflow-major-of.ts';
import type { AppState } from '../core/app-state.ts';
import { explainUnreachable } from '../core/explain-unreachable.ts';
import { addressText } from '../core/network-address.ts';
import { customHostOf } from '../core/state-hosts.ts';
import type { Store } from '../store.ts';
import { type Check, type Question, skip, step } from './diagnosis-steps.ts';

type HostQuestion = Question & { readonly host: string };

/** What a host's name leads to: addresses, or the proxy that looks it up. */
interface Resolved {
  readonly addresses: readonly string[];
  readonly proxy: string | null;
}

/** The ways to a web server, each as its own session of the environment would go it. */
export interface WebServerReach {
  readonly resolve: (question: HostQuestion) => Promise<Result<Resolved>>;
  /** @returns success when there is a web server, whatever it answers */
  readonly connect: (question: HostQuestion) => Promise<Result<null>>;
  /** Asks for the login page without a token. @returns the HTTP status */
  readonly loginPage: (
    question: HostQuestion & { readonly major: AirflowMajor },
  ) => Promise<Result<{ readonly status: number }>>;
}

interface WebServerParts {
  readonly store: Store<AppState>;
  readonly reach: WebServerReach;
}

/** What is known of the web server before it is asked. */
interface WebServerCheck extends Check {
  readonly host: string | undefined;
  readonly environment: Environment;
}

/** Goes the way as far as it leads; without a host there is none. */
export async function checkWebServer(
  parts: WebServerParts,
  { host, environment, ...whole }: WebServerCheck,
): Promise<void> {
  if (host === undefined) {
    skip(whole, 'host-resolves', 'host-reachable', 'login-page');
    return;
  }
  const { reach, store } = parts;
  const question = { id: whole.id, host, signal: whole.signal };
  const customHost = customHostOf(store.get(), whole.id);
  const explained = async <T>(asked: Promise<Result<T>>, way: Resolved): Promise<Result<T>> => {
    const answer = await asked;
    return answer.ok ? answer : fail(explainUnreachable(answer.failure, { environment, customHost, ...way }));
  };
  const resolved = await step(
    whole,
    'host-resolves',
    () => explained(reach.resolve(question), { addresses: [], proxy: null }),
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
    () => explained(reach.connect(question), resolved.value),
    // Which one it is stands two lines above.
    () => '',
  );
  if (!connected.ok) {
    skip(whole, 'login-page');
    return;
  }
  const first = airflowMajorOf(store.get(), environment) ?? 2;
  await step(
    whole,
    'login-page',
    () => explained(findLoginPage(reach, { ...question, first }), resolved.value),
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
