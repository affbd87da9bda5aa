/** The state of the form for the network of one environment. */

import { type SyntheticEvent, useState } from 'react';
import type { WindsockApi } from '../../shared/commands.ts';
import { type EnvironmentId, environmentKey } from '../../shared/environment.ts';
import { sentencesFor } from '../../shared/failure-text.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import { noAnswerText } from '../../shared/strings.ts';
import { type NetworkField, networkTexts, networkView } from './network-form-model.ts';

export interface NetworkFormOptions {
  readonly api: Pick<WindsockApi, 'setNetwork'>;
  readonly id: EnvironmentId;
  readonly snapshot: Pick<Snapshot, 'networks' | 'commandRules'>;
  readonly onSaved: () => void;
}

const allFields: readonly NetworkField[] = ['proxy', 'tunnel'];

export function useNetworkForm({ api, id, snapshot, onSaved }: NetworkFormOptions) {
  const [fields, setFields] = useState(() => networkTexts(snapshot.networks[environmentKey(id)]));
  /** Nobody is told off while still typing. */
  const [left, setLeft] = useState<ReadonlySet<NetworkField>>(new Set());
  const [problem, setProblem] = useState('');
  const view = networkView(fields, snapshot.commandRules);

  const change = (name: NetworkField, text: string): void => {
    setProblem('');
    setFields({ ...fields, [name]: text });
  };
  const leave = (name: NetworkField): void => setLeft((before) => new Set([...before, name]));
  const send = (event: SyntheticEvent<HTMLFormElement>): void => {
    event.preventDefault();
    setLeft(new Set(allFields));
    const wrong = allFields.find((name) => view.errors[name] !== undefined);
    if (wrong !== undefined) {
      const field = event.currentTarget.elements.namedItem(wrong);
      if (field instanceof HTMLElement) field.focus();
      return;
    }
    api.setNetwork(id, fields).then(
      (result) => (result.ok ? onSaved() : setProblem(sentencesFor(result.failure))),
      () => setProblem(noAnswerText),
    );
  };
  const errors = Object.fromEntries(
    Object.entries(view.errors).filter(([name]) => left.has(name as NetworkField)),
  ) as typeof view.errors;
  return { ...view, fields, errors, problem, change, leave, send };
}

export type NetworkFormParts = ReturnType<typeof useNetworkForm>;
