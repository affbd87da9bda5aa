// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { PickerPage } from '../../../../src/renderer/picker/picker-page.tsx';
import type { CommandName, WindsockApi } from '../../../../src/shared/commands.ts';
import { commandNames } from '../../../../src/shared/commands.ts';
import { fail, ok, type Result } from '../../../../src/shared/failure.ts';
import type { Snapshot } from '../../../../src/shared/snapshot.ts';
import { acme, environment, keyOf, needsSso, snapshot, snapshotOf } from './snapshots.ts';

type Call = readonly [CommandName, ...unknown[]];

/** A main process of our own: notes each command, answers it, and pushes snapshots. */
function createFakeMain() {
  const calls: Call[] = [];
  const answers: { [K in CommandName]?: Result<null> } = {};
  const listeners = new Set<(shot: Snapshot) => void>();
  const commands = Object.fromEntries(
    commandNames.map((name) => [
      name,
      (...values: unknown[]) => {
        calls.push([name, ...values]);
        return Promise.resolve(answers[name] ?? ok(null));
      },
    ]),
  ) as unknown as WindsockApi;
  const api: WindsockApi = {
    ...commands,
    onSnapshot: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const push = (shot: Snapshot): void => act(() => listeners.forEach((listener) => void listener(shot)));
  return { api, calls, answers, push };
}

const clipboard = vi.fn((_: string) => Promise.resolve());

function start(shot: Snapshot) {
  const main = createFakeMain();
  render(<PickerPage api={main.api} />);
  main.push(shot);
  main.calls.length = 0;
  return main;
}

const field = (): HTMLInputElement => screen.getByRole('combobox');
const type = (text: string) => fireEvent.change(field(), { target: { value: text } });
const selected = (): string => screen.queryByRole('option', { selected: true })?.textContent ?? '';
const rows = (): readonly string[] => screen.getAllByRole('option').map((row) => row.textContent ?? '');

/** Presses "Ctrl+k" where the focus is. */
function press(text: string, more: KeyboardEventInit = {}): boolean {
  const parts = text.split('+');
  const key = parts.at(-1) ?? '';
  return fireEvent.keyDown(document.activeElement ?? document.body, {
    key,
    code: /^\d$/.test(key) ? `Digit${key}` : key,
    ctrlKey: parts.includes('Ctrl'),
    altKey: parts.includes('Alt'),
    shiftKey: parts.includes('Shift'),
    ...more,
  });
}

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 });
  vi.spyOn(navigator.clipboard, 'writeText').mockImplementation(clipboard);
  clipboard.mockClear();
  Element.prototype.scrollIntoView = () => undefined;
});

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const three = snapshotOf(['alpha', 'bravo', 'charlie']);

test('says that the page is ready only once it listens', () => {
  const main = createFakeMain();
  let listened = false;
  const api: WindsockApi = {
    ...main.api,
    onSnapshot: (listener) => {
      listened = true;
      return main.api.onSnapshot(listener);
    },
    pageReady: () => {
      expect(listened).toBe(true);
      return main.api.pageReady();
    },
  };
  render(<PickerPage api={api} />);
  expect(main.calls).toEqual([['pageReady']]);
});

describe('typing and opening', () => {
  test('two letters and Enter open the environment, and tell which letters', () => {
    const { calls } = start(three);
    type('br');
    press('Enter');
    expect(calls).toEqual([['openEnvironment', environment('bravo').id, { picker: 'hide', query: 'br' }]]);
  });

  test('Shift+Enter keeps the picker', () => {
    const { calls } = start(three);
    press('Shift+Enter');
    expect(calls).toEqual([['openEnvironment', environment('alpha').id, { picker: 'keep', query: '' }]]);
  });

  test('the field is a combobox that points at the selected row', () => {
    start(three);
    press('ArrowDown');
    const option = screen.getByRole('option', { selected: true });
    expect(field().getAttribute('aria-activedescendant')).toBe(option.id);
    expect(document.getElementById(field().getAttribute('aria-controls') ?? '')).toBe(
      screen.getByRole('listbox'),
    );
    expect(option.textContent).toContain('bravo');
  });

  test('the arrows wrap', () => {
    start(three);
    press('ArrowUp');
    expect(selected()).toContain('AWS profiles');
    press('ArrowDown');
    expect(selected()).toContain('alpha');
  });

  test('Enter while letters are being put together opens nothing', () => {
    const { calls } = start(three);
    press('Enter', { isComposing: true });
    press('Enter', { keyCode: 229 });
    expect(calls).toEqual([]);
  });

  test('a number key opens its favourite, even while something else is typed', () => {
    const { calls } = start({ ...three, favourites: [environment('charlie').id] });
    type('alpha');
    press('Alt+1');
    expect(calls).toEqual([['openEnvironment', environment('charlie').id, { picker: 'hide', query: '' }]]);
    expect(selected()).toContain('charlie');
  });

  test('a click opens; a mouse that rests where the list appears selects nothing', () => {
    const { calls } = start(three);
    const charlie = screen.getAllByRole('option')[2] as HTMLElement;
    fireEvent.mouseMove(charlie, { screenX: 5, screenY: 5 });
    expect(selected()).toContain('alpha');
    fireEvent.mouseMove(charlie, { screenX: 5, screenY: 6 });
    expect(selected()).toContain('charlie');
    fireEvent.click(charlie);
    expect(calls).toEqual([['openEnvironment', environment('charlie').id, { picker: 'hide', query: '' }]]);
  });
});

test('a click beside the field leaves the focus in it', () => {
  start(three);
  expect(fireEvent.mouseDown(screen.getByRole('listbox'))).toBe(false);
  expect(fireEvent.mouseDown(field())).toBe(true);
});

describe('what streams in', () => {
  test('nothing moves under the cursor once the selection was moved', () => {
    const { push } = start(snapshotOf(['bravo', 'delta']));
    press('ArrowDown');
    push(snapshotOf(['alpha', 'bravo', 'charlie', 'delta']));
    expect(rows().map((row) => row.slice(0, 5))).toEqual(['bravo', 'delta', 'AWS p', 'alpha', 'charl']);
    expect(selected()).toContain('delta');
  });

  test('before that, the first environment is selected', () => {
    const { push } = start(snapshotOf(['bravo']));
    push(snapshotOf(['alpha', 'bravo']));
    expect(selected()).toContain('alpha');
  });
});

describe('Esc', () => {
  test('clears what was typed, then hides', () => {
    const { calls } = start(three);
    type('br');
    press('Escape');
    expect(field().value).toBe('');
    expect(calls).toEqual([]);
    press('Escape');
    expect(calls).toEqual([['hidePicker']]);
  });

  test('with Shift hides at once', () => {
    const { calls } = start(three);
    type('br');
    press('Shift+Escape');
    expect(calls).toEqual([['hidePicker']]);
  });

  test('cancels what is being opened', () => {
    const { calls } = start({ ...three, openings: { [keyOf('alpha')]: { phase: 'minting' } } });
    expect(selected()).toContain('Getting a login…');
    press('Escape');
    expect(calls).toEqual([['cancelOpening', environment('alpha').id]]);
  });
});

describe('failures', () => {
  test('the row says what happened and what to do; Enter does it; the details can be copied', async () => {
    const failure = { kind: 'session-broken', host: 'h.example' } as const;
    const { calls } = start({ ...three, openings: { [keyOf('alpha')]: { phase: 'failed', failure } } });
    expect(selected()).toContain('Airflow at h.example stumbles over the cookies');
    expect(selected()).toContain('Forget the session');
    press('Enter');
    expect(calls).toEqual([['resetSession', environment('alpha').id, { picker: 'hide', query: '' }]]);
    press('Ctrl+k');
    fireEvent.click(screen.getByRole('menuitem', { name: 'Copy error details' }));
    expect(clipboard.mock.calls[0]?.[0]).toMatch(/^Airflow at h\.example.*\nForget the session/);
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
            about: { profile: 'other', region: 'us-west-2' },
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
    expect(selected()).toContain('Add by name');
    press('Enter');
    expect((screen.getByLabelText('Profile') as HTMLSelectElement).value).toBe('other');
    expect((screen.getByLabelText('Region') as HTMLInputElement).value).toBe('us-west-2');
  });

  test.each([
    [{ kind: 'hotkey-unavailable', accelerator: 'Alt+Shift+Space' }, ['useOtherHotkey']],
    [{ kind: 'settings-restored', keptAs: 'x' }, ['dismissNotice', 'n']],
    [{ kind: 'offline' }, ['lookForEnvironments']],
  ] as const)('Enter on the notice of %o: %o', (failure, call) => {
    const { calls } = start(snapshot({ notices: [{ id: 'n', failure }] }));
    press('Enter');
    expect(calls).toEqual([call]);
  });

  test('a command that main refuses is said', async () => {
    const { answers } = start(three);
    answers.toggleFavourite = fail({ kind: 'settings-not-saved', problem: 'disk full' });
    press('Ctrl+d');
    await act(() => vi.advanceTimersByTimeAsync(0));
    expect(screen.getByText('Your last change could not be saved')).toBeTruthy();
  });
});

describe('favourites and copying', () => {
  test('Ctrl+D on a row keeps the selection on it, though the row now belongs elsewhere', () => {
    const { calls, push } = start(three);
    press('ArrowDown');
    press('Ctrl+d');
    expect(calls).toEqual([['toggleFavourite', environment('bravo').id]]);
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

describe('actions', () => {
  test('open with Ctrl+K, walk with the arrows, close with Esc; the focus comes back to the field', () => {
    start(three);
    press('Ctrl+k');
    const items = within(screen.getByRole('menu')).getAllByRole('menuitem');
    expect(document.activeElement).toBe(items[0]);
    press('ArrowDown');
    expect(document.activeElement).toBe(items[1]);
    press('Escape');
    expect(screen.queryByRole('menu')).toBeNull();
    expect(document.activeElement).toBe(field());
  });

  test('Enter does the action at hand', () => {
    const { calls } = start(three);
    press('Ctrl+k');
    press('ArrowDown');
    press('Enter');
    expect(calls).toEqual([['openEnvironment', environment('alpha').id, { picker: 'keep', query: '' }]]);
    expect(screen.queryByRole('menu')).toBeNull();
  });

  test('the profiles are shown with what they need', () => {
    start({ ...three, profiles: [acme, needsSso] });
    press('Ctrl+k');
    fireEvent.click(screen.getByRole('menuitem', { name: 'AWS profiles (2)' }));
    expect(screen.getByText('Ready')).toBeTruthy();
    expect(screen.getByText(/Needs a sign-in to IAM Identity Center/)).toBeTruthy();
    press('Escape');
    expect(document.activeElement).toBe(field());
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
    expect(screen.getByText(/"9 lives" cannot be the name of an environment/)).toBeTruthy();
    expect(screen.getByLabelText('Name').getAttribute('aria-invalid')).toBe('true');
    expect(calls).toEqual([]);
  });

  test('what main refuses is said, and the form stays', async () => {
    const { answers } = start(three);
    openForm('zulu');
    answers.addEnvironment = fail({ kind: 'settings-not-saved', problem: 'disk full' });
    send();
    await act(() => vi.advanceTimersByTimeAsync(0));
    expect(screen.getByRole('alert').textContent).toContain('could not be saved');
  });
});

describe('coming back', () => {
  const leaveFor = (ms: number): void => {
    fireEvent.blur(window);
    act(() => vi.advanceTimersByTime(ms));
    fireEvent.focus(window);
  };

  test('within ten seconds the query is still there, selected', () => {
    start(three);
    type('br');
    leaveFor(9_000);
    expect(field().value).toBe('br');
    expect([field().selectionStart, field().selectionEnd]).toEqual([0, 2]);
  });

  test('later all starts anew', () => {
    start(three);
    type('a');
    press('ArrowDown');
    press('Ctrl+k');
    leaveFor(11_000);
    expect(field().value).toBe('');
    expect(screen.queryByRole('menu')).toBeNull();
    expect(selected()).toContain('alpha');
    expect(document.activeElement).toBe(field());
  });
});
