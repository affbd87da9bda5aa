/** @vitest-environment happy-dom */

import { fireEvent, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { WindowAct, WindowSnapshot } from '../../../../src/shared/airflow-window.ts';
import { failureText } from '../../../../src/shared/failure-text.ts';
import { everyFailure } from '../../shared/every-failure.ts';
import { button, click, press, putAwayFrame, showFrame } from './frame-harness.tsx';
import {
  environment,
  host,
  personNeeded,
  signedIn,
  windowSnapshot,
  windowStates,
} from './window-snapshots.ts';

afterEach(putAwayFrame);

const stateOf = (name: string): WindowSnapshot => windowStates[name] ?? windowSnapshot();

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
      'Airflow ended the session again right after a new login.',
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

describe('the session', () => {
  it('is told on the page where there is no page of Airflow, and in a line where there is', () => {
    const { show } = showFrame(windowSnapshot({ session: personNeeded }));
    expect(screen.queryByRole('heading', { name: /AWS needs you/ })).toBeNull();
    show({ ...stateOf('logging-in'), opening: null, session: personNeeded });
    expect(screen.getByRole('heading', { name: 'AWS needs you to sign in to acme-prod' })).toBeTruthy();
    expect(screen.getAllByRole('button', { name: 'Sign in' })).toHaveLength(1);
  });

  it.each([
    [
      { kind: 'mfa-code', profile: 'prod', device: 'arn:aws:iam::1:mfa/x' },
      'AWS needs an MFA code for profile prod',
      'Enter MFA code',
    ],
    [
      { kind: 'process-consent', profile: 'prod' },
      'Profile prod runs a program that you have not allowed yet',
      'Look at the command',
    ],
    [
      { kind: 'aws-login', profile: 'prod', loginSession: 'arn:aws:iam::1:user/m' },
      'AWS needs you to sign in to AWS for profile prod',
      'Sign in',
    ],
  ] as const)('names what AWS needs: %o', (need, text, deed) => {
    const failure = { kind: 'person-needed', profile: 'prod', need } as const;
    const { acts } = showFrame(windowSnapshot({ session: { ...signedIn, phase: 'person-needed', failure } }));
    expect(screen.getByText(text)).toBeTruthy();
    click(deed);
    expect(acts()).toEqual([{ kind: 'sign-in' }]);
  });

  it('offers to log in where it is over and nobody knows why', () => {
    const { acts } = showFrame(windowSnapshot({ session: { ...signedIn, phase: 'expired' } }));
    click('Log in again');
    expect(acts()).toEqual([{ kind: 'sign-in' }]);
  });

  it('offers no login where the page is forbidden', () => {
    showFrame(stateOf('forbidden'));
    expect(screen.queryByRole('button', { name: /log in|sign in|try again/i })).toBeNull();
    expect(screen.getAllByRole('button', { name: 'Back' })).toHaveLength(2);
  });
});

describe('who am I here', () => {
  it('stands in the bar, and in full in a row that Esc closes', () => {
    showFrame(windowSnapshot());
    const who = button(/Who am I here/);
    expect(who.textContent).toContain('mara.lindqvist');
    expect(who.textContent).toContain('acme-data');
    expect(who.getAttribute('aria-expanded')).toBe('false');
    fireEvent.click(who);
    expect(who.getAttribute('aria-expanded')).toBe('true');
    const facts = screen.getByRole('region', { name: 'Who am I here?' }).textContent ?? '';
    for (const fact of [
      signedIn.iamIdentity,
      signedIn.airflowUser,
      'acme-data (111122223333)',
      'eu-west-1',
      host,
    ]) {
      expect(facts).toContain(fact);
    }
    press('Escape');
    expect(who.getAttribute('aria-expanded')).toBe('false');
  });

  it('says what is known, and nothing else', () => {
    const { accountAlias: _, ...rest } = windowSnapshot({ session: null });
    const { accountId: __, ...bare } = environment;
    showFrame({ ...rest, environment: bare });
    expect(button(/Who am I here/).textContent).toBe('Who am I here? orders-proddata-platform-prodeu-west-1');
  });

  it('writes letters out that would turn or hide a name', () => {
    showFrame(windowSnapshot({ session: { ...signedIn, iamIdentity: 'arn:aws:iam::1:user/\u202egnp' } }));
    click(/Who am I here/);
    expect(screen.getByText('arn:aws:iam::1:user/\\u{202e}gnp')).toBeTruthy();
  });
});

describe('the address', () => {
  const field = (): HTMLInputElement => screen.getByRole('textbox', { name: 'Address' });

  it('is selected as a whole by a click, cannot be changed, and is copied by the main process', () => {
    const { acts } = showFrame(windowSnapshot());
    expect(field().readOnly).toBe(true);
    fireEvent.focus(field());
    expect(field().value.slice(field().selectionStart ?? 0, field().selectionEnd ?? 0)).toBe(field().value);
    expect(field().value).toMatch(/^https:\/\/.*%2B00%3A00&tab=graph$/);
    click('Copy address');
    expect(acts()).toEqual([{ kind: 'copy-address' }]);
    expect(screen.getByText('Address copied')).toBeTruthy();
  });

  it('is empty and not to be copied while there is none', () => {
    const { acts } = showFrame(stateOf('logging-in'));
    expect(field().value).toBe('');
    click('Copy address');
    expect(acts()).toEqual([]);
  });
});

describe('the keyboard', () => {
  it('searches with Enter, back with Shift+Enter, as letters are typed, and closes with Esc', () => {
    const { acts, calls } = showFrame(windowSnapshot({ window: { find: { text: '', at: 0, matches: 0 } } }));
    const find = screen.getByRole('textbox', { name: 'Find in page' });
    expect(document.activeElement).toBe(find);
    press('Enter');
    expect(acts()).toEqual([]);
    fireEvent.change(find, { target: { value: 'ord' } });
    press('Enter');
    press('Enter', { shiftKey: true });
    press('Escape');
    expect(acts()).toEqual([
      { kind: 'find', text: 'ord', forward: true },
      { kind: 'find', text: 'ord', forward: true },
      { kind: 'find', text: 'ord', forward: false },
      { kind: 'close-find' },
    ]);
    calls.length = 0;
    press('Enter', { isComposing: true });
    expect(acts()).toEqual([]);
  });

  it('goes to the page with F6', () => {
    const { acts } = showFrame(windowSnapshot());
    press('F6');
    expect(acts()).toEqual([{ kind: 'focus-page' }]);
  });

  it('comes to the part of the frame that was asked for, each time', () => {
    const { show } = showFrame(windowSnapshot());
    const asked = (on: 'bar' | 'address' | 'find', turn: number) =>
      windowSnapshot({ window: { focusAsked: { on, turn }, find: { text: 'a', at: 0, matches: 0 } } });
    show(asked('address', 1));
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Address' }));
    show(asked('find', 2));
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Find in page' }));
    show(asked('bar', 3));
    expect(document.activeElement).toBe(button('Back'));
    button('Reload').focus();
    show(asked('bar', 3));
    expect(document.activeElement).toBe(button('Reload'));
    show(asked('bar', 4));
    expect(document.activeElement).toBe(button('Back'));
  });

  it('has what helps on an error page, and nothing that cancels while something goes on', () => {
    const { show } = showFrame(windowSnapshot());
    show(stateOf('logging-in'));
    expect(document.activeElement).toBe(document.body);
    show(stateOf('failed'));
    expect(document.activeElement).toBe(button('Try again'));
  });

  it('is not taken from who uses the bar', () => {
    const { show } = showFrame(windowSnapshot());
    button('Back').focus();
    show(stateOf('hangs'));
    expect(document.activeElement).toBe(button('Back'));
  });

  it('keeps a button that cannot be used within reach', () => {
    const { acts } = showFrame(windowSnapshot());
    expect(button('Forward').getAttribute('aria-disabled')).toBe('true');
    click('Forward');
    expect(acts()).toEqual([]);
  });
});
