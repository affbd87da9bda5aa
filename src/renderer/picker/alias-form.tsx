/** The form that gives an environment a name of the person's own. */

import { type SyntheticEvent, useEffect, useRef, useState } from 'react';
import type { WindsockApi } from '../../shared/commands.ts';
import { type EnvironmentId, environmentKey } from '../../shared/environment.ts';
import { sentencesFor } from '../../shared/failure-text.ts';
import { maxAliasLength } from '../../shared/settings.ts';
import { tooLongText } from '../../shared/strings.ts';
import { labelOf } from '../../shared/visible-text.ts';
import { Field, noteId, plainText } from '../ui/field.tsx';
import styles from '../ui/form.module.css';
import { Pane } from './pane.tsx';
import { words } from './words.ts';

export const aliasFormId = 'alias-form';

interface AliasFormProps {
  readonly api: Pick<WindsockApi, 'setAlias'>;
  readonly id: EnvironmentId;
  /** `environmentKey` -> alias, of all environments. */
  readonly aliases: Readonly<Record<string, string>>;
  readonly onSaved: (said: string) => void;
  readonly onClose: () => void;
}

function useAliasForm({ api, id, aliases, onSaved }: AliasFormProps) {
  const [alias, setAlias] = useState(aliases[environmentKey(id)] ?? '');
  const [problem, setProblem] = useState<string>();
  const typed = labelOf(alias);
  const tooLong = tooLongText(typed, maxAliasLength);
  const change = (text: string): void => {
    setAlias(text);
    setProblem(undefined);
  };
  const send = (event: SyntheticEvent<HTMLFormElement>): void => {
    event.preventDefault();
    if (tooLong !== undefined) return;
    api.setAlias(id, typed).then(
      (result) =>
        result.ok
          ? onSaved(typed === '' ? words.aliasRemoved : words.aliasSet)
          : setProblem(sentencesFor(result.failure)),
      () => setProblem(words.noAnswer),
    );
  };
  const isTaken = Object.entries(aliases).some(
    ([key, other]) => key !== environmentKey(id) && other.toLowerCase() === typed.toLowerCase(),
  );
  return { alias, problem: tooLong ?? problem, change, send, isTaken };
}

export function AliasForm(props: AliasFormProps) {
  const { id, onClose } = props;
  const { alias, problem, change, send, isTaken } = useAliasForm(props);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, []);
  return (
    <Pane title={`Alias of ${id.name}`} onClose={onClose}>
      <form id={aliasFormId} className={styles.form} noValidate onSubmit={send}>
        <Field name="alias" label="Alias" error={problem} hint={isTaken ? words.aliasTaken : words.aliasHint}>
          <input
            ref={input}
            id="alias"
            name="alias"
            className={styles.input}
            type="text"
            dir="auto"
            {...plainText}
            value={alias}
            aria-describedby={noteId('alias')}
            aria-invalid={problem !== undefined}
            onChange={(event) => change(event.target.value)}
          />
        </Field>
        <p className={styles.note}>{words.aliasMeans}</p>
      </form>
    </Pane>
  );
}
