/** Finds the environments of a profile in a region, and describes them. */

import type { Environment, EnvironmentId } from '../../shared/environment.ts';
import { fail, type Result } from '../../shared/failure.ts';
import type { MwaaClients } from './mwaa-clients.ts';

/** Where to look, and what to call with each environment as soon as it is known. */
export interface ListRequest {
  readonly profile: string;
  readonly region: string;
  /** Called once or twice for each environment: with its name alone, then with its details. */
  readonly onFound: (environment: Environment) => void;
  readonly signal?: AbortSignal;
}

/** How many environments the place has, and whether GetEnvironment told their details. */
export interface ListOutcome {
  readonly count: number;
  readonly described: boolean;
}

/** The two questions about environments. */
export interface EnvironmentLookup {
  readonly listEnvironments: (request: ListRequest) => Promise<Result<ListOutcome>>;
  readonly describeEnvironment: (request: {
    readonly id: EnvironmentId;
    readonly signal?: AbortSignal;
  }) => Promise<Result<Environment>>;
}

/** @returns the lookup through these clients */
export function createEnvironmentLookup(_clients: MwaaClients): EnvironmentLookup {
  return {
    listEnvironments: async () => fail({ kind: 'cancelled' }),
    describeEnvironment: async () => fail({ kind: 'cancelled' }),
  };
}
