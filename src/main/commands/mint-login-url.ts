/** A login URL for somebody who asked for one by name: for the clipboard, another browser, or a terminal. */

import type { AirflowMajor, EnvironmentId } from '../../shared/environment.ts';
import { fail, ok, type Result } from '../../shared/failure.ts';
import { actionTimeoutMs } from '../core/action-timeout.ts';
import { airflowMajorOf } from '../core/airflow-major-of.ts';
import { environmentOf } from '../core/app-state.ts';
import { loginUrl } from '../core/login-url.ts';
import { withFound } from '../core/state-discovery.ts';
import { timeoutSignal } from '../timeout-signal.ts';
import { type ExplainNotFoundParts, explainNotFound } from './explain-not-found.ts';

interface Request {
  readonly id: EnvironmentId;
  readonly signal: AbortSignal;
}

/** What minting works with. */
export interface MintLoginUrlParts extends ExplainNotFoundParts {
  readonly mintLoginToken: (
    request: Request,
  ) => Promise<Result<{ readonly token: string; readonly host: string }>>;
}

/** SECURITY: the URL is for the place that was asked for, and stands nowhere else: in no state, failure or log. */
export interface LoginUrl {
  readonly url: string;
  /** Nothing tells the version of Airflow, so the path may be that of the other major. */
  readonly isMajorGuessed: boolean;
}

/** The path of the older major, as AWS's own pages print it. */
const guessedMajor: AirflowMajor = 2;

/**
 * The token is minted last, so that all of its 60 s are left. A try like any other: it gives up after the usual time.
 *
 * @returns the URL, or what `mintLoginToken` failed with; failure `environment-not-ready` where AWS lists it without a web server
 */
export async function mintLoginUrl(
  parts: MintLoginUrlParts,
  { id, cancelled }: { readonly id: EnvironmentId; readonly cancelled?: AbortSignal },
): Promise<Result<LoginUrl>> {
  const timedOut = timeoutSignal(actionTimeoutMs(parts.store.get().profiles, id.profile));
  const signal = cancelled === undefined ? timedOut : AbortSignal.any([cancelled, timedOut]);
  const request = { id, signal };
  const major = await majorOf(parts, request);
  const minted = await parts.mintLoginToken(request);
  if (!minted.ok) return fail(await explainNotFound(parts, request, minted.failure));
  const { host, token } = minted.value;
  return ok({ url: loginUrl({ host, token, major: major ?? guessedMajor }), isMajorGuessed: major === null });
}

/** No page is loaded that could tell a wrong path by its 404, so where nothing is known AWS is asked; it may refuse to say. */
async function majorOf({ store, describeEnvironment }: MintLoginUrlParts, request: Request) {
  const known = airflowMajorOf(store.get(), environmentOf(store.get(), request.id));
  if (known !== null) return known;
  const described = await describeEnvironment(request);
  if (described.ok) store.update((state) => withFound(state, described.value));
  return airflowMajorOf(store.get(), environmentOf(store.get(), request.id));
}
