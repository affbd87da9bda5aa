/** The frame of an Airflow window in a document, with a main process of our own. */

import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { FramePage } from '../../../../src/renderer/airflow-window/frame-page.tsx';
import type { WindowAct, WindowSnapshot } from '../../../../src/shared/airflow-window.ts';
import { commandNames } from '../../../../src/shared/command-checks.ts';
import type { CommandName, WindsockApi } from '../../../../src/shared/commands.ts';
import { ok } from '../../../../src/shared/failure.ts';

/** What the page asked for, in order. */
type Call = readonly [CommandName, ...unknown[]];

/** @returns the frame as it shows this snapshot, and what it asks for from then on */
export function showFrame(first: WindowSnapshot) {
  const calls: Call[] = [];
  const listeners = new Set<(snapshot: WindowSnapshot) => void>();
  const commands = Object.fromEntries(
    commandNames.map((name) => [
      name,
      (...values: unknown[]) => {
        calls.push([name, ...values]);
        return Promise.resolve(ok(null));
      },
    ]),
  ) as unknown as WindsockApi;
  const api: WindsockApi = {
    ...commands,
    onWindow: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const show = (snapshot: WindowSnapshot): void =>
    act(() => listeners.forEach((listener) => void listener(snapshot)));
  render(<FramePage api={api} />);
  show(first);
  calls.length = 0;
  return {
    show,
    calls,
    /** @returns what was asked of the window, but for its height */
    acts: (): readonly WindowAct[] =>
      calls
        .filter(([name]) => name === 'windowAct')
        .map(([, , what]) => what as WindowAct)
        .filter(({ kind }) => kind !== 'fit'),
  };
}

export const button = (name: string | RegExp): HTMLButtonElement => screen.getByRole('button', { name });
export const click = (name: string | RegExp) => fireEvent.click(button(name));
export const press = (key: string, more: KeyboardEventInit = {}) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key, ...more });
export const putAwayFrame = cleanup;
