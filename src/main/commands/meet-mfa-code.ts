/** Asks for the code of an MFA device until AWS takes one. */

import { fail, type Result } from '../../shared/failure.ts';
import type { PersonNeed } from '../../shared/person-need.ts';
import { timeoutSignal } from '../timeout-signal.ts';
import type { Prompts } from './prompts.ts';

/** What asking for a code works with. */
export interface MfaCodeParts {
  readonly prompts: Prompts;
  /** Assumes the role with the code and keeps the credentials; failure `mfa-code-wrong` when the code was not taken. */
  readonly provideMfaCode: (request: {
    readonly profile: string;
    readonly code: string;
    readonly signal: AbortSignal;
  }) => Promise<Result<null>>;
}

/** AWS answers a code within this, or the person learns why not. */
const codeTimeoutMs = 15_000;

/** @returns what asks; each code is used once and kept nowhere */
export function createMeetMfaCode({ prompts, provideMfaCode }: MfaCodeParts) {
  return async (
    need: Extract<PersonNeed, { kind: 'mfa-code' }>,
    signal: AbortSignal,
  ): Promise<Result<null>> => {
    const { profile, device } = need;
    const question = { kind: 'mfa-code', profile, device } as const;
    const prompt = prompts.open(question, signal);
    try {
      for (;;) {
        const answer = await prompt.next();
        if (answer?.kind !== 'mfa-code') return fail({ kind: 'cancelled' });
        const provided = await provideMfaCode({
          profile,
          code: answer.code,
          signal: AbortSignal.any([prompt.ended, timeoutSignal(codeTimeoutMs)]),
        });
        if (prompt.ended.aborted) return fail({ kind: 'cancelled' });
        if (provided.ok || provided.failure.kind !== 'mfa-code-wrong') return provided;
        prompt.askAgain({ ...question, problem: 'wrong-code' });
      }
    } finally {
      prompt.close();
    }
  };
}
