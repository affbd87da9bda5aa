/** The window that asks a person: there while something is asked, and only then. */

import { app, BrowserWindow, nativeTheme, type WebContents } from 'electron';
import { appName } from '../../shared/strings.ts';
import { sideBySide, upperThirdOfPointerDisplay } from './displays.ts';
import { loadOwnPage } from './guarded-load.ts';
import { isolatedPage } from './isolated-page.ts';
import { log } from './log.ts';
import { onPageGone } from './page-gone.ts';
import { mayStayUndrawn, whenDrawn } from './when-drawn.ts';

/** What the window needs. */
export interface PromptWindowParts {
  readonly icon: string;
  readonly preload: string;
  /** The person closed the window: no answer to what it asked. */
  readonly onClosed: () => void;
  /** The focus left the window, which is still there. */
  readonly onBlur: () => void;
  /** The window had the focus when nothing was asked any more. */
  readonly onDone: () => void;
}

/** The window that asks. */
export interface PromptWindow {
  /** Makes the window when something is asked, and destroys it when nothing is any more. */
  readonly follow: (isAsking: boolean) => void;
  /** The page knows how high its content is: the window takes that height, and is shown when it has one. */
  readonly fit: (contentHeightPx: number) => void;
  /** Brings the window to the front, if it is there. */
  readonly focus: () => void;
  /** Moves the window aside for a new one of this size. @returns where that one stands; null when it is to stand anywhere */
  readonly makeRoom: (size: {
    readonly width: number;
    readonly height: number;
  }) => { readonly x: number; readonly y: number } | null;
  readonly isFocused: () => boolean;
  /** @returns whether the window is there, shown or about to be */
  readonly isOpen: () => boolean;
  readonly contents: () => readonly WebContents[];
}

/** The height follows the content, within this. */
const widthPx = 460;
const minHeightPx = 120;
const startHeightPx = 300;
const maxHeightPx = 720;

/** Creates no window yet. */
export function createPromptWindow(parts: PromptWindowParts): PromptWindow {
  let window: BrowserWindow | null = null;
  let isQuitting = false;
  let isAsked = false;

  function open(): BrowserWindow {
    const made = createWindow(parts);
    watchPrompt(made, parts, () => window === made);
    onPageGone(made.webContents, 'The prompt page', () => replace(made));
    return made;
  }

  /** A window whose page is gone shows nothing any more: what it asked ends, and the next question has a new one. */
  function replace(dead: BrowserWindow): void {
    if (window !== dead) return;
    window = null;
    const hadFocus = dead.isFocused();
    dead.destroy();
    parts.onClosed();
    if (isAsked && !isQuitting) window ??= open();
    else if (hadFocus) parts.onDone();
  }

  // Quitting closes every window, which this one refuses.
  app.on('before-quit', () => {
    isQuitting = true;
    window?.destroy();
    window = null;
  });
  return {
    follow: (isAsking) => {
      isAsked = isAsking;
      if (isAsking && !isQuitting) window ??= open();
      if (isAsking || window === null) return;
      const gone = window;
      window = null;
      const hadFocus = gone.isFocused();
      gone.destroy();
      if (hadFocus) parts.onDone();
    },
    fit: (contentHeightPx) => {
      if (window === null) return;
      window.setContentSize(widthPx, heightPxFor(window, contentHeightPx));
      if (!window.isVisible()) present(window);
    },
    focus: () => {
      if (window?.isVisible()) present(window);
    },
    makeRoom: (size) => {
      const places = window === null ? null : sideBySide(window.getBounds(), size);
      if (places === null) return null;
      window?.setPosition(places.x, window.getBounds().y);
      return places.added;
    },
    isFocused: () => window?.isFocused() ?? false,
    isOpen: () => window !== null,
    contents: () => (window === null ? [] : [window.webContents]),
  };
}

/** @returns the window's height for this content, which the page counts in pixels of its own: large letters make them larger */
function heightPxFor({ webContents }: BrowserWindow, contentHeightPx: number): number {
  const fullPx = Math.ceil(contentHeightPx * webContents.getZoomFactor());
  return Math.max(minHeightPx, Math.min(fullPx, maxHeightPx));
}

function watchPrompt(window: BrowserWindow, parts: PromptWindowParts, isWanted: () => boolean): void {
  window.on('close', (event) => {
    // What the window asked ends first; the state then takes the window away, or shows the next question in it.
    event.preventDefault();
    parts.onClosed();
  });
  window.on('blur', () => {
    if (!isWanted()) return;
    // Above the picker it came from, but never above the browser in which the person signs in.
    window.setAlwaysOnTop(false);
    parts.onBlur();
  });
  // Else the page tells how high it is, and the window is shown then.
  if (mayStayUndrawn()) whenDrawn(window, () => present(window));
  loadOwnPage(window.webContents, 'prompt').catch((error: unknown) => {
    if (!window.isDestroyed()) log.error('The prompt page did not load', error);
  });
}

function present(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.setAlwaysOnTop(true);
  window.show();
  window.focus();
  window.webContents.focus();
}

function createWindow({ icon, preload }: PromptWindowParts): BrowserWindow {
  const size = { width: widthPx, height: startHeightPx };
  const window = new BrowserWindow({
    ...size,
    ...upperThirdOfPointerDisplay(size),
    useContentSize: true,
    show: false,
    resizable: false,
    maximizable: false,
    fullscreenable: false,
    title: appName,
    icon,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#1b1c1f' : '#ffffff',
    webPreferences: {
      preload,
      ...isolatedPage,
    },
  });
  window.removeMenu();
  return window;
}
