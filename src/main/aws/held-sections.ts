/** Keeps what a profile file held while it is gone or empty for a moment: editors delete or cut it off before they write. */

import type { ConfigSection } from '../core/shared-config.ts';

/** What `createHeldSections` needs. */
export interface HeldSectionsOptions {
  /** For how many milliseconds a file may be gone. */
  readonly holdMs: number;
  /** Called when that time is over: what is read from now on counts. */
  readonly onGone: () => void;
}

/** @returns `take`, which answers what counts of a file that was just read, and `dispose` */
export function createHeldSections({ holdMs, onGone }: HeldSectionsOptions) {
  let held: readonly ConfigSection[] = [];
  let timer: NodeJS.Timeout | null = null;

  const stop = () => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  };

  const letGo = () => {
    timer = null;
    held = [];
    onGone();
  };

  return {
    take: (sections: readonly ConfigSection[]): readonly ConfigSection[] => {
      if (sections.length > 0) {
        stop();
        held = sections;
      } else if (held.length > 0) {
        timer ??= setTimeout(letGo, holdMs);
      }
      return held;
    },
    dispose: stop,
  };
}
