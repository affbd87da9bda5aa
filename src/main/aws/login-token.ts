/** Mints web login tokens. */

import type { EnvironmentId } from '../../shared/environment.ts';
import { fail, type Result } from '../../shared/failure.ts';
import type { MwaaClients } from './mwaa-clients.ts';

/** SECURITY: lives only between the answer and the page load; never in state, a failure or a log. Good for 60 s. */
export interface LoginToken {
  readonly token: string;
  /** Host name of the Airflow web server, without scheme or port, in lower case; one of AWS's own. */
  readonly host: string;
  readonly iamIdentity?: string;
  readonly airflowIdentity?: string;
}

/** Mints one token. */
export type MintLoginToken = (request: {
  readonly id: EnvironmentId;
  readonly signal?: AbortSignal;
}) => Promise<Result<LoginToken>>;

/** @returns the function that mints tokens through these clients */
export function createMintLoginToken(_clients: MwaaClients): MintLoginToken {
  return async () => fail({ kind: 'cancelled' });
}
