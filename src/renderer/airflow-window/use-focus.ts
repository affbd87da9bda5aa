/** Where the keyboard goes in the frame, and how it leaves. */

import { useEffect } from 'react';
import type { FocusAsked } from '../../shared/airflow-window.ts';
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
