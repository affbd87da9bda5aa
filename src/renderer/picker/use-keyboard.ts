/** Which names of keys to show, for parts deep in the tree. */

import { createContext, useContext } from 'react';
import type { Keyboard } from './keys.ts';

export const KeyboardContext = createContext<Keyboard>('other');

export function useKeyboard(): Keyboard {
  return useContext(KeyboardContext);
}
