/** How the picker's deeds reach the world: commands to the main process, the clipboard, what is said for a moment. */

import type { WindsockApi } from '../../shared/commands.ts';
import type { Result } from '../../shared/failure.ts';
import { failureText } from '../../shared/failure-text.ts';
import type { View } from './state.ts';
import { words } from './words.ts';

export interface DeedsOptions {
  readonly api: WindsockApi;
  readonly writeClipboard: (text: string) => Promise<void>;
  /** Says something for a moment, in the footer and to screen readers. */
  readonly say: (text: string) => void;
  readonly show: (view: View) => void;
  /** Puts a text into the field, in place of what is there. */
  readonly type: (query: string) => void;
  /** Shows what could not be searched one by one. */
  readonly unfold: () => void;
}

/** @returns the few ways in which every deed reaches the world; none of them throws, and what fails is said */
export function createEffects({ api, writeClipboard, say }: DeedsOptions) {
  const noAnswer = (): void => say(words.noAnswer);
  /** `done`: what to say once it is done, where the rows do not show it. */
  const run = (answer: Promise<Result<null>>, done?: string): void => {
    answer.then((result) => {
      if (!result.ok) say(failureText(result.failure).summary);
      else if (done !== undefined) say(done);
    }, noAnswer);
  };
  return {
    run,
    noAnswer,
    look: (): void => run(api.lookForEnvironments()),
    /** For what the rows themselves tell, such as opening: a failure said twice would only be noise. `done` is said of a success. */
    runQuietly: (answer: Promise<Result<null>>, done?: string): void => {
      answer.then(({ ok }) => {
        if (ok && done !== undefined) say(done);
      }, noAnswer);
    },
    copy: (text: string): void => {
      writeClipboard(text).then(
        () => say(words.copied),
        () => say(words.copyFailed),
      );
    },
  };
}

export type Effects = ReturnType<typeof createEffects>;
