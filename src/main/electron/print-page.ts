/** Prints the page of an Airflow window; where there is no printer, it becomes a PDF file. */

import { writeFile } from 'node:fs/promises';
import { dialog } from 'electron';
import type { AirflowWindow } from './airflow-window.ts';
import type { DownloadRows, FileProgress } from './download-rows.ts';
import { log } from './log.ts';
import type { SavePlaces } from './save-places.ts';

/** Where a page goes that becomes a file. */
export interface PrintParts {
  readonly rows: DownloadRows;
  readonly places: SavePlaces;
}

/** Electron has no dialog where nothing prints, not even to a file. */
const withoutPrinter = /printers/i;

/** Shows the system's dialog for printing, or the one for saving a PDF file. */
export function printPage(airflow: AirflowWindow, parts: PrintParts): void {
  airflow.page.print({ printBackground: true }, (isDone, reason) => {
    if (isDone || airflow.window.isDestroyed()) return;
    if (withoutPrinter.test(reason)) void savePdf(airflow, parts);
    else log.warn('A page was not printed', reason);
  });
}

async function savePdf(airflow: AirflowWindow, { rows, places }: PrintParts): Promise<void> {
  const { page, window, session, state } = airflow;
  const name = `${state().page.title || session.id.name}.pdf`;
  const options = { ...places.dialogFor(name), title: 'No printer was found. Save as PDF' };
  const { filePath, canceled } = await dialog.showSaveDialog(window, options);
  if (canceled || filePath === '' || page.isDestroyed()) return;
  const tell = rows.add(airflow, { source: 'print', path: filePath, cancel: () => undefined });
  tell(await writePdf(airflow, filePath));
  places.remember(filePath);
}

async function writePdf({ page }: AirflowWindow, path: string): Promise<FileProgress> {
  try {
    const pdf = await page.printToPDF({ printBackground: true });
    await writeFile(path, pdf);
    return { state: 'done', receivedBytes: pdf.byteLength, totalBytes: pdf.byteLength };
  } catch (error) {
    log.warn('A page did not become a PDF file', error);
    return { state: 'failed', receivedBytes: 0, totalBytes: 0 };
  }
}
