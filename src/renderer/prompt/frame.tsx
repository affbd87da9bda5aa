/** What every prompt has: a heading with the app's mark, its content, and a row of buttons. */

import { type ReactNode, useEffect, useRef } from 'react';
import { visibleText } from '../../shared/visible-text.ts';
import { WindsockIcon } from '../ui/icons.tsx';
import styles from './prompt.module.css';
import type { Answer } from './use-answer.ts';
import { words } from './words.ts';

/** What the page gives to each prompt. */
export interface PromptProps<P> {
  readonly prompt: P;
  readonly title: string;
  readonly answer: Answer;
  /** How many questions come after this one. */
  readonly waiting: string;
}

interface FrameProps extends Omit<PromptProps<unknown>, 'prompt'> {
  /** For prompts without a field: the focus starts at the heading, so that no key pressed too early answers anything. */
  readonly focusHeading?: boolean;
  readonly children: ReactNode;
  /** Beside Cancel. */
  readonly buttons?: ReactNode;
}

export function Frame({ title, answer, waiting, focusHeading = false, children, buttons }: FrameProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (focusHeading) heading.current?.focus();
  }, [focusHeading]);
  return (
    <main className={styles.prompt} aria-labelledby="title">
      <header className={styles.header}>
        <WindsockIcon className={styles.mark} />
        <h1 id="title" ref={heading} tabIndex={-1} className={styles.title}>
          <bdi>{title}</bdi>
        </h1>
      </header>
      {children}
      <p role="alert" className={styles.problem}>
        {answer.problem}
      </p>
      <footer className={styles.footer}>
        <span className={styles.waiting} aria-live="polite">
          {waiting}
        </span>
        <button type="button" className={styles.button} onClick={() => answer.send({ kind: 'cancel' })}>
          {words.cancel}
        </button>
        {buttons}
      </footer>
    </main>
  );
}

/** A name and its value, one below the other in a list; what is not seen in a value is written out. */
export function Facts({ facts }: { readonly facts: readonly (readonly [name: string, value: string])[] }) {
  return (
    <dl className={styles.facts}>
      {facts.map(([name, value]) => (
        <div key={name} className={styles.fact}>
          <dt>{name}</dt>
          <dd>
            <bdi>{visibleText(value)}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  );
}
