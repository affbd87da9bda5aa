/** Shows the form for a start URL where it was asked for elsewhere, as in the settings. */

import { useEffect, useRef } from 'react';
import type { Snapshot } from '../../shared/snapshot.ts';

/** @param show  called once each time that it is asked for */
export function useAskedIdentityCenter({ identityCenter }: Snapshot, show: () => void): void {
  const asked = identityCenter.phase === 'none' ? (identityCenter.asked ?? 0) : 0;
  const seen = useRef(asked);
  useEffect(() => {
    if (seen.current === asked) return;
    seen.current = asked;
    if (asked > 0) show();
  });
}
