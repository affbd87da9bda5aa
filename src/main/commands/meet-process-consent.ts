/** Shows the command of a `credential_process` and remembers that the person allowed it. */

import { fail, ok, type Result } from '../../shared/failure.ts';
import type { PersonNeed } from '../../shared/person-need.ts';
import type { AppState } from '../core/app-state.ts';
import { withAllowedProcess } from '../core/state-prompts.ts';
import type { Store } from '../store.ts';
import type { Prompts } from './prompts.ts';

/** The command of a profile as it would be run, and where it stands. */
interface ProcessCommand {
  readonly words: readonly string[];
  readonly file: string;
  readonly line: number;
  /** Of the command as it stands in the file: another one is asked about anew. */
  readonly sha256: string;
}

/** What asking for consent works with. */
export interface ProcessConsentParts {
  readonly store: Store<AppState>;
  readonly prompts: Prompts;
  /** @returns the profile's command; null when it has none (any more) */
  readonly processCommand: (profile: string) => ProcessCommand | null;
}

/** @returns what asks; the consent is to the command that was shown, whatever the file says by then */
export function createMeetProcessConsent({ store, prompts, processCommand }: ProcessConsentParts) {
  return async (
    { profile }: Extract<PersonNeed, { kind: 'process-consent' }>,
    signal: AbortSignal,
  ): Promise<Result<null>> => {
    const command = processCommand(profile);
    // Nothing to ask about: the profile changed in the meantime, and the next try finds what it is now.
    if (command === null) return ok(null);
    const { words, file, line, sha256 } = command;
    const answer = await prompts.ask(
      { kind: 'process-consent', profile, command: words, file, line },
      signal,
    );
    if (answer?.kind !== 'allow-process') return fail({ kind: 'cancelled' });
    store.update((state) => withAllowedProcess(state, profile, sha256));
    return ok(null);
  };
}
