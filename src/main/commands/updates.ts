/** Newer versions of Windsock: looked for, downloaded, put in place when the app ends. Nothing restarts by itself. */

import { ok, type Result } from '../../shared/failure.ts';
import { mayCheck, mayDownload } from '../../shared/updates.ts';
import type { AppState } from '../core/app-state.ts';
import { withUpdateEvent } from '../core/state-updates.ts';
import { isCheckDue, isDownloadDue, type UpdateEvent } from '../core/update-state.ts';
import type { Store } from '../store.ts';

/** What asks the feed, downloads and installs. */
export interface Updater {
  /** @returns the version that the feed has, whichever it is */
  readonly latestVersion: () => Promise<Result<string>>;
  /** Downloads and checks the version that the feed had last. */
  readonly download: (version: string, onPercent: (percent: number) => void) => Promise<Result<null>>;
  /** Ends the app: at once in the new version, or with the old one; on the way it is put in place where that is wanted. */
  readonly leave: (how: { readonly restart: boolean; readonly install: boolean }) => void;
}

interface UpdatesParts {
  readonly store: Store<AppState>;
  readonly updater: Updater;
  readonly appVersion: string;
  readonly nowMs: () => number;
  /** Begins the orderly end of the app. */
  readonly quit: () => void;
}

/** The use case. */
export interface UpdateWork {
  /** A person asks: the feed is asked now, and what it has is downloaded where that is the choice. */
  readonly check: () => Promise<Result<null>>;
  /** Asks by itself where that is due. */
  readonly look: () => void;
  readonly download: () => Promise<Result<null>>;
  /** Quits, and starts as the version that is ready. */
  readonly restart: () => Result<null>;
  /** To be called once nothing of the app is left to be ended in order. */
  readonly leave: () => void;
}

/** To be made at the start of the app. */
export function createUpdates({ store, updater, appVersion, nowMs, quit }: UpdatesParts): UpdateWork {
  const startedAtMs = nowMs();
  let restarts = false;
  const take = (event: UpdateEvent) => store.update((state) => withUpdateEvent(state, event, nowMs()));
  const known = () => store.get().updates;
  const choice = () => store.get().settings.updates;

  const download = async (): Promise<Result<null>> => {
    const updates = known();
    if (!mayDownload(updates)) return ok(null);
    take({ kind: 'download' });
    const outcome = await updater.download(updates.step.version, (percent) =>
      take({ kind: 'progress', percent }),
    );
    take(outcome.ok ? { kind: 'downloaded' } : { kind: 'failed', failure: outcome.failure });
    return outcome;
  };
  const check = async (isDownloadWanted: () => boolean): Promise<Result<null>> => {
    if (!mayCheck(known())) return ok(null);
    take({ kind: 'check' });
    const outcome = await updater.latestVersion();
    take(
      outcome.ok
        ? { kind: 'answered', version: outcome.value, own: appVersion }
        : { kind: 'failed', failure: outcome.failure },
    );
    if (!outcome.ok) return outcome;
    return isDownloadWanted() ? download() : ok(null);
  };

  return {
    check: () => check(() => choice() === 'install'),
    look: () => {
      const { updates, isOnline } = store.get();
      if (!isCheckDue({ updates, choice: choice(), isOnline, startedAtMs, nowMs: nowMs() })) return;
      void check(() => isDownloadDue(known(), choice()));
    },
    download,
    restart: () => {
      restarts = known().step.phase === 'ready';
      if (restarts) quit();
      return ok(null);
    },
    leave: () => {
      const isReady = known().step.phase === 'ready';
      updater.leave({ restart: restarts, install: restarts || (isReady && choice() !== 'off') });
    },
  };
}
