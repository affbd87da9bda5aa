/** The state of the form that sets an environment's host. */

import { type SyntheticEvent, useState } from 'react';
import type { WindsockApi } from '../../shared/commands.ts';
import type { EnvironmentId } from '../../shared/environment.ts';
import { sentencesFor } from '../../shared/failure-text.ts';
import { noAnswerText, tooLongText } from '../../shared/strings.ts';

export interface CustomHostOptions {
  readonly api: Pick<WindsockApi, 'setCustomHost'>;
  /** Null for one that was not chosen yet: then nothing is set. */
  readonly id: EnvironmentId | null;
  /** What is set now; empty for nothing. */
  readonly current: string;
  readonly onSaved: (said: string) => void;
}

/** A whole address may be pasted. */
const maxTyped = 2_000;

export function useCustomHostForm({ api, id, current, onSaved }: CustomHostOptions) {
  const [host, setHost] = useState(current);
  const [problem, setProblem] = useState('');
  const typed = host.trim();
  const tooLong = tooLongText(typed, maxTyped);
  const change = (text: string): void => {
    setHost(text);
    setProblem('');
  };
  const send = (event: SyntheticEvent<HTMLFormElement>): void => {
    event.preventDefault();
    if (id === null || tooLong !== undefined) return;
    api.setCustomHost(id, typed).then(
      (result) => {
        if (result.ok)
          onSaved(
            typed === '' ? 'The window logs in where AWS says' : 'Set: it holds from the next login on',
          );
        else setProblem(sentencesFor(result.failure));
      },
      () => setProblem(noAnswerText),
    );
  };
  return { host, problem: tooLong ?? problem, change, send };
}

export type CustomHostFormParts = ReturnType<typeof useCustomHostForm>;
