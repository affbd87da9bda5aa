import { describe, expect, it, vi } from 'vitest';
import type { LoginOutcome } from '../../../../src/main/core/login-outcome.ts';
import { fail } from '../../../../src/shared/failure.ts';
import { alpha } from '../sample-state.ts';
import { hide, journeyWith, landed, waiting } from './login-fakes.ts';

describe('an opening that is cancelled', () => {
  it.each(['a silent login is waited for', 'the page that was reached still loads'])(
    'while %s shows no window any more',
    async (moment) => {
      const renewal = waiting<void>();
      const login = waiting<LoginOutcome>();
      const isRenewing = moment.startsWith('a silent');
      const journey = journeyWith({
        isOpen: () => isRenewing,
        logIn: login.answer,
        ...(isRenewing && { renewal: renewal.answer({ signal: new AbortController().signal }) }),
      });
      const done = journey.open(alpha, hide);
      if (!isRenewing) await vi.waitUntil(() => login.signals.length === 1);
      journey.cancel(alpha);
      login.settle(landed);
      expect(await done).toEqual(fail({ kind: 'cancelled' }));
      expect(journey.store.get().openings).toEqual({});
      expect(journey.asked).not.toContain('show');
    },
  );
});
