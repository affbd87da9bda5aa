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
  const bar = window.webContents;
  const watch = (contents: WebContents, isPage: boolean): void => {
    contents.on('focus', () => {
      if (isActive) isLastInPage = isPage;
    });
    // A click brings window and page at once.
    contents.on('input-event', (_event, { type }) => {
      if (type === 'mouseDown') isLastInPage = isPage;
    });
  };
  watch(page, true);
  watch(bar, false);
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
