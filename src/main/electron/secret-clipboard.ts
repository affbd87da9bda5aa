/** Copies what is secret for a short time, and takes it off the clipboard when that time is over. */

import { createHash } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { clipboard } from 'electron';
import { log } from './log.ts';

/** The clipboard of one app. */
export interface SecretClipboard {
  /** Copies the text; rejects where the system's clipboard cannot be written. */
  readonly copy: (text: string) => Promise<void>;
  /** Takes it off at once, as at the end of the app. @returns settles once it is off, or the clipboard does not answer */
  readonly dispose: () => Promise<void>;
}

/** The clipboard is another program's, which may hang. */
const answerTimeoutMs = 2_000;

/** @param lifeMs  after this many milliseconds the text is taken off, unless something else was copied meanwhile */
export function createSecretClipboard(lifeMs: number): SecretClipboard {
  // SECURITY: the hash is enough to know the text again.
  let copied: string | null = null;
  let timer: NodeJS.Timeout | null = null;

  async function forget(): Promise<void> {
    const hash = copied;
    copied = null;
    if (timer !== null) clearTimeout(timer);
    // Read and written in one go where Electron allows it (before 44 both are synchronous); `await` takes either.
    if (hash !== null && hashOf(await clipboard.readText()) === hash) await clipboard.writeText('');
  }
  const forgetOrLog = () =>
    forget().catch((error: unknown) => log.warn('The clipboard was not cleared', error));

  return {
    copy: async (text) => {
      await clipboard.writeText(text);
      copied = hashOf(text);
      if (timer !== null) clearTimeout(timer);
      timer = setTimeout(() => void forgetOrLog(), lifeMs);
    },
    dispose: async () => {
      await Promise.race([forgetOrLog(), delay(answerTimeoutMs, undefined, { ref: false })]);
    },
  };
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
