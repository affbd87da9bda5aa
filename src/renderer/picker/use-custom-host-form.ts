/** The state of the form that sets an environment's host. */

import { type SyntheticEvent, useMemo, useState } from 'react';
import type { WindsockApi } from '../../shared/commands.ts';
import { type Environment, type EnvironmentId, environmentKey } from '../../shared/environment.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import { sentencesFor } from './form-model.ts';
import { words } from './words.ts';

interface CustomHostOptions {
  readonly api: Pick<WindsockApi, 'setCustomHost'>;
  readonly snapshot: Pick<Snapshot, 'environments' | 'customHosts'>;
  readonly id: EnvironmentId | null;
  readonly host: string | undefined;
  readonly onSaved: (said: string) => void;
}

/** What is wrong, and with what. */
interface Problem {
  readonly field: 'host' | 'environment' | null;
  readonly text: string;
}

const noProblem: Problem = { field: null, text: '' };
const collator = new Intl.Collator('en', { numeric: true });

/** @returns the environments to choose from, by name */
function choicesFrom(environments: readonly Environment[]) {
  return environments
    .map(({ id }) => ({ key: environmentKey(id), text: `${id.name} – ${id.profile}, ${id.region}` }))
    .toSorted((a, b) => collator.compare(a.text, b.text));
}

export function useCustomHostForm({ api, snapshot, id, host: given, onSaved }: CustomHostOptions) {
  const { environments, customHosts } = snapshot;
  const [chosen, setChosen] = useState(id === null ? '' : environmentKey(id));
  const [host, setHost] = useState(given ?? customHosts[chosen] ?? '');
  const [problem, setProblem] = useState(noProblem);
  const choices = useMemo(() => choicesFrom(environments), [environments]);
  const environment = environments.find((each) => environmentKey(each.id) === chosen);
  const target = id ?? environment?.id;
  const send = (event: SyntheticEvent<HTMLFormElement>): void => {
    event.preventDefault();
    if (target === undefined) {
      setProblem({ field: 'environment', text: 'Choose the environment that the domain leads to.' });
      return;
    }
    const typed = host.trim();
    const refuse = (text: string): void => setProblem({ field: 'host', text });
    api.setCustomHost(target, typed).then(
      (result) => {
        if (result.ok) onSaved(typed === '' ? words.customHostGone : words.customHostSet);
        else refuse(sentencesFor(result.failure));
      },
      () => refuse(words.noAnswer),
    );
  };
  return {
    choices,
    chosen,
    environment,
    host,
    problem,
    choose: (key: string): void => {
      setChosen(key);
      setProblem(noProblem);
    },
    change: (text: string): void => {
      setHost(text);
      setProblem(noProblem);
    },
    send,
  };
}
