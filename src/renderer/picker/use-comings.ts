/** What happens when the picker's window goes away and comes back. */

import { useEffect, useRef } from 'react';

/** Reopened within this time, the picker is as it was left. */
const keepQueryMs = 10_000;

interface Comings {
  /** Away for longer than `keepQueryMs`: start anew. Comes while away, so that nothing old shows on the way back. */
  readonly onForget: () => void;
  readonly onBack: () => void;
}

/** Watches the window's focus. The clock is asked as well as the timer, since a hidden page's timers may be late. */
export function useComings(comings: Comings): void {
  const latest = useRef(comings);
  latest.current = comings;
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let leftAtMs: number | null = null;
    const forget = (): void => {
      if (leftAtMs === null) return;
      leftAtMs = null;
      latest.current.onForget();
    };
    const leave = (): void => {
      if (leftAtMs !== null) return;
      leftAtMs = Date.now();
      clearTimeout(timer);
      timer = setTimeout(forget, keepQueryMs);
    };
    const comeBack = (): void => {
      clearTimeout(timer);
      if (leftAtMs !== null && Date.now() - leftAtMs >= keepQueryMs) forget();
      leftAtMs = null;
      latest.current.onBack();
    };
    window.addEventListener('blur', leave);
    window.addEventListener('focus', comeBack);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('blur', leave);
      window.removeEventListener('focus', comeBack);
    };
  }, []);
}
