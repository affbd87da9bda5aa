/** Gets ready for where Enter will lead, each time the picker comes: no request is made, and no token is minted. */

import type { EnvironmentId } from '../../shared/environment.ts';
import type { AppState } from '../core/app-state.ts';
import { likelyOpenings } from '../core/likely-openings.ts';
import type { Store } from '../store.ts';
import { pause } from '../timeout-signal.ts';

/** What the use case works with. */
export interface WarmConnectionsParts {
  readonly store: Store<AppState>;
  /** Loads the AWS SDK, unless it is there. */
  readonly loadSdk: () => void;
  /** Connects to where the tokens of a profile's environments in a region are minted. */
  readonly connectApi: (place: { readonly profile: string; readonly region: string }) => void;
  readonly connectWebServer: (id: EnvironmentId, host: string) => void;
  /** Milliseconds since 1970. */
  readonly nowMs: () => number;
}

/** Chromium lets go of a connection that nothing used for so long. */
const lifeMs = 10_000;

/** The picker is painted first, and nobody presses Enter earlier. */
const afterMs = 100;

/** @returns what ends it */
export function warmConnections(parts: WarmConnectionsParts): () => void {
  const ending = new AbortController();
  let warmedAtMs = Number.NEGATIVE_INFINITY;
  const stopFollowing = parts.store.subscribe((state, before) => {
    const nowMs = parts.nowMs();
    if (!state.pickerVisible || before.pickerVisible || Math.abs(nowMs - warmedAtMs) < lifeMs) return;
    warmedAtMs = nowMs;
    void pause(afterMs, ending.signal).then((isOver) => {
      if (isOver) getReady(parts);
    });
  });
  return () => {
    stopFollowing();
    ending.abort();
  };
}

function getReady({ store, loadSdk, connectApi, connectWebServer, nowMs }: WarmConnectionsParts): void {
  const likely = likelyOpenings(store.get(), nowMs());
  const places = new Map(likely.map(({ id }) => [JSON.stringify([id.profile, id.region]), id]));
  for (const place of places.values()) connectApi(place);
  for (const { id, host } of likely) if (host !== null) connectWebServer(id, host);
  // Last: it takes the process's time, and the connections are made meanwhile.
  loadSdk();
}
