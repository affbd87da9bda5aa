// @vitest-environment happy-dom
import { act, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { fail } from '../../../../src/shared/failure.ts';
import {
  clipboard,
  field,
  preparePicker,
  press,
  putAwayPicker,
  selected,
  start,
  three,
  type,
} from './picker-harness.tsx';
import { acme, environment, keyOf, snapshot, snapshotOf } from './snapshots.ts';

beforeEach(preparePicker);
afterEach(putAwayPicker);

describe('failures', () => {
  test('the row says what happened and what to do; Enter does it; the details can be copied', async () => {
    const failure = { kind: 'session-broken', host: 'h.example' } as const;
    const { calls } = start({ ...three, openings: { [keyOf('alpha')]: { phase: 'failed', failure } } });
    expect(selected()).toContain('Airflow stumbles over the cookies');
    expect(selected()).toContain('Forget the session');
    press('Enter');
    expect(calls).toEqual([['resetSession', environment('alpha').id, { picker: 'hide', query: '' }]]);
    press('Ctrl+k');
    fireEvent.click(screen.getByRole('menuitem', { name: 'Copy error details' }));
    expect(clipboard.mock.calls[0]?.[0]).toMatch(/^Airflow stumbles.*\nForget the session.*\nh\.example$/);
    await act(() => vi.advanceTimersByTimeAsync(0));
    expect(screen.getByText('Copied')).toBeTruthy();
  });

  test('a notice that a profile may not list leads to the form, filled in', () => {
    start(
      snapshot({
        profiles: [acme, { ...acme, name: 'other', region: 'us-east-1' }],
        notices: [
          {
            id: 'n',
            about: { profiles: ['other'], region: 'us-west-2' },
            failure: {
              kind: 'access-denied',
              operation: 'ListEnvironments',
              place: { profile: 'other', region: 'us-west-2' },
              message: '',
            },
          },
        ],
      }),
    );
    press('ArrowDown');
    expect(selected()).toContain('Add by name');
    press('Enter');
    expect((screen.getByLabelText('Profile') as HTMLSelectElement).value).toBe('other');
    expect((screen.getByLabelText('Region') as HTMLInputElement).value).toBe('us-west-2');
  });

  test.each([
    [{ kind: 'hotkey-unavailable', accelerator: 'Alt+Shift+Space' }, ['takeOtherHotkey']],
    [{ kind: 'hotkey-in-use', accelerator: 'Alt+A', opens: 'picker' }, ['showSettings', 'favourites']],
    [{ kind: 'settings-restored', from: 'defaults', keptAs: 'x' }, ['dismissNotice', 'n']],
    [{ kind: 'offline' }, ['lookForEnvironments']],
  ] as const)('Enter on the notice of %o: %o', (failure, call) => {
    const { calls } = start(snapshot({ notices: [{ id: 'n', failure }] }));
    press('Enter');
    expect(calls).toEqual([call]);
  });

  test('that changes are not saved stands below the list too, whatever is typed, until they are', () => {
    const failure = {
      kind: 'settings-not-saved',
      why: 'no-room',
      folder: '/home/mara',
      problem: '',
    } as const;
    const { push } = start(three);
    type('alp');
    expect(screen.queryByText(/is not saved/)).toBeNull();
    push({ ...three, notices: [{ id: 'settings-not-saved', failure }] });
    expect(selected()).toContain('alpha');
    expect(screen.getByText('Your last change is not saved: the disk is full')).toBeTruthy();
    push(three);
    expect(screen.queryByText(/is not saved/)).toBeNull();
  });

  test('a command that main refuses is said', async () => {
    const { answers } = start(three);
    answers.setFavourite = fail({
      kind: 'settings-not-saved',
      why: 'other',
      folder: '/home/mara',
      problem: 'disk full',
    });
    press('Ctrl+d');
    await act(() => vi.advanceTimersByTimeAsync(0));
    expect(screen.getByText('Your last change could not be saved')).toBeTruthy();
  });
});

describe('logging in elsewhere', () => {
  test('Ctrl+Enter logs in in the browser, for what was typed', () => {
    const { calls } = start(three);
    type('alp');
    press('Ctrl+Enter');
    expect(calls).toEqual([['openInBrowser', environment('alpha').id, { picker: 'hide', query: 'alp' }]]);
  });

  test('a login URL is copied by name alone, and its life is said', async () => {
    const { calls } = start(three);
    press('Ctrl+k');
    fireEvent.click(screen.getByRole('menuitem', { name: 'Copy login URL' }));
    expect(calls).toEqual([['copyLoginUrl', environment('alpha').id]]);
    await act(() => vi.advanceTimersByTimeAsync(0));
    expect(screen.getByText('Login URL copied, good for 60 s')).toBeTruthy();
    expect(clipboard).not.toHaveBeenCalled();
  });

  test('a login URL that could not be made is not said to be copied: the row has the reason', async () => {
    const { answers } = start(three);
    answers.copyLoginUrl = fail({ kind: 'offline' });
    press('Ctrl+k');
    fireEvent.click(screen.getByRole('menuitem', { name: 'Copy login URL' }));
    await act(() => vi.advanceTimersByTimeAsync(0));
    expect(screen.queryByText(/Login URL copied/)).toBeNull();
  });

  test('while an environment is being opened, neither is offered', () => {
    const { calls } = start({ ...three, openings: { [keyOf('alpha')]: { phase: 'minting' } } });
    press('Ctrl+Enter');
    expect(calls).toEqual([]);
    press('Ctrl+k');
    expect(screen.queryByRole('menuitem', { name: /Copy login URL|default browser/ })).toBeNull();
  });
});

describe('favourites and copying', () => {
  test('Ctrl+D on a row keeps the selection on it, though the row now belongs elsewhere', () => {
    const { calls, push } = start(three);
    press('ArrowDown');
    press('Ctrl+d');
    expect(calls).toEqual([['setFavourite', environment('bravo').id, true]]);
    push({ ...three, favourites: [environment('bravo').id] });
    expect(selected()).toContain('bravo');
    expect(selected()).toContain('Favourite');
  });

  test('Ctrl+C copies the web address, or says that it is not known yet', async () => {
    const host = 'abc.c5.eu-west-1.airflow.amazonaws.com';
    start(snapshot({ environments: [environment('alpha', { webserverHost: host }), environment('bravo')] }));
    press('Ctrl+c');
    expect(clipboard).toHaveBeenCalledWith(`https://${host}`);
    await act(() => vi.advanceTimersByTimeAsync(0));
    press('ArrowDown');
    press('Ctrl+c');
    await act(() => vi.advanceTimersByTimeAsync(0));
    expect(screen.getByText('Address not known yet: open it once')).toBeTruthy();
  });

  test('Ctrl+R looks for environments and does not reload the page', () => {
    const { calls } = start(three);
    const isLeftToBrowser = press('Ctrl+r');
    expect(isLeftToBrowser).toBe(false);
    expect(calls).toEqual([['lookForEnvironments']]);
  });
});

describe('adding by name', () => {
  const openForm = (query: string): void => {
    type(query);
    press('ArrowDown');
    press('Enter');
  };
  const send = () => fireEvent.submit(screen.getByLabelText('Name').closest('form') as HTMLFormElement);

  test('what was typed becomes the name; once added, the environment is selected', async () => {
    const { calls, push } = start(three);
    openForm('zulu');
    send();
    expect(calls).toEqual([['addEnvironment', 'acme', 'eu-west-1', 'zulu']]);
    await act(() => vi.advanceTimersByTimeAsync(0));
    push(snapshotOf(['alpha', 'zulu']));
    expect(field().value).toBe('zulu');
    expect(selected()).toContain('zulu');
    expect(document.activeElement).toBe(field());
  });

  test('what cannot be right is said under its field, and not sent', () => {
    const { calls } = start(three);
    openForm('zulu');
    fireEvent.change(screen.getByLabelText('Name'), { target: { value: '9 lives' } });
    expect(screen.queryByText(/cannot be the name/)).toBeNull();
    send();
    expect(screen.getByText(/“9 lives” cannot be the name of an environment/)).toBeTruthy();
    expect(screen.getByLabelText('Name').getAttribute('aria-invalid')).toBe('true');
    expect(calls).toEqual([]);
  });

  test('what main refuses is said, and the form stays', async () => {
    const { answers } = start(three);
    openForm('zulu');
    answers.addEnvironment = fail({
      kind: 'settings-not-saved',
      why: 'other',
      folder: '/home/mara',
      problem: 'disk full',
    });
    send();
    await act(() => vi.advanceTimersByTimeAsync(0));
    expect(screen.getByRole('alert').textContent).toContain('could not be saved');
  });
});
