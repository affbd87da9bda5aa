/** The form that sets the host at which an environment's window logs in: a company's own domain before the web server. */

import { type RefObject, useEffect, useRef } from 'react';
import type { WindsockApi } from '../../shared/commands.ts';
import type { EnvironmentId } from '../../shared/environment.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import styles from './add-form.module.css';
import { Field, noteId, plainText } from './field.tsx';
import { Pane } from './pane.tsx';
import { useCustomHostForm } from './use-custom-host-form.ts';
import { words } from './words.ts';

export const customHostFormId = 'custom-host';

interface CustomHostFormProps {
  readonly api: Pick<WindsockApi, 'setCustomHost'>;
  readonly snapshot: Pick<Snapshot, 'environments' | 'customHosts'>;
  /** Null where the person has to choose it. */
  readonly id: EnvironmentId | null;
  /** In place of what is set now. */
  readonly host: string | undefined;
  readonly onSaved: (said: string) => void;
  readonly onClose: () => void;
}

interface EnvironmentChoiceProps {
  readonly form: ReturnType<typeof useCustomHostForm>;
  readonly element: RefObject<HTMLSelectElement | null>;
}

function EnvironmentChoice({ form, element }: EnvironmentChoiceProps) {
  const isMissing = form.problem.field === 'environment';
  return (
    <Field
      name="environment"
      label="Environment"
      error={isMissing ? form.problem.text : undefined}
      hint="The one whose web server the domain leads to."
    >
      <select
        ref={element}
        id="environment"
        name="environment"
        className={styles.input}
        value={form.chosen}
        aria-describedby={noteId('environment')}
        aria-invalid={isMissing}
        onChange={(event) => form.choose(event.target.value)}
        onKeyDown={(event) => {
          // Chromium opens the list anew, also where something is chosen.
          if (event.key !== 'Enter' || form.chosen === '') return;
          event.preventDefault();
          event.currentTarget.form?.requestSubmit();
        }}
      >
        <option value="">Choose an environment</option>
        {form.choices.map(({ key, text }) => (
          <option key={key} value={key}>
            {text}
          </option>
        ))}
      </select>
    </Field>
  );
}

export function CustomHostForm({ api, snapshot, onSaved, onClose, ...given }: CustomHostFormProps) {
  const form = useCustomHostForm({ api, snapshot, onSaved, ...given });
  const { host, problem, environment } = form;
  const input = useRef<HTMLInputElement>(null);
  const choice = useRef<HTMLSelectElement>(null);
  useEffect(() => {
    // What is asked first.
    if (choice.current !== null) choice.current.focus();
    else input.current?.select();
  }, []);
  return (
    <Pane title={`${words.customHost} of ${given.id?.name ?? 'an environment'}`} onClose={onClose}>
      <form id={customHostFormId} className={styles.form} noValidate onSubmit={form.send}>
        {given.id === null && <EnvironmentChoice form={form} element={choice} />}
        <Field
          name="host"
          label="Host"
          error={problem.field === 'host' ? problem.text : undefined}
          hint="Such as airflow.example.com. Leave it empty to log in where AWS says."
        >
          <input
            ref={input}
            id="host"
            name="host"
            className={styles.input}
            type="text"
            maxLength={2_000}
            {...plainText}
            value={host}
            aria-describedby={noteId('host')}
            aria-invalid={problem.field === 'host'}
            onChange={(event) => form.change(event.target.value)}
          />
        </Field>
        <p className={styles.note}>{words.customHostMeans}</p>
        {environment?.webserverHost !== undefined && (
          <p className={styles.note}>AWS says: {environment.webserverHost}</p>
        )}
      </form>
    </Pane>
  );
}
