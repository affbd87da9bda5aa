/** Asks for the user name and password of a proxy. */

import { type SyntheticEvent, useEffect, useRef, useState } from 'react';
import type { Prompt } from '../../shared/prompt.ts';
import { Facts, Frame, type PromptProps } from './frame.tsx';
import styles from './prompt.module.css';
import { words } from './words.ts';

const formId = 'proxy';

export function ProxyPrompt({ prompt, ...common }: PromptProps<Extract<Prompt, { kind: 'proxy-login' }>>) {
  const { answer } = common;
  const field = useRef<HTMLInputElement>(null);
  const [user, setUser] = useState('');
  const [password, setPassword] = useState('');
  useEffect(() => field.current?.focus(), []);
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (user !== '') answer.send({ kind: 'proxy-login', user, password });
  };
  const plain = { autoComplete: 'off', autoCapitalize: 'off', spellCheck: false, maxLength: 512 } as const;
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
          {prompt.problem === 'wrong-password' ? (
            <span className={styles.wrong}>{words.wrongPassword}</span>
          ) : (
            words.proxyNote
          )}
        </p>
      </form>
    </Frame>
  );
}
