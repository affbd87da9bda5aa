// Which latency and which fault is set for which AWS operation and which Airflow host.
import { createRandom } from './random.ts';

/** The AWS operations that the stand-in answers. */
export type Operation =
  | 'ListEnvironments'
  | 'GetEnvironment'
  | 'CreateWebLoginToken'
  | 'AssumeRole'
  | 'AssumeRoleWithWebIdentity'
  | 'GetCallerIdentity'
  | 'ListAccountAliases'
  | 'RegisterClient'
  | 'StartDeviceAuthorization'
  | 'CreateToken'
  | 'GetRoleCredentials'
  | 'ListAccounts'
  | 'ListAccountRoles'
  | 'Logout'
  | 'CreateOAuth2Token';

/** Errors of single services that have a name; a service without such an error answers `{}`. */
type ServiceErrorKind =
  // MWAA and STS
  | 'unsigned'
  // STS
  | 'region-disabled'
  | 'invalid-identity-token'
  | 'idp-communication-error'
  | 'idp-rejected-claim'
  // SSO and SSO-OIDC
  | 'unauthorized'
  | 'invalid-request'
  | 'authorization-pending'
  | 'slow-down'
  | 'invalid-client'
  | 'invalid-grant'
  | 'invalid-scope'
  | 'invalid-client-metadata'
  | 'invalid-redirect-uri'
  | 'unauthorized-client'
  | 'unsupported-grant-type'
  // AWS Sign-In
  | 'expired-code'
  | 'credentials-changed';

/** Faults of the AWS side that have a name. `repeated-token`: every page is the first, and its token leads to it again. */
export type FaultKind =
  | ServiceErrorKind
  | 'repeated-token'
  | 'throttle'
  | 'access-denied'
  | 'not-found'
  | 'internal'
  | 'expired-token'
  | 'unrecognized-client'
  | 'signature-mismatch'
  | 'validation'
  | 'html'
  | 'empty-object'
  | 'truncated'
  | 'reset'
  | 'silent'
  | 'empty-503'
  | 'redirect';

/** Narrows a fault: only this account, environment or region, only so many times. */
interface FaultScope {
  readonly times?: number;
  readonly account?: string;
  readonly environment?: string;
  readonly region?: string;
}

/** A fault of an AWS operation: a named one, or any error answer. */
export type Fault = FaultScope &
  (
    | { readonly kind: FaultKind }
    | {
        readonly kind: 'error';
        readonly status: number;
        readonly code: string;
        readonly message: string;
        /** AWS Sign-In's `error`, `TOKEN_EXPIRED` for one. */
        readonly reason?: string;
      }
  );

/**
 * A fault of one Airflow host.
 *
 * `login-page-500`: the login page fails whatever the cookies. `login-rejects`: every token is refused. `login-no-cookie`: the login
 * answers 200 but sets no cookie. `login-wrong-cookie`: it sets a cookie that is good for nothing. `early-401`: the login page asks the
 * API before it has its cookie. `not-found`: both login pages are 404. `api-401`: the API refuses good sessions too. `api-403`: the API
 * says Forbidden (a missing permission). `slow`: each answer waits.
 */
export type AirflowFault = { readonly times?: number } & (
  | {
      readonly kind:
        | 'login-page-500'
        | 'login-rejects'
        | 'login-no-cookie'
        | 'login-wrong-cookie'
        | 'early-401'
        | 'not-found'
        | 'api-401'
        | 'api-403'
        | 'silent'
        | 'reset'
        | 'truncated'
        | 'stalled'
        | 'empty-503';
    }
  | { readonly kind: 'slow'; readonly delayMs: number }
);

/** The faults and latencies that are in force. */
export interface FaultBoard {
  setLatency(operation: Operation, ms: number): void;
  latencyMs(operation: Operation): number;
  setFault(operation: Operation, fault: Fault | null): void;
  /** The fault for this call; counts it where the fault has a number of times. */
  takeFault(call: FaultyCall): Fault | null;
  /**
   * Makes a part of all calls of an operation fail, after any fault that was set on purpose.
   *
   * @param probability  from 0, which ends it, to 1
   * @param seed         the same seed chooses the same calls, counted from now
   */
  setFaultRate(operation: Operation, kind: FaultKind, probability: number, seed?: number): void;
  setAirflowFault(host: string, fault: AirflowFault | null): void;
  /** The fault of a host where it is one of these kinds; counts it. */
  takeAirflowFault(host: string, ...kinds: readonly AirflowFault['kind'][]): AirflowFault | null;
}

/** What decides whether a fault is meant for a call. */
interface FaultyCall {
  readonly operation: Operation;
  readonly account?: string;
  readonly environment?: string;
  readonly region?: string;
}

interface Armed<T> {
  readonly fault: T;
  left: number;
}

function isInScope(scope: FaultScope, call: FaultyCall): boolean {
  if (scope.account !== undefined && scope.account !== call.account) return false;
  if (scope.environment !== undefined && scope.environment !== call.environment) return false;
  return scope.region === undefined || scope.region === call.region;
}

/** Makes a board without faults. */
export function createFaultBoard(): FaultBoard {
  const latencies = new Map<Operation, number>();
  const faults = new Map<Operation, Armed<Fault>>();
  const rates = new Map<Operation, () => Fault | null>();
  const airflowFaults = new Map<string, Armed<AirflowFault>>();

  const arm = <Key, T extends { readonly times?: number }>(
    map: Map<Key, Armed<T>>,
    key: Key,
    fault: T | null,
  ): void => {
    if (fault === null) map.delete(key);
    else map.set(key, { fault, left: fault.times ?? Number.POSITIVE_INFINITY });
  };
  const take = <T>(armed: Armed<T> | undefined): T | null => {
    if (armed === undefined || armed.left <= 0) return null;
    armed.left -= 1;
    return armed.fault;
  };

  return {
    setLatency: (operation, ms) => {
      latencies.set(operation, ms);
    },
    latencyMs: (operation) => latencies.get(operation) ?? 0,
    setFault: (operation, fault) => arm(faults, operation, fault),
    takeFault: (call) => {
      const armed = faults.get(call.operation);
      const meant = armed !== undefined && isInScope(armed.fault, call) ? take(armed) : null;
      return meant ?? rates.get(call.operation)?.() ?? null;
    },
    setFaultRate: (operation, kind, probability, seed = 1) => {
      const random = createRandom(seed);
      rates.set(operation, () => (random() < probability ? { kind } : null));
    },
    setAirflowFault: (host, fault) => arm(airflowFaults, host, fault),
    takeAirflowFault: (host, ...kinds) => {
      const armed = airflowFaults.get(host);
      return armed !== undefined && kinds.includes(armed.fault.kind) ? take(armed) : null;
    },
  };
}
