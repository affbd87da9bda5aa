/** The state of the form that sets an environment's host. */

import { type SyntheticEvent, useState } from 'react';
import type { WindsockApi } from '../../shared/commands.ts';
import type { EnvironmentId } from '../../shared/environment.ts';
import { sentencesFor } from './form-model.ts';
import { words } from './words.ts';

interface CustomHostOptions {
  readonly api: Pick<WindsockApi, 'setCustomHost'>;
  readonly id: EnvironmentId;
  readonly current: string;
  readonly onSaved: (said: string) => void;
}

export function useCustomHostForm({ api, id, current, onSaved }: CustomHostOptions) {
  const [host, setHost] = useState(current);
  const [problem, setProblem] = useState('');
  const change = (text: string): void => {
    setHost(text);
    setProblem('');
  };
  const send = (event: SyntheticEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const typed = host.trim();
    api.setCustomHost(id, typed).then(
      (result) => {
        if (result.ok) onSaved(typed === '' ? words.customHostGone : words.customHostSet);
        else setProblem(sentencesFor(result.failure));
      },
      () => setProblem(words.noAnswer),
    );
  };
  return { host, problem, change, send };
}
