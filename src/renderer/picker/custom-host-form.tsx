/** The form that sets the host at which an environment's window logs in: a company's own domain before the web server. */

import { useEffect, useRef } from 'react';
import type { WindsockApi } from '../../shared/commands.ts';
import type { EnvironmentId } from '../../shared/environment.ts';
import styles from './add-form.module.css';
import { Field, noteId, plainText } from './field.tsx';
import { Pane } from './pane.tsx';
import { useCustomHostForm } from './use-custom-host-form.ts';
import { words } from './words.ts';

export const customHostFormId = 'custom-host';

interface CustomHostFormProps {
  readonly api: Pick<WindsockApi, 'setCustomHost'>;
  readonly id: EnvironmentId;
  /** What is set now; empty for nothing. */
  readonly current: string;
  /** As AWS told it, where that is known. */
  readonly ownHost: string | undefined;
  readonly onSaved: (said: string) => void;
  readonly onClose: () => void;
}

export function CustomHostForm({ api, id, current, ownHost, onSaved, onClose }: CustomHostFormProps) {
  const { host, problem, change, send } = useCustomHostForm({ api, id, current, onSaved });
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, []);
  return (
    <Pane title={`${words.customHost} of ${id.name}`} onClose={onClose}>
      <form id={customHostFormId} className={styles.form} noValidate onSubmit={send}>
        <Field
          name="host"
          label="Host"
          error={problem === '' ? undefined : problem}
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
            aria-invalid={problem !== ''}
            onChange={(event) => change(event.target.value)}
          />
        </Field>
        <p className={styles.note}>{words.customHostMeans}</p>
        {ownHost !== undefined && <p className={styles.note}>AWS says: {ownHost}</p>}
      </form>
    </Pane>
  );
}
