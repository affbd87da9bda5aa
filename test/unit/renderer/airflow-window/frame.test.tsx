/** @vitest-environment happy-dom */

import { act, fireEvent, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { button, click, press, putAwayFrame, showFrame } from './frame-harness.tsx';
import { environment, host, personNeeded, signedIn, stateOf, windowSnapshot } from './window-snapshots.ts';

afterEach(putAwayFrame);

describe('the address', () => {
  it('has the icon of its page beside it, where there is one', () => {
    const icon = 'data:image/png;base64,AAAA';
    const { page } = stateOf('well').window;
    const { show } = showFrame(windowSnapshot());
    const shown = () => document.querySelector('img')?.getAttribute('src') ?? null;
    expect(shown()).toBeNull();
    show(windowSnapshot({ window: { page: { ...page, icon } } }));
    expect(shown()).toBe(icon);
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

  it('makes room for the find bar, and the find bar for it', () => {
    const find = { text: '', at: 0, matches: 0 };
    const { show, acts } = showFrame(windowSnapshot());
    const who = button(/Who am I here/);
    fireEvent.click(who);
    show(windowSnapshot({ window: { find } }));
    expect(who.getAttribute('aria-expanded')).toBe('false');
    fireEvent.click(who);
    expect(who.getAttribute('aria-expanded')).toBe('true');
    expect(acts()).toEqual([{ kind: 'drop-find' }]);
    show(windowSnapshot());
    expect(who.getAttribute('aria-expanded')).toBe('true');
  });

  it('says what is known, and nothing else', () => {
    const { accountAlias: _, ...rest } = windowSnapshot({ session: null });
    const { accountId: __, ...bare } = environment;
    showFrame({ ...rest, environment: bare });
    expect(button(/Who am I here/).textContent).toBe('Who am I here? orders-proddata-platform-prodeu-west-1');
  });

  it('writes letters out that would turn or hide a name', () => {
    showFrame(windowSnapshot({ session: { ...signedIn, iamIdentity: '', airflowUser: 'user/\u202egnp' } }));
    expect(button(/Who am I here/).textContent).toContain('\\u{202e}gnp');
    click(/Who am I here/);
    expect(screen.getByText('user/\\u{202e}gnp')).toBeTruthy();
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
  });

  it('is said to be copied for a moment, each time, however that was asked for', () => {
    vi.useFakeTimers();
    const { show } = showFrame(windowSnapshot({ window: { timesCopied: 3 } }));
    // What was copied before the page came is no news.
    expect(screen.queryByText('Copied')).toBeNull();
    for (const timesCopied of [4, 5]) {
      show(windowSnapshot({ window: { timesCopied } }));
      expect(screen.getByText('Copied').getAttribute('role')).toBe('status');
      act(() => vi.advanceTimersByTime(1_999));
      expect(screen.queryByText('Copied')).not.toBeNull();
      act(() => vi.advanceTimersByTime(1));
      expect(screen.queryByText('Copied')).toBeNull();
    }
    vi.useRealTimers();
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

  it('takes the whole screen from the page with Esc, but not where Esc has something else to close', () => {
    const find = { text: '', at: 0, matches: 0 };
    const { acts, show } = showFrame(windowSnapshot());
    press('Escape');
    expect(acts()).toEqual([]);
    show(windowSnapshot({ window: { isPageFullScreen: true } }));
    expect(screen.getByText(`${host} has the whole screen.`)).toBeTruthy();
    click(/Who am I here/);
    press('Escape');
    expect(acts()).toEqual([]);
    press('Escape');
    expect(acts()).toEqual([{ kind: 'leave-full-screen' }]);
    show(windowSnapshot({ window: { isPageFullScreen: true, find } }));
    press('Escape');
    expect(acts().at(-1)).toEqual({ kind: 'close-find' });
    expect(acts()).toHaveLength(2);
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
