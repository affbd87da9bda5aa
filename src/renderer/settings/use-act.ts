/** Runs commands and says how they went. */

import { useCallback, useEffect, useState } from 'react';
import { noAnswerText } from '../../shared/strings.ts';
import type { Act, Say } from './section.ts';
import { troubleText } from './words.ts';

/** What is said now; a trouble stays until something else is said, the rest goes away by itself. */
export interface Said {
  readonly text: string;
  readonly isTrouble: boolean;
}

const shownMs = 4_000;
const nothing: Said = { text: '', isTrouble: false };

/** @param section  what is said belongs to it, and goes with it */
export function useAct(section: string | undefined): readonly [Said, Act, Say] {
  const [said, setSaid] = useState(nothing);
  useEffect(() => {
    if (said.text === '' || said.isTrouble) return;
    const timer = setTimeout(() => setSaid(nothing), shownMs);
    return () => clearTimeout(timer);
  }, [said]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another section is the event
  useEffect(() => setSaid(nothing), [section]);
  const say: Say = useCallback((done) => setSaid({ text: done, isTrouble: false }), []);
  const act: Act = useCallback(
    (answer, done = '') => {
      answer.then(
        (result) => {
          if (result.ok) return say(done);
          // Giving up is no mistake.
          if (result.failure.kind === 'cancelled') return setSaid(nothing);
          setSaid({ text: troubleText(result.failure), isTrouble: true });
        },
        () => setSaid({ text: noAnswerText, isTrouble: true }),
      );
    },
    [say],
  );
  return [said, act, say];
}
