/** @vitest-environment happy-dom */

import { screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { WindowAct } from '../../../../src/shared/airflow-window.ts';
import { failureText } from '../../../../src/shared/failure-text.ts';
import { everyFailure } from '../../shared/every-failure.ts';
import { click, putAwayFrame, showFrame } from './frame-harness.tsx';
import { environment, host, stateOf, windowSnapshot, windowStates } from './window-snapshots.ts';

afterEach(putAwayFrame);

interface StateCase {
  readonly state: string;
  /** Texts that stand in the frame. */
  readonly says: readonly string[];
  /** Button -> what it asks of the window. */
  readonly does: Readonly<Record<string, WindowAct | 'cancelOpening'>>;
}

const signIn: WindowAct = { kind: 'sign-in' };
const close: WindowAct = { kind: 'close' };
const reload: WindowAct = { kind: 'reload' };
const reset: WindowAct = { kind: 'reset-session' };

const cases: readonly StateCase[] = [
  { state: 'well', says: ['orders-prod'], does: { Back: { kind: 'back' }, Reload: reload } },
  { state: 'loading', says: [], does: { Forward: { kind: 'forward' }, 'Stop loading': { kind: 'stop' } } },
  {
    state: 'production',
    says: ['production', '125 %'],
    does: { 'Zoom 125 %. Reset zoom': { kind: 'zoom-reset' } },
  },
  { state: 'tunnel', says: ['Tunnel'], does: {} },
  {
    state: 'tunnel-ended',
    says: ['Tunnel ended', 'The tunnel ended: exit code 255'],
    does: { 'Start again': { kind: 'restart-tunnel' } },
  },
  { state: 'starting-tunnel', says: ['Starting the tunnel…'], does: { Cancel: 'cancelOpening' } },
  { state: 'person-needed', says: ['AWS needs you to sign in to acme-prod'], does: { 'Sign in': signIn } },
  { state: 'renewing', says: ['Logging in again…'], does: {} },
  { state: 'waiting', says: ['Waiting for your sign-in to acme-prod…'], does: { Cancel: 'cancelOpening' } },
  {
    state: 'expired',
    says: [
      'Your Airflow session is over: This computer is offline.',
      'Connect to a network, then try again.',
    ],
    does: { 'Try again': signIn },
  },
  {
    state: 'stopped',
    says: [
      'Airflow ended the session again soon after a new login.',
      'Windsock does not log in again by itself here.',
    ],
    does: { 'Log in again': signIn, 'Reset session': reset },
  },
  {
    state: 'forbidden',
    says: ['Airflow says that assumed-role/DataPlatformAdmin/mara.lindqvist may not see this.'],
    does: {},
  },
  {
    state: 'broken',
    says: [
      'Airflow answered this page with an error (500).',
      'If every page ends like this, it stumbles over the cookies of an old session.',
    ],
    does: { 'Reset session': reset },
  },
  {
    state: 'slow',
    says: ['The Airflow web server has not answered for 15 s.'],
    does: { 'Stop loading': { kind: 'stop' } },
  },
  {
    state: 'find',
    says: ['3 of 12'],
    does: {
      'Previous match': { kind: 'find', text: 'orders', forward: false },
      'Next match': { kind: 'find', text: 'orders', forward: true },
      'Close find bar': { kind: 'close-find' },
    },
  },
  { state: 'find-nothing', says: ['No matches'], does: { 'Close find bar': { kind: 'close-find' } } },
  {
    state: 'page-full-screen',
    says: [`${host} has the whole screen. Press Esc to leave.`],
    does: { 'Leave full screen': { kind: 'leave-full-screen' } },
  },
  {
    state: 'downloads',
    says: ['attempt=1.log', '48.2 kB', 'Could not be downloaded', '3.1 MB of 12.4 MB'],
    does: {
      Show: { kind: 'show-download', downloadId: 'a' },
      Cancel: { kind: 'cancel-download', downloadId: 'c' },
      'Dismiss attempt=1.log': { kind: 'dismiss-download', downloadId: 'a' },
      'Dismiss orders_daily.log': { kind: 'dismiss-download', downloadId: 'b' },
    },
  },
  { state: 'logging-in', says: ['Logging in to orders-prod…'], does: { Cancel: 'cancelOpening' } },
  {
    state: 'login-failed',
    says: ['Airflow stumbles over the cookies of an old session'],
    does: {
      'Reset session': reset,
      'Try again': signIn,
      'Why can’t I?': { kind: 'diagnose' },
      'Close window': close,
    },
  },
  {
    state: 'failed',
    says: [
      'The Airflow web server did not answer within 15 s',
      'Try again. A private web server needs its VPN.',
      host,
    ],
    does: {
      'Try again': reload,
      'Why can’t I?': { kind: 'diagnose' },
      'Open in default browser': { kind: 'open-in-browser' },
      'Close window': close,
    },
  },
  {
    state: 'reloading',
    says: ['The page stopped working', 'Windsock loads it again…'],
    does: { 'Close window': close },
  },
  {
    state: 'crashed',
    says: [
      'The page stopped working',
      'It stopped 3 times within a minute, so Windsock does not load it again by itself.',
    ],
    does: { 'Close window': close },
  },
  {
    state: 'hangs',
    says: ['The page does not answer'],
    does: { Wait: { kind: 'wait' }, 'Close window': close },
  },
];

describe('each state', () => {
  it.each(cases)('$state', ({ state, says, does }) => {
    const { calls, acts } = showFrame(stateOf(state));
    const text = document.body.textContent;
    for (const each of says) expect(text).toContain(each);
    for (const [name, wanted] of Object.entries(does)) {
      calls.length = 0;
      click(name);
      if (wanted === 'cancelOpening') expect(calls).toEqual([['cancelOpening', environment.id]]);
      else expect(acts()).toEqual([wanted]);
    }
  });

  it('is in the table', () => {
    expect(cases.map(({ state }) => state)).toEqual(Object.keys(windowStates));
  });

  it('has one heading of the first level, one main part and no button without a name', () => {
    for (const snapshot of Object.values(windowStates)) {
      showFrame(snapshot);
      expect(screen.getAllByRole('heading', { level: 1 })).toHaveLength(1);
      expect(screen.getAllByRole('main')).toHaveLength(1);
      for (const each of screen.getAllByRole('button')) {
        expect(each.getAttribute('aria-label') ?? each.textContent).toMatch(/\w/);
      }
      putAwayFrame();
    }
  });

  it('says every failure of a load in its own words', () => {
    for (const failure of everyFailure) {
      showFrame(windowSnapshot({ window: { problem: { kind: 'failed', failure } } }));
      const { summary, advice } = failureText(failure);
      expect(screen.getByRole('heading', { level: 1 }).textContent).toBe(summary);
      expect(screen.getByText(advice)).toBeTruthy();
      putAwayFrame();
    }
  });
});
