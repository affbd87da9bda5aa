/** Bounds the requests of electron-updater, which follows a server wherever, for as long and with as much as that likes. */

import type { ClientRequest } from 'electron';
import type { AppUpdater } from 'electron-updater';
import { maxRedirects, type UpdateExcess, type UpdateLimits } from '../core/update-limits.ts';

type Reject = (error: Error) => void;
type Follow = (options: object) => void;

/** The part of electron-updater that asks; its types keep it to themselves. */
export interface UpdateExecutor {
  createRequest: (options: object, onResponse: (response: unknown) => void) => ClientRequest;
  addRedirectHandlers: (
    request: ClientRequest,
    options: object,
    reject: Reject,
    redirectCount: number,
    follow: Follow,
  ) => void;
}

/** What a limit that is reached is told to. */
type TellExcess = (excess: UpdateExcess) => void;

/** Does a work whose requests keep to the limits; where one is reached, they are ended and the work fails. One work at a time. */
export type DoWithin = <T>(limits: UpdateLimits, tell: TellExcess, work: () => Promise<T>) => Promise<T>;

/** @returns the part of this updater that asks */
export function executorOf(updater: AppUpdater): UpdateExecutor {
  return (updater as unknown as { readonly httpExecutor: UpdateExecutor }).httpExecutor;
}

/** To be called once for each executor. */
export function boundRequests(executor: UpdateExecutor): DoWithin {
  let bounds: Bounds | null = null;
  const { createRequest, addRedirectHandlers } = executor;
  executor.createRequest = (options, onResponse) => {
    const request = createRequest.call(executor, options, onResponse);
    bounds?.watch(request);
    return request;
  };
  // Its own count of redirects stays at 0.
  executor.addRedirectHandlers = (request, options, reject, count, follow) =>
    addRedirectHandlers.call(executor, request, options, reject, count, (next) => {
      if (bounds?.mayFollow() !== false) follow(next);
    });
  return async (limits, tell, work) => {
    bounds = createBounds(limits, tell);
    try {
      return await work();
    } finally {
      bounds.end();
      bounds = null;
    }
  };
}

interface Bounds {
  readonly watch: (request: ClientRequest) => void;
  readonly mayFollow: () => boolean;
  readonly end: () => void;
}

function createBounds({ maxBytes, timeoutMs, countsFrom }: UpdateLimits, tell: TellExcess): Bounds {
  const requests = new Set<ClientRequest>();
  let redirects = 0;
  const stop = (excess: UpdateExcess): void => {
    tell(excess);
    for (const request of requests) {
      requests.delete(request);
      request.abort();
      // An aborted request says nothing, and who waits for it would wait for ever.
      request.emit('error', new Error(excess));
    }
  };
  const timer = setTimeout(stop, timeoutMs, 'too-slow');
  const hasMoved = (): void => {
    if (countsFrom === 'last-byte') timer.refresh();
  };
  return {
    watch: (request) => {
      requests.add(request);
      hasMoved();
      request.on('response', (response) => {
        let bytes = 0;
        response.on('data', (chunk: Buffer | string) => {
          hasMoved();
          bytes += Buffer.byteLength(chunk);
          if (bytes > maxBytes && requests.has(request)) stop('too-large');
        });
        response.on('end', () => requests.delete(request));
      });
    },
    mayFollow: () => {
      redirects += 1;
      if (redirects > maxRedirects) stop('led-on');
      return redirects <= maxRedirects;
    },
    end: () => clearTimeout(timer),
  };
}
