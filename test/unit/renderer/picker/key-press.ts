/** Key presses written as people write them. */

import type { KeyPress } from '../../../../src/renderer/picker/keys.ts';

/** @returns "Ctrl+Shift+a" as a key press */
export function keyPress(text: string, more: Partial<KeyPress> = {}): KeyPress {
  const parts = text.split('+');
  const key = parts.at(-1) ?? '';
  return {
    key,
    code: /^\d$/.test(key) ? `Digit${key}` : key,
    ctrlKey: parts.includes('Ctrl'),
    metaKey: parts.includes('Meta'),
    altKey: parts.includes('Alt'),
    shiftKey: parts.includes('Shift'),
    isComposing: false,
    ...more,
  };
}
