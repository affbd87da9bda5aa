/** Copies a text and says for a moment that it did. */

import { useEffect, useState } from 'react';
import { words } from './words.ts';

const saidForMs = 2_000;

/** @returns what copies, and what is to be said about it now */
export function useCopy() {
  const [said, say] = useState('');
  useEffect(() => {
    if (said === '') return;
    const timer = setTimeout(() => say(''), saidForMs);
    return () => clearTimeout(timer);
  }, [said]);
  const copy = (text: string): void => {
    navigator.clipboard.writeText(text).then(
      () => say(words.copied),
      () => say(words.notCopied),
    );
  };
  return { said, copy };
}
