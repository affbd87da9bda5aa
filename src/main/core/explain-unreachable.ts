/** Says why a web server was not reached, from what is known beside the network's error: is it private, is AWS at work on it? */

import { isAirflowHost } from '../../shared/airflow-host.ts';
import type { Environment } from '../../shared/environment.ts';
import type { Failure, PrivateHostProblem } from '../../shared/failure.ts';
import { isPrivateAddress, isPrivateHost } from './network-address.ts';

/** What is known. */
export interface WebServerFacts {
  readonly environment: Environment;
  /** The domain that the person set or confirmed for it. */
  readonly customHost: string | undefined;
  /** Of the host, where they were looked up on this computer; none where a proxy looks it up. */
  readonly addresses: readonly string[];
  /** `host:port` of the proxy on the way. */
  readonly proxy: string | null;
}

/** @returns the failure with its reason, where one is known; every other failure as it came */
export function explainUnreachable(failure: Failure, facts: WebServerFacts): Failure {
  const { environment, customHost } = facts;
  const host = hostOf(failure);
  if (host === null || (host !== customHost && !isAirflowHost(host))) return failure;
  const { proxy } = facts;
  const problem = problemOf(failure);
  const isPrivate = problem !== null && isPrivateWebServer(host, facts);
  if (isPrivate) {
    const address = facts.addresses.find(isPrivateAddress);
    return {
      kind: 'private-host-unreachable',
      host,
      problem,
      ...(address !== undefined && { address }),
      ...(proxy !== null && { proxy }),
    };
  }
  const { status, id } = environment;
  const isAtWork = status !== undefined && isBeingWorkedOn(status) && mayComeOfWork(failure);
  return isAtWork ? { kind: 'environment-updating', name: id.name, status, host } : failure;
}

/** AWS may restart or replace the web server meanwhile. */
const statusesAtWork: ReadonlySet<string> = new Set([
  'CREATING',
  'CREATING_SNAPSHOT',
  'UPDATING',
  'MAINTENANCE',
  'ROLLING_BACK',
]);

/** @returns whether AWS works on an environment in this status, so that its web server may come and go */
export function isBeingWorkedOn(status: string | undefined): boolean {
  return status !== undefined && statusesAtWork.has(status);
}

function hostOf(failure: Failure): string | null {
  return 'host' in failure ? failure.host : null;
}

/** Of this computer, and of a proxy that answered that it has none. */
const noRoute =
  /^ERR_(?:ADDRESS_UNREACHABLE|ADDRESS_INVALID|CONNECTION_FAILED|SOCKS_CONNECTION_FAILED|SOCKS_CONNECTION_HOST_UNREACHABLE|TUNNEL_CONNECTION_FAILED)$|^EHOSTUNREACH$/;

function problemOf(failure: Failure): PrivateHostProblem | null {
  switch (failure.kind) {
    case 'host-not-found':
      return 'not-found';
    case 'timeout':
      return 'timeout';
    case 'connection-refused':
      return 'refused';
    case 'network':
      return noRoute.test(failure.code) ? 'no-route' : null;
    default:
      return null;
  }
}

/** AWS says so, its name does, or what stands behind the name. */
function isPrivateWebServer(host: string, { environment, addresses }: WebServerFacts): boolean {
  return environment.accessMode === 'PRIVATE_ONLY' || isPrivateHost(host) || addresses.some(isPrivateAddress);
}

function mayComeOfWork(failure: Failure): boolean {
  if (failure.kind === 'web-server-error') return failure.status >= 500;
  return (
    problemOf(failure) !== null ||
    failure.kind === 'connection-reset' ||
    failure.kind === 'login-page-missing'
  );
}
