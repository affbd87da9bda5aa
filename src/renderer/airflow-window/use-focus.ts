/** Where the keyboard is when it comes into the frame, and how it leaves. */

import { useEffect } from 'react';
import type { WindowDeeds } from './use-window.ts';

/** F6 leads to Airflow's page, as it leads from the bars of a browser to its page. */
export function usePageKey({ act }: WindowDeeds): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'F6' || event.isComposing) return;
      event.preventDefault();
      act({ kind: 'focus-page' });
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [act]);
}

/** The keyboard came in by a key, not by a click, and nothing has it yet: the first of these that is there takes it. */
export function useFirstFocus(...selectors: readonly string[]): void {
  const wanted = selectors.join('\n');
  useEffect(() => {
    let frame = 0;
    const leave = () => cancelAnimationFrame(frame);
    const onFocus = () => {
      leave();
      frame = requestAnimationFrame(() => {
        if (document.activeElement !== document.body) return;
        const first = wanted.split('\n').map((selector) => document.querySelector<HTMLElement>(selector));
        first.find((element) => element !== null)?.focus();
      });
    };
    window.addEventListener('focus', onFocus);
    window.addEventListener('pointerdown', leave);
    return () => {
      leave();
      window.removeEventListener('focus', onFocus);
      window.removeEventListener('pointerdown', leave);
    };
  }, [wanted]);
}
