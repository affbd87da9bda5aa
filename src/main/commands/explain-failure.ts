/** Finds out why a web server was not reached, for the row of an opening that failed. */

import type { EnvironmentId } from '../../shared/environment.ts';
import { type Failure, fail, type Result } from '../../shared/failure.ts';
import { type AppState, environmentOf } from '../core/app-state.ts';
import { explainUnreachable } from '../core/explain-unreachable.ts';
import { customHostOf } from '../core/state-hosts.ts';
import type { Store } from '../store.ts';
import { timeoutSignal, whenAborted } from '../timeout-signal.ts';

/** What a host's name leads to, as the environment's own session would look it up. */
interface Looked {
  readonly addresses: readonly string[];
  readonly proxy: string | null;
}

/** What the use case works with. */
export interface ExplainFailureParts {
  readonly store: Store<AppState>;
  readonly resolve: (question: {
    readonly id: EnvironmentId;
    readonly host: string;
    readonly signal: AbortSignal;
  }) => Promise<Result<Looked>>;
}

/** @returns the failure with its reason, where one can be found soon; the signal ends the looking */
export type ExplainFailure = (id: EnvironmentId, failure: Failure, signal: AbortSignal) => Promise<Failure>;

/** The failed row waits for this; a name that was just used is known at once. */
const lookupMs = 2_000;

const nothing: Looked = { addresses: [], proxy: null };

/** @returns the use case */
export function createExplainFailure({ store, resolve }: ExplainFailureParts): ExplainFailure {
  return async (id, failure, signal) => {
    const explain = ({ addresses, proxy }: Looked) =>
      explainUnreachable(failure, {
        environment: environmentOf(store.get(), id),
        customHost: customHostOf(store.get(), id),
        addresses,
        proxy,
      });
    if (!('host' in failure) || !isAboutTheWay(failure)) return explain(nothing);
    const ending = AbortSignal.any([signal, timeoutSignal(lookupMs)]);
    const looked = await orAborted(resolve({ id, host: failure.host, signal: ending }), ending);
    return explain(looked.ok ? looked.value : nothing);
  };
}

/** Where the address or a proxy on the way makes a difference. */
function isAboutTheWay({ kind }: Failure): boolean {
  return (
    kind === 'timeout' || kind === 'connection-refused' || kind === 'network' || kind === 'host-not-found'
  );
}

/** A lookup cannot be taken back, only left alone. */
function orAborted<T>(work: Promise<Result<T>>, signal: AbortSignal): Promise<Result<T>> {
  return Promise.race([work, whenAborted(signal).then(() => fail({ kind: 'cancelled' }))]);
}
