/** Finds out why AWS gives no login to an environment: it has no web server yet, or no longer. */

import type { Environment, EnvironmentId } from '../../shared/environment.ts';
import type { Failure, Result } from '../../shared/failure.ts';
import type { AppState } from '../core/app-state.ts';
import { notReadyFailure } from '../core/not-ready.ts';
import { withFound } from '../core/state-discovery.ts';
import type { Store } from '../store.ts';

interface Request {
  readonly id: EnvironmentId;
  readonly signal: AbortSignal;
}

/** What it works with. */
export interface ExplainNotFoundParts {
  readonly store: Store<AppState>;
  readonly describeEnvironment: (request: Request) => Promise<Result<Environment>>;
}

/** @returns the failure of a login, where AWS said "not found" with what the environment's status tells of that */
export async function explainNotFound(
  { store, describeEnvironment }: ExplainNotFoundParts,
  request: Request,
  failure: Failure,
): Promise<Failure> {
  if (failure.kind !== 'environment-not-found') return failure;
  const described = await describeEnvironment(request);
  if (!described.ok) return failure;
  store.update((state) => withFound(state, described.value));
  return notReadyFailure(described.value) ?? failure;
}
