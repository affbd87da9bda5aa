/** Which of the two pages of an Airflow window has the keyboard: Airflow's, or the frame's. */

import type { BrowserWindow, WebContents, WebContentsView } from 'electron';

/** Shows Airflow's page or not, and leads the keyboard to what is shown. */
export interface FrameKeyboard {
  readonly showPage: (isShown: boolean) => void;
  /** A page without room on the screen keeps no keyboard: the frame has it until there is room again. */
  readonly noteRoom: (hasRoom: boolean) => void;
  readonly focus: () => void;
  /** Gives the keyboard to the frame. */
  readonly focusFrame: () => void;
}

/** Electron's own gift to a window that comes may be this late. */
const settleMs = 150;

/**
 * Electron gives the keyboard to the frame whenever the window gets it. Here it goes back to the page that had it before;
 * one that makes room for the frame gives it away, and gets it back with its room.
 */
export function leadKeyboard(window: BrowserWindow, view: WebContentsView): FrameKeyboard {
  const frame = window.webContents;
  const page = view.webContents;
  let isWanted = true;
  let hasRoom = true;
  /** Who has it while the window does. */
  let holder: 'page' | 'frame' = 'page';
  /** What the window does to the keyboard as it comes is not what a person does. */
  let isSettled = false;

  const isShown = (): boolean => isWanted && hasRoom;
  const due = (): WebContents => (isShown() && holder === 'page' ? page : frame);
  const give = (): void => {
    if (!window.isDestroyed() && !page.isDestroyed()) due().focus();
  };
  const take = (who: typeof holder): void => {
    holder = who;
    give();
  };
  const settle = (): void => {
    if (window.isDestroyed() || !window.isFocused() || isSettled) return;
    // Never without need: it would take the keyboard from a window that came meanwhile.
    if (!due().isFocused()) give();
    isSettled = true;
  };
  const note = (who: typeof holder, isClick: boolean): void => {
    if (!isShown() || !(isSettled || isClick)) return;
    holder = who;
    isSettled = true;
  };
  followPerson(page, (isClick) => note('page', isClick));
  followPerson(frame, (isClick) => note('frame', isClick));
  keepOverLoads(page, {
    holder: () => holder,
    giveBack: () => {
      holder = 'frame';
      if (window.isFocused()) give();
    },
  });
  window.on('blur', () => {
    isSettled = false;
  });
  followComings(window, { give, settle });

  return {
    showPage: (toBeShown) => {
      if (toBeShown === isWanted || window.isDestroyed()) return;
      isWanted = toBeShown;
      view.setVisible(isWanted);
      if (window.isFocused()) give();
    },
    noteRoom: (isThere) => {
      if (isThere === hasRoom) return;
      hasRoom = isThere;
      if (window.isFocused()) give();
    },
    focus: () => take('page'),
    focusFrame: () => take('frame'),
  };
}

function followPerson(contents: WebContents, onTaken: (isClick: boolean) => void): void {
  contents.on('focus', () => onTaken(false));
  // A click brings window and page at once.
  contents.on('input-event', (_event, { type }) => {
    if (type === 'mouseDown') onTaken(true);
  });
}

/** Electron gives the keyboard to the frame once a window's event is over, or a little later. */
function followComings(
  window: BrowserWindow,
  { give, settle }: { readonly give: () => void; readonly settle: () => void },
): void {
  window.on('focus', () =>
    setImmediate(() => {
      if (window.isDestroyed() || !window.isFocused()) return;
      give();
      setTimeout(settle, settleMs);
    }),
  );
}

/** A load takes the keyboard to its page, whoever had it: so it does not leave somebody who types into the frame. */
function keepOverLoads(
  page: WebContents,
  { holder, giveBack }: { readonly holder: () => 'page' | 'frame'; readonly giveBack: () => void },
): void {
  let hadFrameIt = false;
  page.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
    if (isMainFrame && !isSameDocument) hadFrameIt = holder() === 'frame';
  });
  page.on('input-event', (_event, { type }) => {
    // Clicked into the page meanwhile.
    if (type === 'mouseDown') hadFrameIt = false;
  });
  const settle = (): void => {
    if (hadFrameIt) giveBack();
    hadFrameIt = false;
  };
  page.on('did-navigate', settle);
  page.on('did-fail-load', settle);
}
