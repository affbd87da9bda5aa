/** Listens to the keys of the whole window, so that they work wherever the focus is. */

import { useEffect, useRef } from 'react';
import { type Intention, intentionFrom, type Keyboard, type ViewName } from './keys.ts';

interface KeysOptions {
  readonly keyboard: Keyboard;
  readonly view: ViewName;
  readonly input: { readonly current: HTMLInputElement | null };
  readonly onIntention: (intention: Intention) => void;
}

/** Some input methods send no `isComposing` but this code. */
const composingKeyCode = 229;

export function useKeys(options: KeysOptions): void {
  const latest = useRef(options);
  latest.current = options;
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      const { keyboard, view, input, onIntention } = latest.current;
      const field = input.current;
      const isInField = field !== null && document.activeElement === field;
      const { selectionStart: from, selectionEnd: to } = field ?? {
        selectionStart: null,
        selectionEnd: null,
      };
      const intention = intentionFrom(
        {
          key: event.key,
          code: event.code,
          ctrlKey: event.ctrlKey,
          metaKey: event.metaKey,
          altKey: event.altKey,
          shiftKey: event.shiftKey,
          isComposing: event.isComposing || event.keyCode === composingKeyCode,
        },
        {
          keyboard,
          view,
          isAtTextEnd: isInField && from === to && to === field.value.length,
          hasSelectedText: isInField && from !== to,
        },
      );
      if (intention === null) return;
      event.preventDefault();
      // A key that is held is one press: it must not confirm what it asked for.
      if (!(event.repeat && intention.kind === 'enter')) onIntention(intention);
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}
