/** One window for Airflow: a frame that is a page of ours, and in it a view with Airflow's own page, which has nothing of ours. */

import { BrowserWindow, nativeTheme, type WebContents, WebContentsView } from 'electron';
import type { Bounds } from '../../shared/settings.ts';
import { type FrameKeyboard, leadKeyboard } from './frame-keyboard.ts';
import { loadOwnPage } from './guarded-load.ts';
import { isolatedPage } from './isolated-page.ts';
import { log } from './log.ts';
import { onPageGone } from './page-gone.ts';
import { createRevivals } from './revivals.ts';

/** What a frame is made of. */
export interface AirflowFrameParts {
  readonly icon: string;
  readonly preload: string;
  readonly title: string;
  /** Of the environment's session. */
  readonly partition: string;
  readonly bounds: Bounds;
}

/** A window with its two pages. */
export interface AirflowFrame {
  readonly window: BrowserWindow;
  /** Of Airflow. */
  readonly page: WebContents;
  /** The frame takes this much from the top; the rest is Airflow's. */
  readonly fit: (heightPx: number) => void;
  /** Shows Airflow's page, or what the frame has in its place. */
  readonly showPage: FrameKeyboard['showPage'];
  /** Gives the keyboard to what is shown: Airflow's page, or the frame. */
  readonly focus: FrameKeyboard['focus'];
  readonly focusFrame: FrameKeyboard['focusFrame'];
  /** @returns where a place of Airflow's page is in the window */
  readonly placeOf: (place: Place) => Place;
}

interface Place {
  readonly x: number;
  readonly y: number;
}

/** Until the frame's page has told its own height, in CSS pixels. */
const startHeightPx = 40;

/** Makes the window, hidden. */
export function createAirflowFrame(parts: AirflowFrameParts): AirflowFrame {
  const window = createWindow(parts);
  const view = createView(parts);
  // The view forgets its page once that is gone.
  const page = view.webContents;
  window.contentView.addChildView(view);
  const { noteRoom, ...keyboard } = leadKeyboard(window, view);
  let frameHeightPx = startHeightPx;
  const layOut = (): void => {
    if (window.isDestroyed()) return;
    // Not the window's: the menu bar takes some of that.
    const { width, height } = window.contentView.getBounds();
    const roomPx = Math.max(0, height - frameHeightPx);
    view.setBounds({ x: 0, y: frameHeightPx, width, height: roomPx });
    noteRoom(roomPx > 0);
  };
  layOut();
  window.contentView.on('bounds-changed', layOut);
  // A view outlives its window unless it is closed.
  window.on('closed', () => {
    if (!page.isDestroyed()) page.close();
  });
  return {
    window,
    page,
    fit: (heightPx) => {
      frameHeightPx = Math.round(heightPx * window.webContents.zoomFactor);
      layOut();
    },
    placeOf: ({ x, y }) => ({ x: x + view.getBounds().x, y: y + view.getBounds().y }),
    ...keyboard,
  };
}

function createWindow({ icon, preload, title, bounds }: AirflowFrameParts): BrowserWindow {
  const window = new BrowserWindow({
    ...bounds,
    minWidth: 480,
    minHeight: 320,
    show: false,
    title,
    icon,
    autoHideMenuBar: true,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#1b1d20' : '#ffffff',
    webPreferences: {
      preload,
      ...isolatedPage,
    },
  });
  // The title is Airflow's page's.
  window.on('page-title-updated', (event) => event.preventDefault());
  loadFrame(window);
  keepFrame(window);
  return window;
}

function loadFrame(window: BrowserWindow): void {
  if (window.isDestroyed()) return;
  loadOwnPage(window.webContents, 'airflow-window').catch((error: unknown) => {
    // A window may be closed again before its frame is there.
    if (!window.isDestroyed()) log.error('The frame of an Airflow window did not load', error);
  });
}

/** One whose process ended is loaded anew around Airflow's page, which stays; after too many ends only when the window gets the keyboard. */
function keepFrame(window: BrowserWindow): void {
  const { webContents: frame } = window;
  const mayRevive = createRevivals();
  onPageGone(frame, 'The frame of an Airflow window', () => {
    if (mayRevive()) setImmediate(loadFrame, window);
  });
  window.on('focus', () => {
    if (frame.isCrashed()) loadFrame(window);
  });
}

function createView({ partition }: AirflowFrameParts): WebContentsView {
  const view = new WebContentsView({
    // SECURITY: no preload, no bridge; a session for each identity, since cookies of sibling hosts were an attack once.
    webPreferences: {
      partition,
      ...isolatedPage,
      // A page that calls `alert` without end would hold its window for ever; from the second on a person can end it.
      safeDialogs: true,
      safeDialogsMessage: 'Show no more messages of this page',
    },
  });
  view.setBackgroundColor('#ffffff');
  return view;
}
