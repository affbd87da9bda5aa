// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { fail } from '../../../../src/shared/failure.ts';
import { settle, startSettings } from './settings-harness.tsx';

afterEach(cleanup);

const button = () => screen.getByRole('button', { name: /^Hotkey of the picker/ });
const key = (code: string, more: KeyboardEventInit = {}) =>
  fireEvent.keyDown(button(), { code, key: code.replace(/^Key/, '').toLowerCase(), ...more });
const held = { ctrlKey: true, shiftKey: true } as const;
const trouble = () =>
  screen
    .getAllByRole('alert')
    .map(({ textContent }) => textContent)
    .join('');

describe('the recorder', () => {
  it('says which keys there are now', () => {
    startSettings();
    expect(button().firstElementChild?.textContent).toBe('Hotkey of the picker: Alt Shift Space, change');
  });

  it('keeps hotkeys from working while it records, and lets them work before it takes the new one', async () => {
    const { calls } = startSettings();
    fireEvent.click(button());
    key('ControlLeft', { key: 'Control', ctrlKey: true });
    expect(button().textContent).toContain('Ctrl');
    key('KeyK', held);
    await settle();
    expect(calls.slice(0, 2)).toEqual([
      ['recordHotkey', true],
      ['recordHotkey', false],
    ]);
    expect(calls.at(-1)).toEqual(['setHotkey', 'Control+Shift+K']);
    expect(trouble()).toBe('');
  });

  it('says at once that another program has the keys, and shows those that stay', async () => {
    const { answers } = startSettings();
    answers.setHotkey = fail({ kind: 'hotkey-unavailable', accelerator: 'Control+Shift+K' });
    fireEvent.click(button());
    key('KeyK', held);
    await settle();
    expect(trouble()).toMatch(/belongs to another program/);
    expect(button().textContent).toContain('Alt Shift Space');
  });

  it('refuses keys that are for typing, and goes on', async () => {
    const { calls } = startSettings();
    fireEvent.click(button());
    key('KeyK');
    expect(trouble()).toMatch(/^Hold Ctrl or Alt/);
    key('KeyK', held);
    await settle();
    expect(calls.at(-1)).toEqual(['setHotkey', 'Control+Shift+K']);
  });

  it.each([
    ['Esc', () => key('Escape', { key: 'Escape' })],
    ['the focus leaving it', () => fireEvent.blur(button())],
    ['another press', () => fireEvent.click(button())],
  ])('%s ends it and changes nothing', async (_what, end) => {
    const { calls } = startSettings();
    fireEvent.click(button());
    end();
    await settle();
    expect(calls).toEqual([
      ['recordHotkey', true],
      ['recordHotkey', false],
    ]);
  });

  it('is no trap for Tab', () => {
    startSettings();
    fireEvent.click(button());
    expect(key('Tab', { key: 'Tab' })).toBe(true);
  });

  it('offers the way back where the hotkey is another one', async () => {
    const { calls } = startSettings({
      hotkey: { accelerator: 'Alt+F9', active: true, arrived: true, command: null },
    });
    fireEvent.click(screen.getByRole('button', { name: 'Reset to Alt+Shift+Space' }));
    await settle();
    expect(calls).toEqual([['setHotkey', 'Alt+Shift+Space']]);
  });
});
