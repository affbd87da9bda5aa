/** The zoom of Airflow's pages: kept for each environment, the same in all its windows. */

import type { EnvironmentId } from '../../shared/environment.ts';
import { type ZoomAct, zoomedFrom } from '../core/zoom-steps.ts';
import type { AirflowWindow } from './airflow-window.ts';

/** Where the zoom is kept; 1 is 100 %. */
export interface ZoomParts {
  readonly zoomOf: (id: EnvironmentId) => number;
  readonly onZoom: (id: EnvironmentId, factor: number) => void;
}

/**
 * Chromium keeps a zoom for each host of a session by itself. What is kept here is the one truth, so it is set anew
 * at each page; that of Chromium only saves the page a jump.
 */
export function watchZoom(airflow: AirflowWindow, parts: ZoomParts): void {
  const { page, session, update } = airflow;
  update({ zoomFactor: parts.zoomOf(session.id) });
  page.on('did-navigate', () => page.setZoomFactor(parts.zoomOf(session.id)));
  // Control and the mouse wheel: Electron tells it and leaves the rest to the app.
  page.on('zoom-changed', (_event, direction) =>
    zoom(airflow, direction === 'in' ? 'zoom-in' : 'zoom-out', parts),
  );
}

/** Goes one step in all windows of the environment. */
export function zoom({ session }: AirflowWindow, act: ZoomAct, { zoomOf, onZoom }: ZoomParts): void {
  const zoomFactor = zoomedFrom(zoomOf(session.id), act);
  onZoom(session.id, zoomFactor);
  for (const { page, update } of session.windows) {
    page.setZoomFactor(zoomFactor);
    update({ zoomFactor });
  }
}
