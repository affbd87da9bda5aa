/** Builds what reads, takes and saves team catalogues, as the commands of the settings page. */

import { readTextFile } from './aws/read-text-file.ts';
import type { ProxyLogins } from './commands/proxy-logins.ts';
import { createTeamCatalogue, type TeamCatalogueParts } from './commands/team-catalogue.ts';
import { chooseCatalogueFile, createSaveCatalogue } from './electron/catalogue-dialogs.ts';
import { createFetchCatalogue } from './electron/fetch-catalogue.ts';
import type { CommandHandlers } from './electron/ipc.ts';
import { createSavePlaces } from './electron/save-places.ts';

interface CatalogueParts extends Pick<TeamCatalogueParts, 'store'> {
  readonly proxyLogins: Pick<ProxyLogins, 'answer' | 'goOn'>;
}

/** The commands that are about catalogues. */
export type CatalogueHandlers = Pick<
  CommandHandlers,
  | 'readCatalogueFile'
  | 'readCatalogueAddress'
  | 'readCatalogueText'
  | 'readCatalogueAgain'
  | 'takeCatalogue'
  | 'closeCatalogue'
  | 'exportCatalogue'
>;

/** Reads nothing by itself. */
export function composeCatalogue({ store, proxyLogins }: CatalogueParts): CatalogueHandlers {
  const { answer, goOn } = proxyLogins;
  const catalogue = createTeamCatalogue({
    store,
    chooseFile: chooseCatalogueFile,
    readFile: readTextFile,
    fetchText: createFetchCatalogue(answer),
    // Loaded on first need: its form takes a while to be built, and most people never read a catalogue.
    parse: async (text) => (await import('./electron/catalogue-form.ts')).catalogueFrom(text),
    saveFile: createSaveCatalogue(createSavePlaces()),
    nowMs: Date.now,
  });
  return {
    readCatalogueFile: catalogue.readFile,
    readCatalogueAddress: (address) => goOn(() => catalogue.readAddress(address)),
    readCatalogueText: catalogue.readText,
    readCatalogueAgain: () => goOn(catalogue.readAgain),
    takeCatalogue: catalogue.take,
    closeCatalogue: catalogue.close,
    exportCatalogue: catalogue.save,
  };
}
