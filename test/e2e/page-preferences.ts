// What pages are made with: those that are there, and those that come and go.
import type { RunningWindsock } from '../desktop/start-windsock.ts';
import { expect } from './fixtures.ts';

/** One page. */
interface MadePage {
  /** Where it went first, without query and fragment. */
  readonly url: string;
  readonly preferences: Electron.WebPreferences;
}

declare global {
  var madePages: MadePage[];
}

/** What every page has to be made with. */
export const safePreferences = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  webviewTag: false,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  enableBlinkFeatures: '',
};

/** Keeps what each page from now on is made with, also of one that nobody sees or that is gone soon. */
export async function recordPages({ app }: RunningWindsock): Promise<void> {
  await app.evaluate(({ app: electronApp }) => {
    globalThis.madePages = [];
    electronApp.on('web-contents-created', (_event, contents) => {
      contents.once('did-start-navigation', ({ url }) => {
        // Electron's own types leave the method out.
        const asked = contents as unknown as { getLastWebPreferences(): Electron.WebPreferences };
        const preferences = asked.getLastWebPreferences();
        globalThis.madePages.push({ url: url.replace(/[?#].*$/s, ''), preferences });
      });
    });
  });
}

/** @returns what each page that is there was made with */
export function preferencesNow({
  app,
}: RunningWindsock): Promise<readonly (Electron.WebPreferences & { readonly url: string })[]> {
  return app.evaluate(({ webContents }) =>
    webContents.getAllWebContents().map((contents) => {
      // Electron's own types leave the method out.
      const asked = contents as unknown as { getLastWebPreferences(): Electron.WebPreferences };
      return { ...asked.getLastWebPreferences(), url: contents.getURL() };
    }),
  );
}

/** Checks the pages that were made, and that there were these among them. */
export async function expectSafePages(
  { app }: RunningWindsock,
  ...expected: readonly RegExp[]
): Promise<void> {
  const pages = await app.evaluate(() => globalThis.madePages);
  for (const { url, preferences } of pages) expect(preferences, url).toMatchObject(safePreferences);
  for (const url of expected)
    expect(
      pages.filter((page) => url.test(page.url)),
      String(url),
    ).not.toEqual([]);
}
