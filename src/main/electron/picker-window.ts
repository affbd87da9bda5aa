/** The picker's window: one, prewarmed and hidden, so that the hotkey only has to show it. */

import { app, BrowserWindow, nativeTheme, type WebContents } from 'electron';
import { appName } from '../../shared/strings.ts';
import { upperThirdOfPointerDisplay } from './displays.ts';
import { loadOwnPage } from './guarded-load.ts';
import { isolatedPage } from './isolated-page.ts';
import { log } from './log.ts';
import { onPageGone } from './page-gone.ts';
import { createRevivals } from './revivals.ts';
import { whenDrawn } from './when-drawn.ts';

/** Another window of ours to which the focus may go. */
interface OtherWindow {
  readonly isOpen: () => boolean;
  readonly isFocused: () => boolean;
}

/** What the picker's window needs to know. */
export interface PickerWindowParts {
  readonly icon: string;
  readonly preload: string;
  readonly hideOnBlur: () => boolean;
  /** The window that asks: the focus may go there and come back. */
  readonly prompt: OtherWindow;
  /** The settings: while they have the focus the picker stays too, so that a change is seen at once. */
  readonly settings: OtherWindow;
  readonly onVisible: (isVisible: boolean) => void;
}

/** The picker's window. */
export interface PickerWindow {
  readonly show: () => void;
  readonly hide: () => void;
  /** Whether a key was pressed in it a moment ago. */
  readonly isTyping: () => boolean;
  readonly attention: () => 'unseen' | 'seen' | 'typing';
  /** The focus left prompt or settings: unless it came here, the picker hides as it does when the focus leaves itself. */
  readonly otherBlurred: () => void;
  /** The prompt is gone and had the focus: a picker that stayed takes it back. */
  readonly takeFocusBack: () => void;
  /** Hidden: show. Visible and focused: hide. Visible without focus: focus. */
  readonly toggle: () => void;
  /** @returns the page's webContents; none while a crashed page is made anew */
  readonly contents: () => readonly WebContents[];
}

const size = { width: 720, height: 480 } as const;

/** Between two letters people take less than this. */
const typingPauseMs = 300;

/** Some window managers blur a window while they show it. */
const blurGraceMs = 120;

/** Creates the window hidden and loads its page at once. */
export function createPickerWindow(parts: PickerWindowParts): PickerWindow {
  const leaving = createLeaving(parts, () => alive());
  const typing = createTyping();
  const mayRevive = createRevivals();
  let window = makeWindow();
  const alive = () => (window.isDestroyed() ? null : window);

  function makeWindow(): BrowserWindow {
    const made = createWindow(parts);
    watchPicker(made, parts, leaving);
    made.webContents.on('before-input-event', typing.heard);
    onPageGone(made.webContents, 'The picker page', () => revive(made));
    return made;
  }

  function revive(dead: BrowserWindow): void {
    dead.destroy();
    parts.onVisible(false);
    if (mayRevive()) window = makeWindow();
  }

  function show(): void {
    if (window.isDestroyed()) window = makeWindow();
    // A page that is still loading would be a blank window.
    if (window.webContents.isLoadingMainFrame()) whenDrawn(window, present);
    else present();
  }

  function present(): void {
    if (!window.isVisible()) window.setBounds({ ...upperThirdOfPointerDisplay(size), ...size });
    leaving.shown();
    window.show();
    window.focus();
    window.webContents.focus();
  }

  // Quitting closes every window, which this one refuses.
  app.on('before-quit', () => alive()?.destroy());
  return {
    show,
    hide: () => alive()?.hide(),
    otherBlurred: leaving.hideUnlessOurs,
    takeFocusBack: () => {
      if (alive()?.isVisible() || leaving.isAway()) present();
    },
    toggle: () => {
      const shown = alive();
      if (shown?.isVisible() && shown.isFocused()) shown.hide();
      else show();
    },
    isTyping: typing.isGoingOn,
    attention: () => (alive()?.isVisible() ? typing.attention() : 'unseen'),
    contents: () => (window.isDestroyed() ? [] : [window.webContents]),
  };
}

function watchPicker(
  window: BrowserWindow,
  parts: PickerWindowParts,
  { isFresh, hideUnlessOurs }: ReturnType<typeof createLeaving>,
): void {
  window.on('show', () => parts.onVisible(true));
  window.on('hide', () => parts.onVisible(false));
  window.on('blur', () => {
    if (!parts.hideOnBlur() || isFresh()) return;
    if (parts.prompt.isOpen() || parts.settings.isOpen()) hideUnlessOurs();
    else window.hide();
  });
  window.on('close', (event) => {
    event.preventDefault();
    window.hide();
  });
}

/** @returns what hides the picker once the focus has left the windows of ours; forgotten when the picker is shown again */
function createLeaving(
  { hideOnBlur, prompt, settings }: PickerWindowParts,
  alive: () => BrowserWindow | null,
) {
  let shownAtMs = 0;
  let timer: NodeJS.Timeout | null = null;
  let isAway = false;
  const forget = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  };
  // Which window has the focus next is known a moment after it left the one before.
  const settle = (): void => {
    timer = null;
    const window = alive();
    if (window === null || !hideOnBlur()) return;
    if (window.isFocused() || prompt.isFocused() || settings.isFocused()) return;
    if (window.isVisible()) isAway = prompt.isOpen();
    window.hide();
  };
  return {
    /** @returns whether the picker hid while the prompt went on elsewhere, as in a sign-in page */
    isAway: () => isAway,
    shown: () => {
      isAway = false;
      shownAtMs = performance.now();
      forget();
    },
    isFresh: () => performance.now() - shownAtMs < blurGraceMs,
    hideUnlessOurs: () => {
      forget();
      timer = setTimeout(settle, blurGraceMs);
    },
  };
}

/** @returns what hears keys, and knows whether somebody types just now */
function createTyping() {
  let heardAtMs = Number.NEGATIVE_INFINITY;
  const isGoingOn = () => performance.now() - heardAtMs < typingPauseMs;
  return {
    heard: () => {
      heardAtMs = performance.now();
    },
    isGoingOn,
    attention: () => (isGoingOn() ? 'typing' : 'seen'),
  } as const;
}

function createWindow({ icon, preload }: PickerWindowParts): BrowserWindow {
  const window = new BrowserWindow({
    ...size,
    show: false,
    frame: false,
    resizable: false,
    maximizable: false,
    minimizable: false,
    fullscreenable: false,
    skipTaskbar: true,
    alwaysOnTop: true,
    title: appName,
    icon,
    // Shown for a moment only; the page paints over it.
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#1b1d20' : '#ffffff',
    ...(process.platform === 'darwin' ? { type: 'panel' } : {}),
    webPreferences: {
      preload,
      ...isolatedPage,
      // The hidden page takes snapshots and paints, so that showing it shows the present.
      backgroundThrottling: false,
    },
  });
  window.removeMenu();
  if (process.platform === 'darwin') window.setVisibleOnAllWorkspaces(true, { visibleOnFullScreen: true });
  loadOwnPage(window.webContents, 'picker').catch((error: unknown) =>
    log.error('The picker page did not load', error),
  );
  return window;
}
