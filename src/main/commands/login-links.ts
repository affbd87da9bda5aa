/** Login URLs that a person asks for by name: opened in the default browser, or copied. */

import type { OpenHow } from '../../shared/commands.ts';
import { type EnvironmentId, environmentKey } from '../../shared/environment.ts';
import { fail, ok, type Result } from '../../shared/failure.ts';
import type { Opening } from '../../shared/snapshot.ts';
import { withOpening, withoutOpening, withUse } from '../core/app-state.ts';
import type { MeetNeed } from './meet-need.ts';
import { type MintLoginUrlParts, mintLoginUrl } from './mint-login-url.ts';
import { withPerson } from './with-person.ts';

/** What the use case works with. */
export interface LoginLinkParts extends MintLoginUrlParts {
  readonly meetNeed: MeetNeed;
  readonly openInBrowser: (url: string) => void;
  /** Copies a text that the clipboard forgets again when the URL has expired. */
  readonly copySecret: (text: string) => Promise<void>;
  readonly hidePicker: () => void;
  /** Milliseconds since 1970. */
  readonly nowMs: () => number;
}

/** Each of them mints a token of its own; what goes wrong stands in the environment's row as well. */
export interface LoginLinks {
  readonly openInBrowser: (id: EnvironmentId, how: OpenHow) => Promise<Result<null>>;
  readonly copyLoginUrl: (id: EnvironmentId) => Promise<Result<null>>;
  /** Ends what is on its way for this environment. */
  readonly cancel: (id: EnvironmentId) => void;
}

/** @returns the use case; it keeps only what is on its way */
export function createLoginLinks(parts: LoginLinkParts): LoginLinks {
  const { store } = parts;
  const underWay = new Map<string, AbortController>();

  async function run(id: EnvironmentId, use: (url: string) => Promise<void> | void): Promise<Result<null>> {
    const key = environmentKey(id);
    const before = underWay.get(key);
    const phase = store.get().openings[key]?.phase;
    // An opening of the same environment says by itself how far it is.
    const isInRow = before !== undefined || phase === undefined || phase === 'failed';
    // Two at once would both wait for the same person; the one asked for last counts.
    before?.abort();
    const cancelling = new AbortController();
    underWay.set(key, cancelling);
    const isLast = () => underWay.get(key) === cancelling;
    const say = (opening: Opening | null) => {
      if (isInRow && isLast())
        store.update((state) =>
          opening === null ? withoutOpening(state, id) : withOpening(state, id, opening),
        );
    };
    try {
      const outcome = await mintFor(parts, { id, use, say, cancelled: cancelling.signal });
      const hasFailed = !outcome.ok && outcome.failure.kind !== 'cancelled';
      say(hasFailed ? { phase: 'failed', failure: outcome.failure } : null);
      return outcome;
    } catch (bug) {
      // No row may say "getting a login" for ever.
      say(null);
      throw bug;
    } finally {
      if (isLast()) underWay.delete(key);
    }
  }

  return {
    openInBrowser: async (id, how) => {
      const opened = await run(id, parts.openInBrowser);
      if (!opened.ok) return opened;
      store.update((state) => withUse(state, { id, query: how.query, nowMs: parts.nowMs() }));
      if (how.picker === 'hide') parts.hidePicker();
      return opened;
    },
    copyLoginUrl: (id) => run(id, parts.copySecret),
    cancel: (id) => underWay.get(environmentKey(id))?.abort(),
  };
}

interface Minting {
  readonly id: EnvironmentId;
  readonly use: (url: string) => Promise<void> | void;
  readonly say: (opening: Opening) => void;
  readonly cancelled: AbortSignal;
}

async function mintFor(parts: LoginLinkParts, { id, use, say, cancelled }: Minting): Promise<Result<null>> {
  const minted = await withPerson({
    attempt: () => {
      say({ phase: 'minting' });
      return mintLoginUrl(parts, { id, cancelled });
    },
    meetNeed: parts.meetNeed,
    signal: cancelled,
    onWaiting: (need) => say({ phase: 'waiting-for-person', need }),
  });
  if (cancelled.aborted) return fail({ kind: 'cancelled' });
  if (!minted.ok) return minted;
  await use(minted.value.url);
  return ok(null);
}
