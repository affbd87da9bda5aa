/** Which of the two pages of an Airflow window has the keyboard: Airflow's, or the frame's. */

import type { BrowserWindow, WebContents, WebContentsView } from 'electron';

/** Shows Airflow's page or not, and leads the keyboard to what is shown. */
export interface FrameKeyboard {
  readonly showPage: (isShown: boolean) => void;
  readonly focus: () => void;
}

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
    if (isSettled && isShown) holder = who;
  };
  const follow = (contents: WebContents, who: typeof holder): void => {
    contents.on('focus', () => note(who));
    // A click brings window and page at once.
    contents.on('input-event', (_event, { type }) => {
      if (type === 'mouseDown' && isShown) holder = who;
    });
  };
  follow(page, 'page');
  follow(frame, 'frame');
  keepThroughLoads(page, {
    isInFrame: () => holder === 'frame',
    giveToFrame: () => {
      holder = 'frame';
      if (window.isFocused()) give();
    },
  });
  window.on('blur', () => {
    isSettled = false;
  });
  window.on('focus', () =>
    // Electron gives it to the frame once this event is over.
    setImmediate(() => {
      if (window.isDestroyed() || !window.isFocused()) return;
      give();
      isSettled = true;
    }),
  );

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

/** A page that arrives takes the keyboard, in the middle of a word in the find bar too. */
function keepThroughLoads(
  page: WebContents,
  frame: { readonly isInFrame: () => boolean; readonly giveToFrame: () => void },
): void {
  let wasInFrame = false;
  page.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
    if (isMainFrame && !isSameDocument) wasInFrame = frame.isInFrame();
  });
  page.on('input-event', (_event, { type }) => {
    if (type === 'mouseDown') wasInFrame = false;
  });
  page.on('did-navigate', () => {
    if (wasInFrame) frame.giveToFrame();
  });
}
