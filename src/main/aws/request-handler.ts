/** Gives each AWS request a deadline of its own, whatever carries it. */

import type { HttpHandlerOptions, HttpRequest, HttpResponse, RequestHandler } from '@smithy/types';
import type { ProfileDefinition } from '../core/profiles.ts';
import { timeoutSignal } from '../timeout-signal.ts';
import type { AwsTimeouts } from './aws-call.ts';

/** Its `handle` is given an `abortSignal`, a native one. */
type Carrier = RequestHandler<HttpRequest, HttpResponse, HttpHandlerOptions>;

/** What carries AWS requests over the network. */
export type AwsRequestHandler = Carrier & {
  /** @returns what carries the requests of this profile; absent where profiles make no difference */
  readonly forProfile?: (definition: ProfileDefinition) => AwsRequestHandler;
  /** Opens a connection ahead of a request to this URL's host, and sends nothing. */
  readonly connect?: (url: string) => Promise<void>;
};

/** What SDK clients take as `requestHandler`: a handler, or options for the SDK's own. */
export type ClientRequestHandler =
  | (Carrier & {
      readonly updateHttpClientConfig: () => void;
      readonly httpHandlerConfigs: () => Record<string, never>;
      readonly forProfile?: (definition: ProfileDefinition) => ClientRequestHandler;
    })
  | {
      readonly connectionTimeout: number;
      readonly requestTimeout: number;
      /** Newer clients only warn without it; older ones do not know it. */
      readonly throwOnRequestTimeout: true;
    };

/** @returns what a client of this profile takes as `requestHandler` */
export function handlerForProfile(
  shared: ClientRequestHandler,
  definition: ProfileDefinition,
): ClientRequestHandler {
  return 'handle' in shared && shared.forProfile !== undefined ? shared.forProfile(definition) : shared;
}

/** @returns the handler with deadlines; without one, options for the SDK's own handler on Node's sockets */
export function clientRequestHandler(
  handler: AwsRequestHandler | undefined,
  timeouts: AwsTimeouts,
): ClientRequestHandler {
  const { connectMs, requestMs } = timeouts;
  if (handler === undefined) {
    return { connectionTimeout: connectMs, requestTimeout: requestMs, throwOnRequestTimeout: true };
  }
  const { forProfile } = handler;
  return {
    // The other members are what the SDK's type of a handler asks for. `destroy` is left out: all clients share the handler.
    metadata: handler.metadata ?? { handlerProtocol: 'http/1.1' },
    updateHttpClientConfig: () => undefined,
    httpHandlerConfigs: () => ({}),
    ...(forProfile !== undefined && {
      forProfile: (definition) => clientRequestHandler(forProfile(definition), timeouts),
    }),
    handle: async (request, options = {}) => {
      const given = options.abortSignal instanceof AbortSignal ? [options.abortSignal] : [];
      const timeout = timeoutSignal(requestMs);
      try {
        return await handler.handle(request, {
          ...options,
          abortSignal: AbortSignal.any([...given, timeout]),
        });
      } catch (error) {
        // The name is what the SDK retries by.
        if (timeout.aborted) throw Object.assign(new Error('request timed out'), { name: 'TimeoutError' });
        throw error;
      }
    },
  };
}
