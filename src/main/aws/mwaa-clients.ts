/** Keeps one MWAA client for each profile and region, bound to nothing but that profile. */

import type { MWAAClient } from '@aws-sdk/client-mwaa';
import type { HttpHandlerOptions, HttpRequest, HttpResponse, RequestHandler } from '@smithy/types';
import { fail, type Result } from '../../shared/failure.ts';
import type { ProfileSet } from '../core/profiles.ts';

/** What carries AWS requests over the network. Its `handle` is given `abortSignal` and `requestTimeout` (ms). */
export type AwsRequestHandler = RequestHandler<HttpRequest, HttpResponse, HttpHandlerOptions>;

/** A client that is ready for calls, and the host to name when the network fails. */
export interface MwaaConnection {
  readonly client: MWAAClient;
  readonly host: string;
}

/** The clients of all profiles. */
export interface MwaaClients {
  /** @returns failure `profile-missing` | `profile-not-ready` | `endpoint-not-allowed`; never throws */
  readonly connect: (profile: string, region: string) => Promise<Result<MwaaConnection>>;
  /** Forgets the clients and credentials of a profile; its next call reads the profile anew. */
  readonly drop: (profile: string) => void;
  readonly dispose: () => void;
}

/** What `createMwaaClients` needs. */
export interface MwaaClientsOptions {
  /** The profiles read last. */
  readonly profiles: () => ProfileSet;
  readonly environment: NodeJS.ProcessEnv;
  /** Left out, the SDK's own handler is used. */
  readonly requestHandler?: AwsRequestHandler;
}

/** Makes no client and loads no SDK before the first `connect`. */
export function createMwaaClients(_options: MwaaClientsOptions): MwaaClients {
  return {
    connect: async (profile) => fail({ kind: 'profile-missing', profile }),
    drop: () => undefined,
    dispose: () => undefined,
  };
}
