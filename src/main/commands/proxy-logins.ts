/** Names and passwords of proxies: asked once, kept in memory until the app quits. */

import type { Result } from '../../shared/failure.ts';

/** A proxy that asks who one is. */
export interface ProxyChallenge {
  readonly host: string;
  readonly port: number;
  readonly realm: string;
}

/** SECURITY: in memory only; never in state, a failure or a log. */
export interface ProxyPassword {
  readonly user: string;
  readonly password: string;
}

/** Asks the person. @returns null when cancelled */
export type AskProxyLogin = (
  question: ProxyChallenge & { readonly problem?: 'wrong-password'; readonly signal: AbortSignal },
) => Promise<ProxyPassword | null>;

/** The logins. */
export interface ProxyLogins {
  /**
   * Answers a proxy. Asks nobody: a request cannot wait for a person, so it fails, and `goOn` asks and tries again.
   *
   * @param tried  what this very request sent before, which the proxy did not take
   * @returns null when nothing is known, or nothing better than what was tried
   */
  readonly answer: (challenge: ProxyChallenge, tried: ProxyPassword | null) => ProxyPassword | null;
  /**
   * Runs what a person set off. Where a proxy wanted a login meanwhile, the person is asked and it runs again; several that run
   * at once share the question. What nobody set off is not to be run through this, so that nobody is asked unasked.
   *
   * @returns what the last run answered
   */
  readonly goOn: <T>(work: () => Promise<Result<T>>) => Promise<Result<T>>;
  /** Takes back a question that is open. */
  readonly dispose: () => void;
}

interface Wanted {
  readonly challenge: ProxyChallenge;
  readonly wasWrong: boolean;
}

/** Knows no login at first. */
export function createProxyLogins(ask: AskProxyLogin): ProxyLogins {
  const known = new Map<string, ProxyPassword>();
  const wanted = new Map<string, Wanted>();
  const ending = new AbortController();
  let challenges = 0;
  let asking: Promise<boolean> | null = null;

  const askFor = async ({ challenge, wasWrong }: Wanted): Promise<boolean> => {
    const question = { ...challenge, ...(wasWrong && { problem: 'wrong-password' as const }) };
    const given = await ask({ ...question, signal: ending.signal });
    if (given !== null) known.set(keyOf(challenge), given);
    return given !== null;
  };
  const askAll = async (): Promise<boolean> => {
    for (const [key, each] of wanted) {
      const isGiven = await askFor(each);
      wanted.delete(key);
      if (!isGiven) return false;
    }
    return true;
  };
  const askOnce = (): Promise<boolean> => {
    asking ??= askAll().finally(() => {
      asking = null;
    });
    return asking;
  };

  return {
    answer: (challenge, tried) => {
      const key = keyOf(challenge);
      const kept = known.get(key);
      if (kept !== undefined && kept !== tried) return kept;
      challenges += 1;
      if (kept !== undefined) known.delete(key);
      wanted.set(key, { challenge, wasWrong: tried !== null || (wanted.get(key)?.wasWrong ?? false) });
      return null;
    },
    goOn: async (work) => {
      for (;;) {
        const before = challenges;
        const result = await work();
        if (challenges === before || ending.signal.aborted) return result;
        if (!(await askOnce())) return result;
      }
    },
    dispose: () => ending.abort(),
  };
}

function keyOf({ host, port, realm }: ProxyChallenge): string {
  return JSON.stringify([host, port, realm]);
}
