// @vitest-environment happy-dom

import { fireEvent, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Action } from '../../../../src/renderer/picker/actions.ts';
import {
  menuGroups,
  menuIndex,
  menuIntentionFrom,
  startMenu,
  withMenuMove,
} from '../../../../src/renderer/picker/actions-menu-model.ts';
import { keyPress } from './key-press.ts';
import {
  currentAction,
  field,
  preparePicker,
  press,
  putAwayPicker,
  start,
  three,
} from './picker-harness.tsx';
import { environment } from './snapshots.ts';

const actions: readonly Action<string>[] = [
  { name: 'open', label: 'Open' },
  { name: 'address', label: 'Copy web address', startsGroup: 'Copy' },
  { name: 'name', label: 'Copy name' },
  { name: 'look', label: 'Look for environments', startsGroup: 'Windsock' },
];

describe('which actions are shown', () => {
  const outline = (query: string) =>
    menuGroups(actions, query).map(({ title, actions: of }) =>
      [title, ...of.map(({ name }) => name)].join(' '),
    );

  test.each([
    ['', [' open', 'Copy address name', 'Windsock look']],
    ['copy', ['Copy address name']],
    ['  ADD  cop', ['Copy address']],
    ['en', [' open', 'Windsock look']],
    ['name', ['Copy name']],
    ['xyz', []],
  ])('%s', (query, expected) => {
    expect(outline(query)).toEqual(expected);
  });

  test('the selection stays with its action when others come or go', () => {
    const moved = withMenuMove<string>(startMenu, actions, 2);
    expect(menuIndex(actions, moved)).toBe(2);
    expect(menuIndex(actions.slice(1), moved)).toBe(1);
    expect(menuIndex(actions.slice(0, 2), moved)).toBe(1);
    expect(menuIndex([], moved)).toBe(-1);
    expect(menuIndex([], startMenu)).toBe(-1);
    expect(menuIndex(actions, withMenuMove<string>(startMenu, actions, 'previous'))).toBe(3);
  });
});

describe('what a key means in the menu', () => {
  const close = { kind: 'close' };
  const move = (by: string) => ({ kind: 'move', by });
  test.each([
    ['ArrowDown', false, move('next')],
    ['ArrowUp', true, move('previous')],
    ['PageDown', true, move('pageDown')],
    ['Ctrl+n', true, move('next')],
    ['Ctrl+P', false, move('previous')],
    ['Home', false, move('first')],
    ['End', false, move('last')],
    ['Home', true, null],
    ['Ctrl+Home', true, move('first')],
    ['Enter', true, { kind: 'act' }],
    ['Shift+Enter', false, null],
    ['Ctrl+Enter', false, null],
    ['Escape', true, close],
    ['Shift+Escape', true, null],
    ['Tab', true, close],
    ['Ctrl+k', true, close],
    ['Meta+k', true, null],
    ['ArrowLeft', false, close],
    ['ArrowLeft', true, null],
    ['Ctrl+d', false, null],
    ['Alt+3', false, null],
    ['a', false, null],
  ] as const)('%s, something typed: %s', (text, isFiltered, expected) => {
    expect(menuIntentionFrom(keyPress(text), { keyboard: 'other', isFiltered })).toEqual(expected);
  });

  test('nothing while an input method composes; Command+K on a Mac', () => {
    const context = { keyboard: 'mac', isFiltered: false } as const;
    expect(menuIntentionFrom(keyPress('Enter', { isComposing: true }), context)).toBeNull();
    expect(menuIntentionFrom(keyPress('Meta+k'), context)).toEqual(close);
  });
});

describe('the menu', () => {
  beforeEach(preparePicker);
  afterEach(putAwayPicker);
  const filter = () => screen.getByRole('searchbox', { name: 'Search actions' });
  const items = () => within(screen.getByRole('menu')).queryAllByRole('menuitem');

  test('opens with Ctrl+K, is walked with the arrows, closes with Esc; the focus comes back to the field', () => {
    start(three);
    press('Ctrl+k');
    expect(document.activeElement).toBe(filter());
    expect(currentAction()).toMatch(/^Open/);
    press('ArrowDown');
    expect(currentAction()).toMatch(/keep the picker/);
    press('Escape');
    expect(screen.queryByRole('menu')).toBeNull();
    expect(document.activeElement).toBe(field());
  });

  test('opens with Right at the end of the text and closes with Left', () => {
    start(three);
    press('ArrowRight');
    expect(items().length).toBeGreaterThan(10);
    press('ArrowLeft');
    expect(screen.queryByRole('menu')).toBeNull();
  });

  test('Enter does the action at hand, once however long it is held', () => {
    const { calls } = start(three);
    press('Ctrl+k');
    press('ArrowDown');
    press('Enter', { repeat: true });
    expect(calls).toEqual([]);
    press('Enter');
    expect(calls).toEqual([['openEnvironment', environment('alpha').id, { picker: 'keep', query: '' }]]);
    expect(screen.queryByRole('menu')).toBeNull();
  });

  test('typing leaves the actions that match, by section; Enter does the first', () => {
    const { calls } = start(three);
    press('Ctrl+k');
    fireEvent.change(filter(), { target: { value: 'fav' } });
    expect(items().map((item) => item.textContent)).toEqual(['Add to favouritesCtrlD']);
    press('Enter');
    expect(calls).toEqual([['setFavourite', environment('alpha').id, true]]);
  });

  test('says so where no action matches, and Enter does nothing then', () => {
    const { calls } = start(three);
    press('Ctrl+k');
    fireEvent.change(filter(), { target: { value: 'xyz' } });
    expect(screen.getByText(/^No action matches/).textContent).toBe('No action matches “xyz”.');
    press('Enter');
    expect(calls).toEqual([]);
    expect(items()).toEqual([]);
  });

  test('the keys of the list go on: Ctrl+D, Shift+Enter, Alt and a number', () => {
    const { calls } = start({ ...three, favourites: [environment('bravo').id] });
    press('Ctrl+k');
    press('Ctrl+d');
    press('Ctrl+k');
    press('Alt+1');
    expect(calls.map(([name]) => name)).toEqual(['setFavourite', 'openEnvironment']);
  });
});
