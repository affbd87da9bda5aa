import { describe, expect, it, vi } from 'vitest';
import { createKeepSession } from '../../../../src/main/commands/keep-session.ts';
import { withAirflowWindow, withSession } from '../../../../src/main/core/state-windows.ts';
import { createStore } from '../../../../src/main/store.ts';
import type { AirflowWindowState } from '../../../../src/shared/airflow-window.ts';
import { fail, ok } from '../../../../src/shared/failure.ts';
import type { PersonNeed } from '../../../../src/shared/person-need.ts';
import { alpha, nowMs, stateWith } from '../sample-state.ts';
import { host, landed } from './login-fakes.ts';

const need: PersonNeed = {
  kind: 'mfa-code',
  profile: alpha.profile,
  device: 'arn:aws:iam::111122223333:mfa/me',
};

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

/** A session of alpha that waits for the person, with a window or without. */
async function waitingSession(hasWindow: boolean) {
  const signedIn = withSession(stateWith(), alpha, { host, loggedInAtMs: nowMs, phase: 'signed-in' });
  const store = createStore(hasWindow ? withAirflowWindow(signedIn, openWindow) : signedIn);
  let clockMs = nowMs;
  let isNeeded = true;
  const logIn = vi.fn(async () => landed);
  const keep = createKeepSession({
    store,
    mintLoginToken: async () =>
      isNeeded ? fail({ kind: 'person-needed', profile: alpha.profile, need }) : ok({ host, token: 't0ken' }),
    describeEnvironment: async () => fail({ kind: 'offline' }),
    windows: { prepare: async () => undefined, logIn, forgetSession: async () => undefined },
    watch: () => undefined,
    goOn: () => undefined,
    onBug: (bug) => {
      throw bug;
    },
    nowMs: () => clockMs,
  });
  keep.see(alpha, { kind: 'login-landed' });
  clockMs += 3_600_000;
  keep.see(alpha, { kind: 'unauthorized' });
  await keep.renewal(alpha);
  isNeeded = false;
  const phase = () => Object.values(store.get().sessions)[0]?.phase;
  return { keep, logIn, phase };
}

describe('a session that waits for what only a person can give', () => {
  it('goes on once that was given elsewhere', async () => {
    const { keep, logIn, phase } = await waitingSession(true);
    expect(phase()).toBe('person-needed');
    keep.needMet(need);
    await keep.renewal(alpha);
    expect(logIn).toHaveBeenCalledOnce();
    expect(phase()).toBe('signed-in');
  });

  it('stays as it is where its windows are closed', async () => {
    const { keep, logIn, phase } = await waitingSession(false);
    keep.needMet(need);
    expect(keep.renewal(alpha)).toBeNull();
    expect(logIn).not.toHaveBeenCalled();
    expect(phase()).toBe('person-needed');
  });
});
