/** What is printed on the keys of this person's keyboard. */

import { useEffect, useState } from 'react';
import type { KeyboardLayout } from './key-recording.ts';

/** @see https://wicg.github.io/keyboard-map/; TypeScript does not know it */
interface WithKeyboard {
  readonly keyboard?: { readonly getLayoutMap: () => Promise<KeyboardLayout> };
}

const unknown: KeyboardLayout = new Map();

/** @returns place -> letter; empty until the system has told, or where it does not */
export function useKeyboardLayout(): KeyboardLayout {
  const [layout, setLayout] = useState(unknown);
  useEffect(() => {
    let isStill = true;
    const { keyboard } = navigator as WithKeyboard;
    keyboard?.getLayoutMap().then(
      (map) => {
        if (isStill) setLayout(map);
      },
      () => null, // names of an American keyboard are shown then
    );
    return () => {
      isStill = false;
    };
  }, []);
  return layout;
}
