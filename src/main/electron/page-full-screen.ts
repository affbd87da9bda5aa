/** A page that asks for the whole screen: it gets what is below the frame, which says so until the page has let go of it. */

import type { AirflowWindow } from './airflow-window.ts';

/** Tells the frame; Chromium sees to it that Esc ends it, whatever the page does. */
export function watchFullScreen(airflow: AirflowWindow): void {
  const { page, window, update } = airflow;
  page.on('enter-html-full-screen', () => update({ isPageFullScreen: true }));
  page.on('leave-html-full-screen', () => update({ isPageFullScreen: false }));
  // A page is told by Electron of what it did itself alone.
  window.on('leave-full-screen', () => leaveFullScreen(airflow));
}

/** Beside the page's own scripts, and out of their reach. */
const world = 1_003;

/** One element may have taken the screen from within another. */
const leaveScript = '(async () => { while (document.fullscreenElement) await document.exitFullscreen(); })()';

/** Takes the screen from the page; does nothing where it has not got it. */
export function leaveFullScreen({ page, state }: AirflowWindow): void {
  if (!state().isPageFullScreen || page.isDestroyed()) return;
  page.executeJavaScriptInIsolatedWorld(world, [{ code: leaveScript }]).catch(() => undefined);
}
