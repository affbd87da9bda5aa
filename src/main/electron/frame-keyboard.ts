/** Which of the two pages of an Airflow window has the keyboard: Airflow's, or the frame's. */

import type { BrowserWindow, WebContents, WebContentsView } from 'electron';

/** Shows Airflow's page or not, and leads the keyboard to what is shown. */
export interface FrameKeyboard {
  readonly showPage: (isShown: boolean) => void;
  readonly focus: () => void;
}

/** After this long a window that came has its keyboard where it stays. */
const settleMs = 300;

/**
 * Electron gives the keyboard to the frame whenever the window gets it. Here it goes back to the page that had it before;
 * one that makes room for the frame gives it away, and gets it back with its room.
 */
export function leadKeyboard(window: BrowserWindow, view: WebContentsView): FrameKeyboard {
  const frame = window.webContents;
  const page = view.webContents;
  let isShown = true;
  /** Who has it while the window does. */
  let holder: 'page' | 'frame' = 'page';
  /** What the window does to the keyboard as it comes is not what a person does. */
  let isSettled = false;

  const give = (): void => {
    if (window.isDestroyed() || page.isDestroyed()) return;
    (isShown && holder === 'page' ? page : frame).focus();
  };
  const note = (who: typeof holder): void => {
    if (!isShown) return;
    if (isSettled) holder = who;
    else if (who === holder) isSettled = true;
    // Electron's own gift, which may come late.
    else if (window.isFocused()) give();
  };
  const follow = (contents: WebContents, who: typeof holder): void => {
    contents.on('focus', () => note(who));
    // A click brings window and page at once; whatever a person does, from then on it is they who move the keyboard.
    contents.on('input-event', (_event, { type }) => {
      if (type === 'mouseDown' && isShown) holder = who;
      isSettled ||= type === 'mouseDown' || type === 'rawKeyDown';
    });
  };
  follow(page, 'page');
  follow(frame, 'frame');
  keepOverLoads(page, {
    holder: () => holder,
    giveBack: () => {
      holder = 'frame';
      if (window.isFocused()) give();
    },
  });
  followWindow(window, {
    give,
    settle: (isNow) => {
      isSettled = isNow;
    },
  });

  return {
    showPage: (toBeShown) => {
      if (toBeShown === isShown || window.isDestroyed()) return;
      isShown = toBeShown;
      view.setVisible(isShown);
      if (window.isFocused()) give();
    },
    focus: () => {
      holder = 'page';
      give();
    },
  };
}

/** A window that comes gives the keyboard to whom it is due. */
function followWindow(
  window: BrowserWindow,
  { give, settle }: { readonly give: () => void; readonly settle: (isSettled: boolean) => void },
): void {
  const isHere = () => !window.isDestroyed() && window.isFocused();
  window.on('blur', () => settle(false));
  window.on('focus', () =>
    // Electron gives it to the frame once this event is over.
    setImmediate(() => {
      if (!isHere()) return;
      give();
      // Where the right one has it already, nothing more is heard.
      setTimeout(() => {
        if (isHere()) settle(true);
      }, settleMs);
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
