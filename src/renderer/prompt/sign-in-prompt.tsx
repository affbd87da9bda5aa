/** Shows how far a sign-in is, its code and link, and the other ways to sign in. */

import { Facts, Frame, type PromptProps } from './frame.tsx';
import styles from './prompt.module.css';
import type { Answer } from './use-answer.ts';
import { useCopy } from './use-copy.ts';
import { otherFlowText, otherPlaceText, progressText, type SignIn, words } from './words.ts';

export function SignInPrompt({ prompt, ...common }: PromptProps<SignIn>) {
  const { answer } = common;
  const { progress, flow } = prompt;
  return (
    <Frame
      {...common}
      focusHeading={true}
      buttons={
        progress.phase === 'failed' && (
          <button
            type="button"
            className={styles.primary}
            onClick={() => answer.send({ kind: 'restart-sign-in', flow })}
          >
            {words.tryAgain}
          </button>
        )
      }
    >
      <Facts facts={[prompt.target.fact]} />
      {progress.phase === 'failed' ? (
        <p role="alert" className={styles.wrong}>
          {progressText(prompt)}
        </p>
      ) : (
        <p role="status" className={styles.text}>
          {progressText(prompt)}
        </p>
      )}
      {progress.phase === 'waiting' && <Page prompt={prompt} progress={progress} answer={answer} />}
      {progress.phase !== 'finishing' && <OtherWays prompt={prompt} answer={answer} />}
    </Frame>
  );
}

interface PageProps {
  readonly prompt: SignIn;
  readonly progress: Extract<SignIn['progress'], { phase: 'waiting' }>;
  readonly answer: Answer;
}

function Page({ prompt, progress, answer }: PageProps) {
  const { said, copy } = useCopy();
  const { link, code } = progress;
  return (
    <>
      {code !== undefined && (
        <div className={styles.bigCode}>
          <output aria-label="Code" className={styles.letters}>
            {code}
          </output>
          <button type="button" className={styles.button} onClick={() => copy(code)}>
            {words.copyCode}
          </button>
        </div>
      )}
      <p className={styles.link} title={link}>
        {link}
      </p>
      <div className={styles.ways}>
        <button type="button" className={styles.button} onClick={() => copy(link)}>
          {words.copyLink}
        </button>
        <button
          type="button"
          className={styles.button}
          onClick={() => answer.send({ kind: 'open-page', place: prompt.place })}
        >
          {words.openAgain}
        </button>
        <span className={styles.note} aria-live="polite">
          {said}
        </span>
      </div>
      {prompt.place === 'window' && <p className={styles.note}>{words.passkeys}</p>}
    </>
  );
}

function OtherWays({ prompt, answer }: Pick<PageProps, 'prompt' | 'answer'>) {
  const other = prompt.place === 'browser' ? 'window' : 'browser';
  const flowText = otherFlowText(prompt);
  return (
    <div className={styles.ways}>
      {prompt.progress.phase === 'waiting' && (
        <button
          type="button"
          className={styles.quiet}
          onClick={() => answer.send({ kind: 'open-page', place: other })}
        >
          {otherPlaceText(prompt.place)}
        </button>
      )}
      {flowText !== null && (
        <button
          type="button"
          className={styles.quiet}
          onClick={() =>
            answer.send({
              kind: 'restart-sign-in',
              flow: prompt.flow === 'browser' ? 'device-code' : 'browser',
            })
          }
        >
          {flowText}
        </button>
      )}
    </div>
  );
}
