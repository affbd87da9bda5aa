import { describe, expect, it } from 'vitest';
import { createKeepSession } from '../../../../src/main/commands/keep-session.ts';
import { type AppState, withOpening } from '../../../../src/main/core/app-state.ts';
import type { LoginOutcome } from '../../../../src/main/core/login-outcome.ts';
import { createStore } from '../../../../src/main/store.ts';
import type { AirflowWindowState } from '../../../../src/shared/airflow-window.ts';
import { environmentKey } from '../../../../src/shared/environment.ts';
import { type Failure, fail, ok, type Result } from '../../../../src/shared/failure.ts';
import type { PersonNeed } from '../../../../src/shared/person-need.ts';
import { alpha, beta, nowMs, stateWith } from '../sample-state.ts';
import { host, landed } from './login-fakes.ts';

const key = environmentKey(alpha);
const hourMs = 3_600_000;
const need: PersonNeed = { kind: 'process-consent', profile: 'dev' };
const needed: Failure = { kind: 'person-needed', profile: 'dev', need };
const unauthorized = { kind: 'unauthorized' } as const;

type Minted = Result<{ host: string; token: string }>;

const openWindow: AirflowWindowState = {
  windowId: 1,
  id: alpha,
  page: {
    url: `https://${host}/home`,
    title: 'DAGs',
    isLoading: false,
    canGoBack: false,
    canGoForward: false,
  },
  problem: null,
  zoomFactor: 1,
  find: null,
  downloads: [],
  isPageFullScreen: false,
  timesCopied: 0,
};

/** A session of alpha that was logged in to an hour ago, with its window. */
function keeping(answers: { mint?: () => Promise<Minted>; outcome?: LoginOutcome } = {}) {
  const store = createStore<AppState>(stateWith());
  const done: string[] = [];
  const states: string[] = [];
  let time = nowMs;
  const keep = createKeepSession({
    store,
    mintLoginToken: async ({ signal }) => {
      done.push('mint');
      const minted = (await answers.mint?.()) ?? ok({ host, token: 't0ken-c4nary' });
      return signal.aborted ? fail({ kind: 'cancelled' }) : minted;
    },
    describeEnvironment: async () => fail({ kind: 'offline' }),
    windows: {
      prepare: async () => undefined,
      logIn: async () => {
        done.push('log in');
        return answers.outcome ?? landed;
      },
      forgetSession: async () => undefined,
    },
    watch: () => done.push('watch'),
    goOn: () => done.push('go on'),
    onBug: () => done.push('bug'),
    nowMs: () => time,
  });
  store.update((state) => ({
    ...state,
    sessions: { [key]: { host, loggedInAtMs: nowMs, phase: 'signed-in' } },
    airflowWindows: [openWindow],
  }));
  keep.onLogin(alpha, { kind: 'login-landed' });
  done.length = 0;
  time += hourMs;
  store.subscribe((state) => states.push(JSON.stringify(state)));
  return {
    ...keep,
    store,
    done,
    seen: () => states.join('\n'),
    session: () => store.get().sessions[key],
    settled: () => keep.renewal(alpha) ?? Promise.resolve(),
    pass: (ms: number) => {
      time += ms;
    },
  };
}

describe('keeping a session', () => {
  it('logs in once for all pages that noticed, and lets them go on', async () => {
    const kept = keeping();
    for (let page = 0; page < 3; page += 1) kept.see(alpha, unauthorized);
    expect(kept.session()?.phase).toBe('renewing');
    await kept.settled();
    expect(kept.done).toEqual(['mint', 'log in', 'watch', 'go on']);
    expect(kept.session()).toMatchObject({ phase: 'signed-in', loggedInAtMs: nowMs + hourMs });
    expect(kept.renewal(alpha)).toBeNull();
    expect(kept.store.get().openings).toEqual({});
    expect(kept.seen()).not.toContain('c4nary');
  });

  it('says what only a person can give, and goes on once that was given', async () => {
    let mayMint = false;
    const kept = keeping({ mint: async () => (mayMint ? ok({ host, token: 't' }) : fail(needed)) });
    kept.see(alpha, unauthorized);
    await kept.settled();
    expect(kept.session()).toMatchObject({ phase: 'person-needed', failure: needed });
    kept.needMet({ kind: 'process-consent', profile: 'other' });
    expect(kept.renewal(alpha)).toBeNull();
    mayMint = true;
    kept.needMet(need);
    await kept.settled();
    expect(kept.session()?.phase).toBe('signed-in');
    expect(kept.session()?.failure).toBeUndefined();
  });

  it('says that the network stood in the way, and tries again as soon as the person is back', async () => {
    let isOnline = false;
    const kept = keeping({
      mint: async () => (isOnline ? ok({ host, token: 't' }) : fail({ kind: 'offline' })),
    });
    kept.see(alpha, unauthorized);
    await kept.settled();
    kept.see(alpha, unauthorized);
    expect(kept.session()).toMatchObject({ phase: 'expired', failure: { kind: 'offline' } });
    expect(kept.done).toEqual(['mint']);
    isOnline = true;
    kept.pass(1_000);
    kept.see(alpha, { kind: 'returned' });
    await kept.settled();
    expect(kept.session()?.phase).toBe('signed-in');
  });

  it('leaves it to an opening that is under way', () => {
    const kept = keeping();
    kept.store.update((state) => withOpening(state, alpha, { phase: 'waiting-for-person', need }));
    kept.see(alpha, unauthorized);
    kept.needMet(need);
    expect(kept.done).toEqual([]);
  });

  it('takes the failure of an opening away once the session lives again', async () => {
    const kept = keeping();
    const failure: Failure = { kind: 'offline' };
    kept.store.update((state) => withOpening(state, alpha, { phase: 'failed', failure }));
    kept.see(alpha, unauthorized);
    await kept.settled();
    expect(kept.store.get().openings).toEqual({});
  });

  it('does nothing for an environment that was never logged in to', () => {
    const kept = keeping();
    kept.see(beta, unauthorized);
    kept.onLogin(beta, { kind: 'login-began' });
    expect(kept.done).toEqual([]);
  });

  it('forgets everything, and gives up what is under way', async () => {
    const kept = keeping();
    kept.see(alpha, unauthorized);
    await kept.forgetAll();
    // Nothing of it goes on: what is emptied now stays empty.
    expect(kept.renewal(alpha)).toBeNull();
    expect(kept.done).toEqual(['mint']);
    kept.store.update((state) => ({ ...state, sessions: {} }));
    kept.see(alpha, unauthorized);
    expect(kept.store.get().sessions).toEqual({});
  });

  it('survives a bug: the session is over, and the next return tries again', async () => {
    let isBroken = true;
    const kept = keeping({
      mint: async () => {
        if (isBroken) throw new Error('bug');
        return ok({ host, token: 't' });
      },
    });
    kept.see(alpha, unauthorized);
    await kept.settled();
    expect(kept.done).toEqual(['mint', 'bug']);
    expect(kept.session()?.phase).toBe('expired');
    isBroken = false;
    kept.pass(60_000);
    kept.see(alpha, { kind: 'returned' });
    await kept.settled();
    expect(kept.session()?.phase).toBe('signed-in');
  });
});
