/** Carries out what the frame of an Airflow window, its menus and its keys ask. */

import type { WindowAct } from '../../shared/airflow-window.ts';
import type { EnvironmentId } from '../../shared/environment.ts';
import type { MenuAct } from '../core/app-menu-items.ts';
import type { AirflowWindow } from './airflow-window.ts';
import { copyText } from './copy-text.ts';
import { askFocus, closeFind, dropFind, find, openFind } from './find-in-page.ts';
import { openInBrowser } from './open-outside.ts';
import { leaveFullScreen } from './page-full-screen.ts';
import { type ZoomParts, zoom } from './page-zoom.ts';
import { type PrintParts, printPage } from './print-page.ts';

/** What is for the whole session, and takes a login. */
export type SessionAct = Extract<WindowAct['kind'], 'sign-in' | 'reset-session'>;

/** What frame and menus ask. */
export type WindowDeed = WindowAct | { readonly kind: MenuAct };

/** What goes beyond one window. */
export interface WindowActParts extends ZoomParts, PrintParts {
  readonly openAnother: (windowId: number) => void;
  readonly onSessionAct: (windowId: number, id: EnvironmentId, act: SessionAct) => void;
}

/** Does what is asked of this window. */
export function carryOut(airflow: AirflowWindow, act: WindowDeed, parts: WindowActParts): void {
  const { windowId, session, window, frame, health } = airflow;
  switch (act.kind) {
    case 'fit':
      frame.fit(act.heightPx);
      break;
    case 'reload':
      health.reload();
      break;
    case 'wait':
      health.wait();
      break;
    case 'new-window':
      parts.openAnother(windowId);
      break;
    case 'sign-in':
    case 'reset-session':
      parts.onSessionAct(windowId, session.id, act.kind);
      break;
    case 'zoom-in':
    case 'zoom-out':
    case 'zoom-reset':
      zoom(airflow, act.kind, parts);
      break;
    case 'show-download':
    case 'cancel-download':
    case 'dismiss-download':
      parts.rows.act(airflow, act);
      break;
    case 'print':
      printPage(airflow, parts);
      break;
    case 'full-screen':
      window.setFullScreen(!window.isFullScreen());
      break;
    case 'leave-full-screen':
      leaveFullScreen(airflow);
      frame.focus();
      break;
    case 'close':
      window.close();
      break;
    default:
      if (!moveKeyboard(airflow, act)) doAtPage(airflow, act);
  }
}

/** @returns whether it was one of these */
function moveKeyboard(airflow: AirflowWindow, act: WindowDeed): boolean {
  switch (act.kind) {
    case 'open-find':
      openFind(airflow);
      return true;
    case 'find':
      find(airflow, act.text, act.forward);
      return true;
    case 'close-find':
      closeFind(airflow);
      return true;
    case 'drop-find':
      dropFind(airflow);
      return true;
    case 'focus-page':
      airflow.frame.focus();
      return true;
    case 'focus-address':
      askFocus(airflow, 'address');
      return true;
    case 'switch-focus':
      if (airflow.page.isFocused()) askFocus(airflow, 'bar');
      else airflow.frame.focus();
      return true;
    default:
      return false;
  }
}

function doAtPage({ page, state, update }: AirflowWindow, act: WindowDeed): void {
  const { navigationHistory } = page;
  // Never a login's: the state has no such address.
  const { url } = state().page;
  switch (act.kind) {
    case 'back':
      if (navigationHistory.canGoBack()) navigationHistory.goBack();
      break;
    case 'forward':
      if (navigationHistory.canGoForward()) navigationHistory.goForward();
      break;
    case 'stop':
      page.stop();
      break;
    case 'copy-address':
      if (url !== '') void copyText(url).then(() => update({ timesCopied: state().timesCopied + 1 }));
      break;
    case 'open-in-browser':
      if (url !== '') openInBrowser(url);
      break;
    default:
  }
}
