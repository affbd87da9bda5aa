/** Carries out what the frame of an Airflow window, its menus and its keys ask. */

import { clipboard } from 'electron';
import type { WindowAct } from '../../shared/airflow-window.ts';
import type { EnvironmentId } from '../../shared/environment.ts';
import type { AirflowWindow } from './airflow-window.ts';
import { openInBrowser } from './open-outside.ts';

/** What is for the whole session, and takes a login. */
export type SessionAct = Extract<WindowAct['kind'], 'sign-in' | 'reset-session'>;

/** What goes beyond one window. */
export interface WindowActParts {
  readonly openAnother: (windowId: number) => void;
  readonly onSessionAct: (windowId: number, id: EnvironmentId, act: SessionAct) => void;
}

/** Does what is asked of this window. */
export function carryOut(airflow: AirflowWindow, act: WindowAct, parts: WindowActParts): void {
  const { windowId, session, window, frame, page, health, state } = airflow;
  const { url } = state().page;
  switch (act.kind) {
    case 'fit':
      frame.fit(act.heightPx);
      break;
    case 'back':
      page.navigationHistory.goBack();
      break;
    case 'forward':
      page.navigationHistory.goForward();
      break;
    case 'reload':
      health.reload();
      break;
    case 'stop':
      page.stop();
      break;
    case 'copy-address':
      // Never a login's: the state has no such address.
      if (url !== '') clipboard.writeText(url);
      break;
    case 'open-in-browser':
      if (url !== '') openInBrowser(url);
      break;
    case 'new-window':
      parts.openAnother(windowId);
      break;
    case 'sign-in':
    case 'reset-session':
      parts.onSessionAct(windowId, session.id, act.kind);
      break;
    case 'focus-page':
      frame.focus();
      break;
    case 'wait':
      health.wait();
      break;
    case 'close':
      window.close();
      break;
    default:
  }
}
