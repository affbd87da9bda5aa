/** The field that sets the host at which an environment's window logs in: a company's own domain before the web server. */

import { useEffect, useRef } from 'react';
import { Field, noteId, plainText } from './field.tsx';
import styles from './form.module.css';
import type { CustomHostFormParts } from './use-custom-host-form.ts';

interface CustomHostFieldsProps {
  readonly form: CustomHostFormParts;
  /** As AWS told it, where that is known. */
  readonly ownHost: string | undefined;
}

/** To stand in a `form` whose submit is `form.send`. The field takes the focus. */
export function CustomHostFields({ form: { host, problem, change }, ownHost }: CustomHostFieldsProps) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, []);
  return (
    <>
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
          {...plainText}
          value={host}
          aria-describedby={noteId('host')}
          aria-invalid={problem !== ''}
          onChange={(event) => change(event.target.value)}
        />
      </Field>
      <p className={styles.note}>
        The window of this environment then logs in at this host instead of the one that AWS names: your
        company’s own domain in front of its web server. Whoever runs the host gets a login token of yours at
        each login, and can be you in Airflow with it. It holds from the next login on.
      </p>
      {ownHost !== undefined && <p className={styles.note}>AWS says: {ownHost}</p>}
    </>
  );
}
