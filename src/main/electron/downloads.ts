/** Files that Airflow's pages give: the person says where to, and the frame shows how it goes. */

import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { app, type DownloadItem, type Session, type WebContents } from 'electron';
import type { Download, WindowAct } from '../../shared/airflow-window.ts';
import { cleanFileName, mayDownload, otherFileName } from '../core/download-rules.ts';
import type { AirflowWindow } from './airflow-window.ts';
import { beginsGesture } from './gestures.ts';
import { log } from './log.ts';
import { showInFolder } from './open-outside.ts';

/** What a frame asks about a download. */
type DownloadAct = Extract<WindowAct, { downloadId: string }>;

/** The downloads of all windows. */
export interface Downloads {
  /** Looks after the files of this window's page. */
  readonly watch: (airflow: AirflowWindow) => void;
  readonly act: (airflow: AirflowWindow, act: DownloadAct) => void;
}

/** A file on its way, or one that has come. */
interface Transfer {
  readonly item: DownloadItem;
  readonly airflow: AirflowWindow;
}

/** The frame is told this often. */
const tellGapMs = 250;

/** Older ones that are over leave the list. */
const maxRows = 20;

/** @param windowOf  the window of a page of Airflow */
export function createDownloads(windowOf: (page: WebContents) => AirflowWindow | undefined): Downloads {
  const transfers = new Map<string, Transfer>();
  const watched = new WeakSet<Session>();
  /** Windows in which a person did something since the last file. */
  const acted = new WeakSet<AirflowWindow>();
  let count = 0;
  let folder: string | null = null;

  const isAsking = (airflow: AirflowWindow): boolean =>
    [...transfers.values()].some(
      (each) => each.airflow === airflow && each.item.getSavePath() === '' && isRunning(each.item),
    );

  /** SECURITY: one question at a time, and one for each thing that the person did; else a page could ask without end. */
  function isWanted(airflow: AirflowWindow): boolean {
    const isAllowed = acted.delete(airflow) && !isAsking(airflow);
    if (!isAllowed) log.warn('A file that nobody asked for was refused');
    return isAllowed;
  }

  function take(item: DownloadItem, airflow: AirflowWindow): void {
    const id = `${++count}`;
    transfers.set(id, { item, airflow });
    item.setSaveDialogOptions({
      defaultPath: freePath(folder ?? app.getPath('downloads'), cleanFileName(item.getFilename())),
      properties: ['createDirectory', 'showOverwriteConfirmation'],
    });
    followDownload(item, {
      onChange: (state) => tell(airflow, toDownload(id, item, state)),
      onDone: (state) => {
        if (item.getSavePath() === '') {
          transfers.delete(id); // no place was chosen
          return;
        }
        folder = dirname(item.getSavePath());
        tell(airflow, toDownload(id, item, state));
      },
    });
  }

  return {
    watch: (airflow) => {
      const { page } = airflow;
      acted.add(airflow);
      page.on('input-event', (_event, input) => {
        if (beginsGesture(input)) acted.add(airflow);
      });
      if (watched.has(page.session)) return;
      watched.add(page.session);
      page.session.on('will-download', (event, item, contents) => {
        const asking = windowOf(contents);
        const host = asking?.session.host;
        const isAllowed =
          asking !== undefined && typeof host === 'string' && mayDownload(item.getURLChain(), host);
        if (isAllowed && isWanted(asking)) take(item, givenTo(asking));
        else event.preventDefault();
      });
    },
    act: (airflow, { kind, downloadId }) => {
      const item = transfers.get(downloadId)?.item;
      if (kind === 'cancel-download') item?.cancel();
      // SECURITY: shown in its folder, never opened: what it would do is up to the person.
      if (kind === 'show-download' && item?.getState() === 'completed') showInFolder(item.getSavePath());
      if (kind === 'dismiss-download' && (item === undefined || !isRunning(item))) {
        transfers.delete(downloadId);
        const downloads = airflow.state().downloads.filter(({ id }) => id !== downloadId);
        airflow.update({ downloads });
      }
    },
  };
}

function isRunning(item: DownloadItem): boolean {
  return item.getState() === 'progressing';
}

/** A link that wanted a window of its own and gives a file needs none: the file is told in the window before. */
function givenTo(airflow: AirflowWindow): AirflowWindow {
  const { session, page, window, wasShown } = airflow;
  const before = session.windows.findLast((each) => each !== airflow && each.wasShown);
  if (wasShown || page.getURL() !== '' || before === undefined) return airflow;
  setImmediate(() => {
    if (!window.isDestroyed()) window.destroy();
  });
  return before;
}

interface Followed {
  readonly onChange: (state: Download['state']) => void;
  readonly onDone: (state: Download['state']) => void;
}

function followDownload(item: DownloadItem, { onChange, onDone }: Followed): void {
  let toldAtMs = Number.NEGATIVE_INFINITY;
  let isBroken = false;
  item.on('updated', (_event, state) => {
    // Until then the person chooses the place.
    if (item.getSavePath() === '') return;
    if (state === 'interrupted') {
      // It could go on, and nothing says when; what is there of it goes.
      isBroken = true;
      item.cancel();
    } else if (performance.now() - toldAtMs >= tellGapMs) {
      toldAtMs = performance.now();
      onChange('running');
    }
  });
  item.once('done', (_event, state) => {
    if (state === 'completed') onDone('done');
    else onDone(state === 'cancelled' && !isBroken ? 'cancelled' : 'failed');
  });
}

function toDownload(id: string, item: DownloadItem, state: Download['state']): Download {
  return {
    id,
    fileName: basename(item.getSavePath()),
    state,
    receivedBytes: item.getReceivedBytes(),
    totalBytes: item.getTotalBytes(),
  };
}

function tell({ state, update }: AirflowWindow, download: Download): void {
  const rows = state().downloads;
  const isKnown = rows.some(({ id }) => id === download.id);
  const downloads = isKnown
    ? rows.map((each) => (each.id === download.id ? download : each))
    : [...rows, download];
  const spare = downloads.length - maxRows;
  const old = downloads.filter((each) => each.state !== 'running').slice(0, Math.max(0, spare));
  update({ downloads: downloads.filter((each) => !old.includes(each)) });
}

function freePath(folder: string, name: string): string {
  for (let n = 1; ; n += 1) {
    const path = join(folder, n === 1 ? name : otherFileName(name, n));
    if (!existsSync(path)) return path;
  }
}
