/** Says which hotkey opens the picker from now on, and in the first run that it arrived. */

import { useEffect, useRef } from 'react';
import type { Snapshot } from '../../shared/snapshot.ts';
import { acceleratorText } from '../../shared/strings.ts';

export function useHotkeySaid({ hotkey, keyboard, isFirstRun }: Snapshot, say: (text: string) => void): void {
  const { accelerator, arrived } = hotkey;
  const before = useRef(accelerator);
  useEffect(() => {
    if (before.current === accelerator) return;
    before.current = accelerator;
    say(`${acceleratorText(accelerator, keyboard)} opens Windsock from now on`);
  }, [accelerator, keyboard, say]);
  useEffect(() => {
    if (isFirstRun && arrived) say(`${acceleratorText(accelerator, keyboard)} works`);
  }, [isFirstRun, arrived, accelerator, keyboard, say]);
}
