/** Files that Airflow's pages give: who may give one, and how it goes. The person says where to, in the system's dialog. */

import type { DownloadItem, Session, WebContents } from 'electron';
import { mayDownload } from '../core/download-rules.ts';
import type { AirflowWindow } from './airflow-window.ts';
import type { DownloadRows, FileProgress } from './download-rows.ts';
import { beginsGesture } from './gestures.ts';
import { log } from './log.ts';
import type { SavePlaces } from './save-places.ts';

/** What downloads work with. */
export interface DownloadParts {
  /** @returns the window of a page of Airflow */
  readonly windowOf: (page: WebContents) => AirflowWindow | undefined;
  readonly rows: DownloadRows;
  readonly places: SavePlaces;
}

/** The frame is told this often. */
const tellGapMs = 250;

/** @returns what looks after the files that a window's page gives */
export function createDownloads(parts: DownloadParts): { readonly watch: (airflow: AirflowWindow) => void } {
  const watched = new WeakSet<Session>();
  const questions = createQuestions();

  function onDownload(event: { preventDefault(): void }, item: DownloadItem, page: WebContents): void {
    const airflow = parts.windowOf(page);
    const host = airflow?.host();
    const isOwn = airflow !== undefined && typeof host === 'string' && mayDownload(item.getURLChain(), host);
    if (!isOwn || !questions.mayAsk(airflow)) {
      log.warn('A file was refused: of another host, or nobody asked for it');
      event.preventDefault();
      return;
    }
    questions.ask(airflow, item);
    item.setSaveDialogOptions(parts.places.dialogFor(item.getFilename()));
    follow(item, givenTo(airflow), parts);
  }

  return {
    watch: (airflow) => {
      const { session } = airflow.page;
      questions.watch(airflow);
      if (watched.has(session)) return;
      watched.add(session);
      session.on('will-download', onDownload);
    },
  };
}

/** SECURITY: one question at a time in a window, and one for each thing that the person did there; else a page asked without end. */
function createQuestions() {
  const acted = new WeakSet<AirflowWindow>();
  const asked = new WeakMap<AirflowWindow, DownloadItem>();
  const isOpen = (item: DownloadItem | undefined): boolean =>
    item !== undefined && item.getSavePath() === '' && item.getState() === 'progressing';
  return {
    watch: (airflow: AirflowWindow): void => {
      // Whoever opened the window did that to have what is in it.
      acted.add(airflow);
      airflow.page.on('input-event', (_event, input) => {
        if (beginsGesture(input)) acted.add(airflow);
      });
    },
    mayAsk: (airflow: AirflowWindow): boolean => acted.has(airflow) && !isOpen(asked.get(airflow)),
    ask: (airflow: AirflowWindow, item: DownloadItem): void => {
      acted.delete(airflow);
      asked.set(airflow, item);
    },
  };
}

/** A link that wanted a window of its own and gives a file needs none: the file is told in the window before. */
function givenTo(airflow: AirflowWindow): AirflowWindow {
  const { session, page, wasShown } = airflow;
  const before = session.windows.findLast((each) => each !== airflow && each.wasShown);
  return wasShown || page.getURL() !== '' || before === undefined ? airflow : before;
}

function follow(item: DownloadItem, airflow: AirflowWindow, { rows, places }: DownloadParts): void {
  let tell: ((progress: FileProgress) => void) | null = null;
  let toldAtMs = Number.NEGATIVE_INFINITY;
  let isBroken = false;
  const say = (state: FileProgress['state']): void => {
    const path = item.getSavePath();
    if (path === '') return; // no place is chosen yet, or none was
    tell ??= rows.add(airflow, { source: 'page', path, cancel: () => item.cancel() });
    toldAtMs = performance.now();
    tell({ state, receivedBytes: item.getReceivedBytes(), totalBytes: item.getTotalBytes() });
  };
  item.on('updated', (_event, state) => {
    if (state === 'interrupted') {
      // It could go on, and nothing says when; what is there of it goes.
      isBroken = true;
      item.cancel();
    } else if (performance.now() - toldAtMs >= tellGapMs) say('running');
  });
  item.once('done', (_event, state) => {
    if (state === 'completed') places.remember(item.getSavePath());
    const wasCancelled = state === 'cancelled' && !isBroken;
    say(state === 'completed' ? 'done' : wasCancelled ? 'cancelled' : 'failed');
  });
}
