/** What happens while the picker is away, so that it is ready before it comes back and no key is lost on the way. */

import { useEffect, useRef } from 'react';

/** Reopened within this time, the picker has its query and its view as they were left. */
const keepQueryMs = 10_000;

interface Comings {
  /** It has just gone: the query may be selected for the next time, or the selection forgotten. */
  readonly onLeave: () => void;
  /** Away for longer than `keepQueryMs`: start anew. */
  readonly onForget: () => void;
}

/** Follows whether the picker is on the screen, as the main process says. */
export function useComings(isVisible: boolean, comings: Comings): void {
  const latest = useRef(comings);
  latest.current = comings;
  useEffect(() => {
    if (isVisible) return;
    latest.current.onLeave();
    const timer = setTimeout(() => latest.current.onForget(), keepQueryMs);
    return () => clearTimeout(timer);
  }, [isVisible]);
}
