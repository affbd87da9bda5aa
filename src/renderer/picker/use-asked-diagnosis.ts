/** Shows "Why can't I?" where it was asked for elsewhere, as in the frame of an Airflow window. */

import { useEffect, useRef } from 'react';
import { environmentKey } from '../../shared/environment.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import type { View } from './state.ts';

/** @param show  shows a view; called once for each check that the picker did not begin */
export function useAskedDiagnosis({ diagnosis }: Snapshot, view: View, show: (view: View) => void): void {
  const key = diagnosis === null ? null : environmentKey(diagnosis.id);
  const seen = useRef(key);
  useEffect(() => {
    const before = seen.current;
    if (before === key) return;
    seen.current = key;
    // A view that has not seen its own check yet may still see the one before.
    const isSettled = view.name !== 'diagnosis' || environmentKey(view.id) === before;
    if (diagnosis !== null && isSettled) show({ name: 'diagnosis', id: diagnosis.id });
  });
}
