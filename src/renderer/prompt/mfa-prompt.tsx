/** Asks for the code of an MFA device; the sixth digit sends it. */

import { type SyntheticEvent, useEffect, useRef, useState } from 'react';
import { mfaDeviceName } from '../../shared/profile-text.ts';
import { isMfaCode, type Prompt } from '../../shared/prompt.ts';
import { Facts, Frame, type PromptProps } from './frame.tsx';
import styles from './prompt.module.css';
import type { Answer } from './use-answer.ts';
import { codeDigits, words } from './words.ts';

const formId = 'mfa';

/** What is typed, and whether it is on its way. */
function useCode({ send, problem }: Answer) {
  const [code, setCode] = useState('');
  const [isSent, setSent] = useState(false);
  const [isRefused, setRefused] = useState(false);
  // A code that could not be handed over may be sent again.
  const isChecking = isSent && problem === '';

  const hand = (digits: string): void => {
    setSent(true);
    send({ kind: 'mfa-code', code: digits });
  };
  const change = (text: string): void => {
    if (isChecking) return;
    const digits = codeDigits(text);
    setRefused(digits === null);
    if (digits === null) return;
    setCode(digits);
    if (isMfaCode(digits) && digits !== code) hand(digits);
  };
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (isMfaCode(code) && !isChecking) hand(code);
  };
  return { code, isChecking, isRefused, change, submit };
}

export function MfaPrompt({ prompt, ...common }: PromptProps<Extract<Prompt, { kind: 'mfa-code' }>>) {
  const field = useRef<HTMLInputElement>(null);
  const { code, isChecking, isRefused, change, submit } = useCode(common.answer);
  useEffect(() => field.current?.focus(), []);
  const wrong = isRefused ? words.sixDigits : prompt.problem === 'wrong-code' ? words.wrongCode : '';
  return (
    <Frame
      {...common}
      buttons={
        <button
          type="submit"
          form={formId}
          className={styles.primary}
          disabled={!isMfaCode(code) || isChecking}
        >
          {words.send}
        </button>
      }
    >
      <Facts
        facts={[
          ['Device', mfaDeviceName(prompt.device)],
          ['Profile', prompt.profile],
        ]}
      />
      <form id={formId} noValidate className={styles.form} onSubmit={submit}>
        <label htmlFor="code" className={styles.label}>
          {words.code}
        </label>
        <input
          ref={field}
          id="code"
          className={styles.code}
          type="text"
          inputMode="numeric"
          autoComplete="one-time-code"
          spellCheck={false}
          value={code}
          readOnly={isChecking}
          aria-invalid={isRefused || (prompt.problem !== undefined && code === '')}
          aria-describedby="code-note"
          onChange={(event) => change(event.target.value)}
        />
        <p id="code-note" className={styles.note} aria-live="polite">
          {isChecking ? words.checking : <span className={styles.wrong}>{wrong}</span>}
        </p>
      </form>
    </Frame>
  );
}
