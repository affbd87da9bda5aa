// @vitest-environment happy-dom
import { act, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { PickerPage } from '../../../../src/renderer/picker/picker-page.tsx';
import type { WindsockApi } from '../../../../src/shared/commands.ts';
import {
  createFakeMain,
  field,
  preparePicker,
  press,
  putAwayPicker,
  rows,
  selected,
  start,
  three,
  type,
} from './picker-harness.tsx';
import { environment, keyOf, snapshotOf } from './snapshots.ts';

beforeEach(preparePicker);
afterEach(putAwayPicker);

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
    // Chromium may tell the place where it was before.
    for (const screenY of [90, 5, 5]) fireEvent.mouseMove(charlie, { screenX: 5, screenY });
    expect(selected()).toContain('alpha');
    fireEvent.mouseMove(charlie, { screenX: 5, screenY: 6 });
    expect(selected()).toContain('charlie');
    fireEvent.click(charlie);
    expect(calls).toEqual([['openEnvironment', environment('charlie').id, { picker: 'hide', query: '' }]]);
  });
});

describe('a mouse that moved while it selected nothing', () => {
  const rowAt = (index: number) => screen.getAllByRole('option')[index] as HTMLElement;

  test('selects nothing when the picker comes back below it, until it moves', () => {
    const main = start(three);
    for (const screenY of [4, 5, 6]) fireEvent.mouseMove(rowAt(1), { screenX: 5, screenY });
    expect(selected()).toContain('bravo');
    main.push({ ...three, pickerVisible: false });
    for (const screenY of [7, 8, 9]) fireEvent.mouseMove(rowAt(2), { screenX: 5, screenY });
    main.push(three);
    for (const screenY of [9, 50, 50]) fireEvent.mouseMove(rowAt(2), { screenX: 5, screenY });
    expect(selected()).toContain('alpha');
    fireEvent.mouseMove(rowAt(2), { screenX: 5, screenY: 51 });
    expect(selected()).toContain('charlie');
  });

  test('selects nothing when Esc brings the list below it', () => {
    start(three);
    fireEvent.mouseMove(rowAt(1), { screenX: 5, screenY: 5 });
    type('nothing like it');
    fireEvent.mouseMove(screen.getByRole('listbox'), { screenX: 5, screenY: 60 });
    press('Escape');
    fireEvent.mouseMove(rowAt(2), { screenX: 5, screenY: 60 });
    expect(selected()).toContain('alpha');
  });

  test('moves nothing in the menu either', () => {
    const main = start(three);
    type('a');
    press('Ctrl+k');
    main.push({ ...three, pickerVisible: false });
    main.push(three);
    const items = screen.getAllByRole('menuitem');
    fireEvent.mouseMove(items[2] as HTMLElement, { screenX: 5, screenY: 50 });
    expect(items[0]?.tabIndex).toBe(0);
  });

  test('still clicks on the row below it', () => {
    const { calls } = start(three);
    fireEvent.click(rowAt(1));
    expect(calls).toEqual([['openEnvironment', environment('bravo').id, { picker: 'hide', query: '' }]]);
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

describe('coming back', () => {
  const leaveFor = (main: ReturnType<typeof start>, ms: number): void => {
    main.push({ ...three, pickerVisible: false });
    act(() => vi.advanceTimersByTime(ms));
    main.push(three);
  };

  test('within ten seconds the query is still there, selected', () => {
    const main = start(three);
    type('br');
    leaveFor(main, 9_000);
    expect(field().value).toBe('br');
    expect([field().selectionStart, field().selectionEnd]).toEqual([0, 2]);
  });

  test('without a text the selection starts anew, and the menu of its row is gone', () => {
    const main = start(three);
    press('ArrowDown');
    press('Ctrl+k');
    leaveFor(main, 1_000);
    expect(screen.queryByRole('menu')).toBeNull();
    expect(selected()).toContain('alpha');
    press('Enter');
    expect(main.calls).toEqual([['openEnvironment', environment('alpha').id, { picker: 'hide', query: '' }]]);
  });

  test('with a text the selection stays', () => {
    const main = start(three);
    type('a');
    press('ArrowDown');
    const before = selected();
    leaveFor(main, 1_000);
    expect(selected()).toBe(before);
  });

  test('a copied link that came meanwhile is one step above the selection', () => {
    const main = start(three);
    press('ArrowDown');
    main.push({ ...three, pickerVisible: false });
    main.push(three);
    const host = 'abc.c5.eu-west-1.airflow.amazonaws.com';
    main.push({ ...three, links: { ...three.links, copied: { kind: 'page', host, path: '/home' } } });
    expect(rows()[0]).toContain('Open copied');
    expect(selected()).toContain('alpha');
    press('ArrowUp');
    expect(selected()).toContain('Open copied');
  });

  test('later all starts anew', () => {
    const main = start(three);
    type('a');
    press('ArrowDown');
    press('Ctrl+k');
    leaveFor(main, 11_000);
    expect(field().value).toBe('');
    expect(screen.queryByRole('menu')).toBeNull();
    expect(selected()).toContain('alpha');
    expect(document.activeElement).toBe(field());
  });
});
