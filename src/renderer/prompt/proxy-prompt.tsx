/** Asks for the user name and password of a proxy. */

import { type SyntheticEvent, useEffect, useRef, useState } from 'react';
import type { Prompt } from '../../shared/prompt.ts';
import { tooLongText } from '../../shared/strings.ts';
import { Facts, Frame, type PromptProps } from './frame.tsx';
import styles from './prompt.module.css';
import { words } from './words.ts';

const formId = 'proxy';

/** Of either, as the main process takes them. */
const maxLength = 512;

export function ProxyPrompt({ prompt, ...common }: PromptProps<Extract<Prompt, { kind: 'proxy-login' }>>) {
  const { answer } = common;
  const field = useRef<HTMLInputElement>(null);
  const [user, setUser] = useState('');
  const [password, setPassword] = useState('');
  useEffect(() => field.current?.focus(), []);
  const tooLong = tooLongText(user, maxLength) ?? tooLongText(password, maxLength);
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (user !== '' && tooLong === undefined) answer.send({ kind: 'proxy-login', user, password });
  };
  const plain = { autoComplete: 'off', autoCapitalize: 'off', spellCheck: false } as const;
  const problem = tooLong ?? (prompt.problem === 'wrong-password' ? words.wrongPassword : undefined);
  const facts = [['Proxy', `${prompt.host}:${prompt.port}`] as const];
  return (
    <Frame
      {...common}
      buttons={
        <button type="submit" form={formId} className={styles.primary} disabled={user === ''}>
          {words.signIn}
        </button>
      }
    >
      <Facts facts={prompt.realm === '' ? facts : [...facts, ['Says', prompt.realm]]} />
      <form id={formId} noValidate className={styles.form} onSubmit={submit}>
        <label htmlFor="user" className={styles.label}>
          {words.user}
        </label>
        <input
          ref={field}
          id="user"
          type="text"
          {...plain}
          className={styles.input}
          value={user}
          onChange={(event) => setUser(event.target.value)}
        />
        <label htmlFor="password" className={styles.label}>
          {words.password}
        </label>
        <input
          id="password"
          type="password"
          {...plain}
          className={styles.input}
          value={password}
          aria-describedby="proxy-note"
          onChange={(event) => setPassword(event.target.value)}
        />
        <p id="proxy-note" className={styles.note} aria-live="polite">
          {problem === undefined ? words.proxyNote : <span className={styles.wrong}>{problem}</span>}
        </p>
      </form>
    </Frame>
  );
}
