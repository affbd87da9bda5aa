/** Where files of a person go: the folder that was chosen last, under names that are free. */

import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { app, type SaveDialogOptions } from 'electron';
import { cleanFileName, otherFileName } from '../core/download-rules.ts';

/** Remembers until the app ends. */
export interface SavePlaces {
  /** @param name  as a page or a server gave it. @returns what the system's dialog offers */
  readonly dialogFor: (name: string) => SaveDialogOptions;
  /** @param path  of a file that was saved */
  readonly remember: (path: string) => void;
}

/** @returns places that begin with the person's folder for downloads */
export function createSavePlaces(): SavePlaces {
  let chosen: string | null = null;
  return {
    dialogFor: (name) => ({
      title: 'Save File',
      defaultPath: freePath(chosen ?? app.getPath('downloads'), cleanFileName(name)),
      properties: ['createDirectory', 'showOverwriteConfirmation'],
    }),
    remember: (path) => {
      chosen = dirname(path);
    },
  };
}

function freePath(folder: string, name: string): string {
  for (let n = 1; ; n += 1) {
    const path = join(folder, n === 1 ? name : otherFileName(name, n));
    if (!existsSync(path)) return path;
  }
}
