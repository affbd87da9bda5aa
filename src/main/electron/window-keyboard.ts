/** Which of an Airflow window's two pages has the keyboard, and has it again when the window comes back. */

import type { BrowserWindow, WebContents } from 'electron';

/** The two pages of a window. */
interface WindowPages {
  readonly window: BrowserWindow;
  /** Of Airflow. */
  readonly page: WebContents;
  /** Whether Airflow's page is there, and not what the frame has in its place. */
  readonly isPageShown: () => boolean;
}

/**
 * A window that gets the keyboard gives it to its own page by itself, which is the frame. Whoever was in Airflow's page
 * before would then press into nothing.
 *
 * @returns what says that Airflow's page shall have it at the next time
 */
export function keepKeyboard({ window, page, isPageShown }: WindowPages): {
  readonly giveToPage: () => void;
} {
  let isLastInPage = true;
  let isActive = false;
  /** Where it was when the page began to load. */
  let wasInBar = false;
  const bar = window.webContents;
  const watch = (contents: WebContents, isPage: boolean): void => {
    contents.on('focus', () => {
      if (isActive) isLastInPage = isPage;
    });
    // A click brings window and page at once.
    contents.on('input-event', (_event, { type }) => {
      if (type !== 'mouseDown') return;
      isLastInPage = isPage;
      wasInBar = !isPage;
    });
  };
  watch(page, true);
  watch(bar, false);
  // A page that arrives takes it, in the middle of a word in the find bar too.
  page.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
    if (isMainFrame && !isSameDocument) wasInBar = bar.isFocused();
  });
  page.on('did-navigate', () => {
    if (wasInBar && window.isFocused() && isPageShown()) bar.focus();
  });
  window.on('blur', () => {
    isActive = false;
  });
  window.on('focus', () =>
    // Electron gives it to the frame once this event is over.
    setImmediate(() => {
      if (window.isDestroyed() || page.isDestroyed() || !window.isFocused()) return;
      isActive = true;
      if (isLastInPage && isPageShown()) page.focus();
    }),
  );
  return {
    giveToPage: () => {
      isLastInPage = true;
    },
  };
}
