/** The settings window: one, made when it is asked for, gone when it is closed. */

import { app, BrowserWindow, nativeTheme, type WebContents } from 'electron';
import type { Bounds } from '../../shared/settings.ts';
import { placeOnScreen } from './displays.ts';
import { loadOwnPage } from './guarded-load.ts';
import { isolatedPage } from './isolated-page.ts';
import { log } from './log.ts';
import { onPageGone } from './page-gone.ts';
import { whenDrawn } from './when-drawn.ts';

/** What the window needs. */
export interface SettingsWindowParts {
  readonly icon: string;
  readonly preload: string;
  /** Where it stood last. */
  readonly bounds: () => Bounds | null;
  readonly onBounds: (bounds: Bounds) => void;
  /** It was just brought to the front; what takes long may be done now. */
  readonly onShown: () => void;
  /** The focus left the window. */
  readonly onBlur: () => void;
  readonly onClosed: () => void;
}

/** The settings window. */
export interface SettingsWindow {
  /** Makes the window, or brings the one that is there to the front. */
  readonly show: () => void;
  readonly close: () => void;
  readonly isFocused: () => boolean;
  /** @returns whether the window is there, shown or about to be */
  readonly isOpen: () => boolean;
  readonly contents: () => readonly WebContents[];
}

const size = { width: 880, height: 640 } as const;

/** Creates no window yet. */
export function createSettingsWindow(parts: SettingsWindowParts): SettingsWindow {
  let window: BrowserWindow | null = null;

  function open(): BrowserWindow {
    const made = createWindow(parts);
    made.on('close', () => parts.onBounds(made.getNormalBounds()));
    made.on('blur', parts.onBlur);
    whenDrawn(made, () => bring(made));
    onPageGone(made.webContents, 'The settings page', () => made.destroy());
    made.on('closed', () => {
      window = null;
      parts.onClosed();
      app.dock?.hide();
    });
    // A window that is listed among the others belongs to an app with an icon there.
    void app.dock?.show();
    loadOwnPage(made.webContents, 'settings').catch((error: unknown) => {
      if (!made.isDestroyed()) log.error('The settings page did not load', error);
    });
    return made;
  }

  function bring(made: BrowserWindow): void {
    present(made);
    setImmediate(parts.onShown);
  }

  return {
    show: () => {
      if (window === null) window = open();
      else if (!window.webContents.isLoadingMainFrame()) bring(window);
    },
    close: () => window?.close(),
    isFocused: () => window?.isFocused() ?? false,
    isOpen: () => window !== null,
    contents: () => (window === null || window.isDestroyed() ? [] : [window.webContents]),
  };
}

function present(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
  window.webContents.focus();
}

function createWindow({ icon, preload, bounds }: SettingsWindowParts): BrowserWindow {
  const window = new BrowserWindow({
    ...placeOnScreen(bounds(), size),
    minWidth: 560,
    minHeight: 400,
    show: false,
    title: 'Windsock settings',
    icon,
    fullscreenable: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#1b1c1f' : '#ffffff',
    webPreferences: {
      preload,
      ...isolatedPage,
    },
  });
  window.removeMenu();
  return window;
}
