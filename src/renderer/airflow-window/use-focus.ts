/** Where the keyboard goes in the frame, and how it leaves. */

import { useEffect } from 'react';
import type { FocusAsked } from '../../shared/airflow-window.ts';
import type { WindowDeeds } from './use-window.ts';

/** F6 leads to Airflow's page, as it leads from the bars of a browser to its page; Esc takes the whole screen from it. */
export function usePageKeys({ act }: WindowDeeds, isPageFullScreen: boolean): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isLeave = isPageFullScreen && event.key === 'Escape' && !event.defaultPrevented;
      if (event.isComposing || (event.key !== 'F6' && !isLeave)) return;
      event.preventDefault();
      act({ kind: isLeave ? 'leave-full-screen' : 'focus-page' });
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [act, isPageFullScreen]);
}

/** Where each part of the frame is. */
export type FocusTargets = { readonly [K in FocusAsked['on']]: string };

/** A key in Airflow's page asked for a part of the frame. @param targets  selectors; the same object each time */
export function useFocusAsked(asked: FocusAsked | undefined, targets: FocusTargets): void {
  const on = asked?.on;
  const turn = asked?.turn;
  useEffect(() => {
    if (on === undefined || turn === undefined) return;
    const target = document.querySelector<HTMLElement>(targets[on]);
    target?.focus();
    if (target instanceof HTMLInputElement) target.select();
  }, [on, turn, targets]);
}
