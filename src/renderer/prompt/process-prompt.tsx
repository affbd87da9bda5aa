/** Shows the command of a `credential_process` word by word, and asks whether it may run. */

import type { Prompt } from '../../shared/prompt.ts';
import { visibleWord } from '../../shared/visible-text.ts';
import { Facts, Frame, type PromptProps } from './frame.tsx';
import styles from './prompt.module.css';
import { words } from './words.ts';

export function ProcessPrompt({
  prompt,
  ...common
}: PromptProps<Extract<Prompt, { kind: 'process-consent' }>>) {
  const { answer } = common;
  return (
    <Frame
      {...common}
      focusHeading={true}
      buttons={
        <button
          type="button"
          className={styles.primary}
          onClick={() => answer.send({ kind: 'allow-process' })}
        >
          {words.allow}
        </button>
      }
    >
      <p className={styles.text}>
        The profile gets its credentials from this program (<code>credential_process</code>):
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long command scrolls, and keys have to reach it */}
      <ol className={styles.command} aria-label="Program and arguments" tabIndex={0}>
        {prompt.command.map((word, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: words of a command may repeat, and stay where they are
          <li key={at} className={at === 0 ? styles.program : styles.argument}>
            <bdi>{visibleWord(word)}</bdi>
          </li>
        ))}
      </ol>
      <Facts
        facts={[
          ['Profile', prompt.profile],
          ['From', `${prompt.file}, line ${prompt.line}`],
        ]}
      />
      <p className={styles.text}>{words.askedAgain}</p>
    </Frame>
  );
}
