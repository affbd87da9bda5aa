/** From a key event of the browser to what `keys.ts` reads. */

import type { KeyPress } from './keys.ts';

/** Some input methods send no `isComposing` but this code. */
const composingKeyCode = 229;

/** @returns the parts of the event that matter */
export function keyPressFrom(event: KeyboardEvent): KeyPress {
  const { key, code, ctrlKey, metaKey, altKey, shiftKey, isComposing, keyCode } = event;
  const isOfInputMethod = isComposing || keyCode === composingKeyCode;
  return { key, code, ctrlKey, metaKey, altKey, shiftKey, isComposing: isOfInputMethod };
}
