/** The settings page in a document, with a main process of our own. */

import { act, fireEvent, render, screen } from '@testing-library/react';
import { SettingsPage } from '../../../../src/renderer/settings/settings-page.tsx';
import type { Snapshot } from '../../../../src/shared/snapshot.ts';
import { createFakeMain } from '../picker/picker-harness.tsx';
import { snapshot } from '../picker/snapshots.ts';

/** Renders the page with a snapshot that differs in this. @returns what its main process was asked, and how it answers */
export function startSettings(more: Partial<Snapshot> = {}) {
  const main = createFakeMain();
  Object.assign(window, { windsock: main.api });
  render(<SettingsPage api={main.api} />);
  const push = (change: Partial<Snapshot> = {}) => main.push(snapshot({ ...more, ...change }));
  push();
  main.calls.length = 0;
  return { ...main, push };
}

export const searchField = (): HTMLInputElement => screen.getByRole('searchbox');
export const search = (text: string) => fireEvent.change(searchField(), { target: { value: text } });
export const tabs = (): readonly string[] => screen.queryAllByRole('tab').map((tab) => tab.textContent ?? '');
export const shownTab = (): string => screen.queryByRole('tab', { selected: true })?.textContent ?? '';
export const openSection = (name: string) => fireEvent.click(screen.getByRole('tab', { name }));

/** Presses "Ctrl+f" where the focus is. */
export function press(text: string, more: KeyboardEventInit = {}): boolean {
  const parts = text.split('+');
  return fireEvent.keyDown(document.activeElement ?? document.body, {
    key: parts.at(-1) ?? '',
    ctrlKey: parts.includes('Ctrl'),
    altKey: parts.includes('Alt'),
    shiftKey: parts.includes('Shift'),
    ...more,
  });
}

/** Lets answered commands be heard. */
export const settle = () => act(() => Promise.resolve());
