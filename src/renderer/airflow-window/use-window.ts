/** The window's snapshots from the main process, and the way back. */

import { useEffect, useMemo, useState } from 'react';
import type { WindowAct, WindowSnapshot } from '../../shared/airflow-window.ts';
import type { WindsockApi } from '../../shared/commands.ts';
import type { Deed } from './notes.ts';

/** What the parts of the frame do. */
export interface WindowDeeds {
  /** Asks something of this window. Main logs a refusal by itself. */
  readonly act: (act: WindowAct) => void;
  readonly perform: (deed: Deed) => void;
}

/** @returns the newest snapshot; null until the first has come */
export function useWindowSnapshot(api: WindsockApi): WindowSnapshot | null {
  const [snapshot, setSnapshot] = useState<WindowSnapshot | null>(null);
  useEffect(() => {
    const stop = api.onWindow(setSnapshot);
    // Only now does the page listen, so only now may the first snapshot be sent.
    api.pageReady().catch(() => null);
    return stop;
  }, [api]);
  return snapshot;
}

/** @returns what asks things of the window; the same functions as long as the window is the same */
export function useWindowDeeds(api: WindsockApi, { window: { windowId, id } }: WindowSnapshot): WindowDeeds {
  const { profile, region, name } = id;
  return useMemo(() => {
    const act = (what: WindowAct): void => {
      api.windowAct(windowId, what).catch(() => null);
    };
    return {
      act,
      perform: ({ does }) => {
        if (does === 'cancel-opening') api.cancelOpening({ profile, region, name }).catch(() => null);
        else act({ kind: does });
      },
    };
  }, [api, windowId, profile, region, name]);
}
