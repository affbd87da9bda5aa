/** The way of an answer to the main process. */

import { useCallback, useState } from 'react';
import type { WindsockApi } from '../../shared/commands.ts';
import { failureText } from '../../shared/failure-text.ts';
import type { PromptAnswer } from '../../shared/prompt.ts';
import { words } from './words.ts';

/** Sends answers to one question. */
export interface Answer {
  readonly send: (answer: PromptAnswer) => void;
  /** Why the answer did not arrive; empty when it did. */
  readonly problem: string;
}

/** @returns what sends answers to the question with this id; it stays the same function */
export function useAnswer(api: WindsockApi, id: string): Answer {
  const [problem, setProblem] = useState('');
  const send = useCallback(
    (answer: PromptAnswer) => {
      setProblem('');
      api.answerPrompt(id, answer).then(
        (result) => {
          if (!result.ok) setProblem(`${failureText(result.failure).summary}.`);
        },
        () => setProblem(words.noAnswer),
      );
    },
    [api, id],
  );
  return { send, problem };
}
