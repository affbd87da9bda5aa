import { describe, expect, it, vi } from 'vitest';
import { withCustomHosts } from '../../../../src/main/core/state-hosts.ts';
import { withSession } from '../../../../src/main/core/state-windows.ts';
import { environmentKey } from '../../../../src/shared/environment.ts';
import { fail, ok } from '../../../../src/shared/failure.ts';
import { alpha } from '../sample-state.ts';
import { hide, host, journeyWith, landed, waiting } from './login-fakes.ts';

const path = '/dags/x/grid?dag_run_id=manual__2025-01-01T00:00:00+00:00#a';
const toPage = { ...hide, path };
const goTo = `go to ${path}`;
const failure = {
  kind: 'person-needed',
  profile: 'dev',
  need: { kind: 'process-consent', profile: 'dev' },
} as const;

describe('opening a page of an environment', () => {
  it('logs in first, then shows the window on the page: MWAA drops the target of a login', async () => {
    const journey = journeyWith();
    expect(await journey.open(alpha, toPage)).toEqual(ok(null));
    expect(journey.asked).toEqual(['mint', 'prepare', 'log in', goTo, 'hide picker']);
  });

  it('goes there at once where the window is open and signed in', async () => {
    const journey = journeyWith({ isOpen: () => true });
    await journey.open(alpha, toPage);
    expect(journey.asked).toEqual([goTo, 'hide picker']);
  });

  it('logs in anew where the person set a custom domain since the login', async () => {
    const custom = 'airflow.acme.example';
    const journey = journeyWith({ isOpen: () => true });
    journey.store.update((state) =>
      withCustomHosts(withSession(state, alpha, { host, loggedInAtMs: 0, phase: 'signed-in' }), [
        [alpha, custom],
      ]),
    );
    await journey.open(alpha, hide);
    expect(journey.asked).toEqual(['show', 'hide picker']);
    await journey.open(alpha, toPage);
    expect(journey.asked.slice(2)).toEqual(['mint', 'prepare', 'log in', goTo, 'hide picker']);
    journey.store.update((state) => withCustomHosts(state, [[alpha, host]]));
    await journey.open(alpha, toPage);
    expect(journey.asked.slice(7)).toEqual([goTo, 'hide picker']);
  });

  it('goes to the start page in place of one that logs in or out', async () => {
    const journey = journeyWith({ isOpen: () => true });
    await journey.open(alpha, { ...hide, path: '/logout/' });
    expect(journey.asked).toContain('go to /');
  });

  it('goes nowhere when the login fails', async () => {
    const journey = journeyWith({ mint: async () => fail({ kind: 'offline' }) });
    await journey.open(alpha, toPage);
    expect(journey.asked).not.toContain(goTo);
  });

  it('of an environment that is on its way goes there after the login', async () => {
    const login = waiting<typeof landed>();
    const journey = journeyWith({ logIn: login.answer });
    const first = journey.open(alpha, hide);
    const second = journey.open(alpha, toPage);
    await vi.waitUntil(() => journey.asked.includes('log in'));
    login.settle(landed);
    await Promise.all([first, second]);
    expect(journey.asked).toEqual(['mint', 'prepare', 'log in', 'show', 'hide picker', goTo]);
  });

  it('remembers the host of the login, by which links find the environment', async () => {
    const journey = journeyWith();
    await journey.open(alpha, toPage);
    expect(journey.store.get().settings.seenHosts).toEqual({ [environmentKey(alpha)]: host });
    const { seenHosts } = journey.store.get().settings;
    await journey.open(alpha, toPage);
    expect(journey.store.get().settings.seenHosts).toBe(seenHosts);
  });
});

describe('an opening that nobody asked for here', () => {
  it('never asks a person: it fails where only one can go on, and the row says so', async () => {
    const journey = journeyWith({ mint: async () => fail(failure) });
    expect(await journey.open(alpha, { ...toPage, isUnattended: true })).toEqual(fail(failure));
    expect(journey.asked).toEqual(['mint', 'prepare', 'discard']);
    expect(journey.store.get().openings[environmentKey(alpha)]).toEqual({ phase: 'failed', failure });
  });

  it('leaves the prompt in the background when it joins an opening that waits for its person', async () => {
    const met = waiting<ReturnType<typeof fail>>();
    const journey = journeyWith({
      mint: async () => fail(failure),
      meetNeed: (_need, signal) => met.answer({ signal }),
    });
    const first = journey.open(alpha, hide);
    await vi.waitUntil(() => journey.asked.includes('meet need'));
    const second = journey.open(alpha, { ...toPage, isUnattended: true });
    met.settle(fail({ kind: 'cancelled' }));
    await Promise.all([first, second]);
    expect(journey.asked).not.toContain('show prompt');
  });
});
