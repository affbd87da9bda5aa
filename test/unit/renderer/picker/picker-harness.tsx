/** The picker in a document, with a main process of our own. */

import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { vi } from 'vitest';
import { PickerPage } from '../../../../src/renderer/picker/picker-page.tsx';
import { commandNames } from '../../../../src/shared/command-checks.ts';
import type { CommandName, WindsockApi } from '../../../../src/shared/commands.ts';
import { ok, type Result } from '../../../../src/shared/failure.ts';
import type { Snapshot, SnapshotChanges } from '../../../../src/shared/snapshot.ts';
import { snapshotOf } from './snapshots.ts';

type Call = readonly [CommandName, ...unknown[]];

/** A main process of our own: notes each command, answers it, and pushes snapshots. */
export function createFakeMain() {
  const calls: Call[] = [];
  const answers: { [K in CommandName]?: Result<null> } = {};
  const listeners = new Set<(changes: SnapshotChanges) => void>();
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
  const push = (changes: SnapshotChanges): void =>
    act(() => listeners.forEach((listener) => void listener(changes)));
  return { api, calls, answers, push };
}

export const clipboard = vi.fn((_: string) => Promise.resolve());

export function start(shot: Snapshot) {
  const main = createFakeMain();
  render(<PickerPage api={main.api} />);
  main.push(shot);
  main.calls.length = 0;
  return main;
}

export const field = (): HTMLInputElement => screen.getByRole('combobox');
export const type = (text: string) => fireEvent.change(field(), { target: { value: text } });
export const selected = (): string => screen.queryByRole('option', { selected: true })?.textContent ?? '';
export const rows = (): readonly string[] =>
  screen.getAllByRole('option').map((row) => row.textContent ?? '');

/** What the actions menu would do on Enter. */
export function currentAction(): string {
  const id = document.activeElement?.getAttribute('aria-activedescendant') ?? '';
  return document.getElementById(id)?.textContent ?? '';
}

/** Presses "Ctrl+k" where the focus is. */
export function press(text: string, more: KeyboardEventInit = {}): boolean {
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

/** Does what this entry of the actions menu says. */
export function choose(action: string | RegExp): void {
  press('Ctrl+k');
  fireEvent.click(screen.getByRole('menuitem', { name: action }));
}

/** Lets promises that are answered already go on. */
export const settle = () => act(() => vi.advanceTimersByTimeAsync(0));

export function preparePicker(): void {
  vi.useFakeTimers({ now: 1_000_000 });
  vi.spyOn(navigator.clipboard, 'writeText').mockImplementation(clipboard);
  clipboard.mockClear();
  Element.prototype.scrollIntoView = () => undefined;
}

export function putAwayPicker(): void {
  cleanup();
  vi.useRealTimers();
}

/** Three environments, found a while ago. */
export const three = snapshotOf(['alpha', 'bravo', 'charlie']);
