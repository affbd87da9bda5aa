/** The files that the frames of Airflow windows show, and what a person does about them. */

import { basename } from 'node:path';
import type { Download, WindowAct } from '../../shared/airflow-window.ts';
import type { AirflowWindow } from './airflow-window.ts';
import { showInFolder } from './open-outside.ts';

/** What a frame asks about a file. */
type DownloadAct = Extract<WindowAct, { downloadId: string }>;

/** A file that has its place. */
interface PlacedFile extends Pick<Download, 'source'> {
  readonly path: string;
  readonly cancel: () => void;
}

/** How a file does. */
export type FileProgress = Pick<Download, 'state' | 'receivedBytes' | 'totalBytes'>;

/** The rows of all windows. */
export interface DownloadRows {
  /** @returns what tells the window how the file does; its row comes with the first word */
  readonly add: (airflow: AirflowWindow, file: PlacedFile) => (progress: FileProgress) => void;
  readonly act: (airflow: AirflowWindow, act: DownloadAct) => void;
}

/** Older ones that are over leave the list. */
const maxRows = 20;

/** @returns no rows yet */
export function createDownloadRows(): DownloadRows {
  const filesOf = new WeakMap<AirflowWindow, Map<string, PlacedFile>>();
  let count = 0;
  return {
    add: (airflow, file) => {
      const id = `${++count}`;
      const files = filesOf.get(airflow) ?? new Map<string, PlacedFile>();
      filesOf.set(airflow, files.set(id, file));
      return (progress) =>
        tell(airflow, { id, source: file.source, fileName: basename(file.path), ...progress });
    },
    act: (airflow, { kind, downloadId }) => {
      const files = filesOf.get(airflow);
      const file = files?.get(downloadId);
      const row = airflow.state().downloads.find(({ id }) => id === downloadId);
      const isRunning = row?.state === 'running';
      if (kind === 'cancel-download' && isRunning) file?.cancel();
      // SECURITY: shown in its folder, never opened: what it would do is up to the person.
      if (kind === 'show-download' && row?.state === 'done' && file !== undefined) showInFolder(file.path);
      if (kind === 'dismiss-download' && !isRunning) {
        files?.delete(downloadId);
        airflow.update({ downloads: airflow.state().downloads.filter(({ id }) => id !== downloadId) });
      }
    },
  };
}

function tell({ window, state, update }: AirflowWindow, download: Download): void {
  if (window.isDestroyed()) return;
  const rows = state().downloads;
  const isKnown = rows.some(({ id }) => id === download.id);
  const downloads = isKnown
    ? rows.map((each) => (each.id === download.id ? download : each))
    : [...rows, download];
  const spare = Math.max(0, downloads.length - maxRows);
  const old = downloads.filter((each) => each.state !== 'running').slice(0, spare);
  update({ downloads: downloads.filter((each) => !old.includes(each)) });
}
