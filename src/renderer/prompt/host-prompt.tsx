/** Shows the host that AWS names for an environment and that is none of AWS's own, and asks whether a login may go there. */

import type { Prompt } from '../../shared/prompt.ts';
import { visibleText } from '../../shared/visible-text.ts';
import { Facts, Frame, type PromptProps } from './frame.tsx';
import styles from './prompt.module.css';
import { words } from './words.ts';

export function HostPrompt({ prompt, ...common }: PromptProps<Extract<Prompt, { kind: 'host-consent' }>>) {
  const { answer } = common;
  const { environment, host, before } = prompt;
  const facts = [
    ['Environment', environment.name],
    ['Profile', environment.profile],
    ['Region', environment.region],
  ] as const;
  return (
    <Frame
      {...common}
      focusHeading={true}
      buttons={
        <button type="button" className={styles.primary} onClick={() => answer.send({ kind: 'allow-host' })}>
          {words.allowHost}
        </button>
      }
    >
      <p className={styles.text}>{words.hostIntro}</p>
      <p className={styles.host}>
        <bdi>{visibleText(host)}</bdi>
      </p>
      <Facts facts={before === undefined ? facts : [...facts, ['Until now', before]]} />
      {/(^|\.)xn--/.test(host) && <p className={styles.text}>{words.hostInOtherLetters}</p>}
      <p className={styles.text}>{words.hostMeans}</p>
      <p className={styles.text}>{words.hostAskedAgain}</p>
    </Frame>
  );
}
