/** The system's dialogs in which a person says where a catalogue is, and where one goes. */

import { writeFile } from 'node:fs/promises';
import { app, BrowserWindow, dialog } from 'electron';
import { fail, ok, type Result } from '../../shared/failure.ts';
import type { SavePlaces } from './save-places.ts';

const filters = [
  { name: 'Team catalogue', extensions: ['json'] },
  { name: 'All files', extensions: ['*'] },
];

/** @returns the path of the file that the person chose; null where they chose none */
export async function chooseCatalogueFile(): Promise<string | null> {
  const options = {
    title: 'Open Team Catalogue',
    // Where browsers and mail programs put it.
    defaultPath: app.getPath('downloads'),
    filters,
    properties: ['openFile' as const],
  };
  const parent = BrowserWindow.getFocusedWindow();
  const { filePaths } = await (parent === null
    ? dialog.showOpenDialog(options)
    : dialog.showOpenDialog(parent, options));
  return filePaths[0] ?? null;
}

/** @returns what saves a catalogue where the person says; failure `cancelled` | `catalogue-not-saved` */
export function createSaveCatalogue({
  dialogFor,
  remember,
}: SavePlaces): (name: string, text: string) => Promise<Result<null>> {
  return async (name, text) => {
    const options = { ...dialogFor(`${name}.json`), title: 'Save Team Catalogue', filters };
    const parent = BrowserWindow.getFocusedWindow();
    const { filePath } = await (parent === null
      ? dialog.showSaveDialog(options)
      : dialog.showSaveDialog(parent, options));
    if (filePath === '') return fail({ kind: 'cancelled' });
    try {
      await writeFile(filePath, text);
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
      return fail({ kind: 'catalogue-not-saved', problem: code });
    }
    remember(filePath);
    return ok(null);
  };
}
