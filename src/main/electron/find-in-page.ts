/** Find in page: the frame has the field, Chromium finds. */

import type { Input } from 'electron';
import type { AirflowWindowState, FocusAsked } from '../../shared/airflow-window.ts';
import type { AirflowWindow } from './airflow-window.ts';
import { keyboard } from './keyboard.ts';

const nothing = { at: 0, matches: 0 } as const;

/** Tells the frame what is found, and opens its find bar at Ctrl+F. */
export function watchFind(airflow: AirflowWindow): void {
  const { page, state, update } = airflow;
  page.on('found-in-page', (_event, { activeMatchOrdinal, matches, finalUpdate }) => {
    const { find } = state();
    if (find !== null && finalUpdate) update({ find: { ...find, at: activeMatchOrdinal, matches } });
  });
  page.on('did-navigate', () => {
    const { find } = state();
    if (find !== null) update({ find: { ...find, ...nothing } });
  });
  // Every other key of the menu is the page's first. This one is not: what Airflow's editors find is not the whole page.
  page.on('before-input-event', (event, input) => {
    if (!isFindKey(input)) return;
    event.preventDefault();
    if (!input.isAutoRepeat) openFind(airflow);
  });
}

function isFindKey({ type, key, control, meta, shift, alt }: Input): boolean {
  const isCommand = keyboard === 'mac' ? meta && !control : control && !meta;
  return type === 'keyDown' && isCommand && !shift && !alt && key.toLowerCase() === 'f';
}

/** Opens the find bar, or brings the keyboard back to it. */
export function openFind(airflow: AirflowWindow): void {
  const { find } = airflow.state();
  // As one change: the field is selected as the keyboard comes to it, and what was typed by then would be typed over.
  askFocus(airflow, 'find', { find: find ?? { text: '', ...nothing } });
}

/** Finds the text from where the page is; the same text again goes on from the lit match. */
export function find({ page, state, update }: AirflowWindow, text: string, forward: boolean): void {
  const before = state().find;
  if (before === null) return;
  if (text === '') {
    page.stopFindInPage('clearSelection');
    update({ find: { text, ...nothing } });
    return;
  }
  const isNew = text !== before.text || before.matches === 0;
  update({ find: { ...before, text } });
  // Electron's word for it: `findNext` begins anew.
  page.findInPage(text, { forward, findNext: isNew });
}

/** Closes the find bar; the lit match stays selected, and the page has the keyboard. */
export function closeFind(airflow: AirflowWindow): void {
  if (airflow.state().find === null) return;
  dropFind(airflow);
  airflow.frame.focus();
}

/** Closes the find bar, and leaves the keyboard where it is. */
export function dropFind({ page, update }: AirflowWindow): void {
  page.stopFindInPage('keepSelection');
  update({ find: null });
}

/** Gives the keyboard to a part of the frame, which may have to be shown for that. */
export function askFocus(
  { frame, state, update }: AirflowWindow,
  on: FocusAsked['on'],
  shown: Partial<Pick<AirflowWindowState, 'find'>> = {},
): void {
  frame.focusFrame();
  update({ ...shown, focusAsked: { on, turn: (state().focusAsked?.turn ?? 0) + 1 } });
}
