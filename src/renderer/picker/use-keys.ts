/** Listens to the keys of the whole window, so that they work wherever the focus is. */

import { useEffect, useRef } from 'react';
import { keyPressFrom } from './key-press.ts';
import { type Intention, intentionFrom, type Keyboard, type ViewName } from './keys.ts';

interface KeysOptions {
  readonly keyboard: Keyboard;
  readonly view: ViewName;
  readonly onIntention: (intention: Intention) => void;
}

/** Where the cursor stands in the field that has the focus. */
function cursorIn(field: Element | null) {
  if (!(field instanceof HTMLInputElement)) return { isAtTextEnd: false, hasSelectedText: false };
  const { selectionStart: from, selectionEnd: to, value } = field;
  return { isAtTextEnd: from === to && to === value.length, hasSelectedText: from !== to };
}

export function useKeys(options: KeysOptions): void {
  const latest = useRef(options);
  latest.current = options;
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      const { keyboard, view, onIntention } = latest.current;
      const cursor = cursorIn(document.activeElement);
      const intention = intentionFrom(keyPressFrom(event), { keyboard, view, ...cursor });
      if (intention === null) return;
      event.preventDefault();
      // A key that is held is one press: it must not confirm what it asked for.
      if (!(event.repeat && intention.kind === 'enter')) onIntention(intention);
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}
