// Looks for secrets in what a running app shows, says and remembers.
import type { RunningWindsock } from '../desktop/start-windsock.ts';
import { snapshotOf, windowsOf } from './app-driver.ts';
import { type Canary, foundIn, foundInArguments } from './canaries.ts';

declare global {
  var sentToPages: string[];
}

/** Notes every message to the pages from here on, and what each window was ever called. */
export async function recordMessages({ app }: RunningWindsock): Promise<void> {
  await app.evaluate(({ webContents, app: electronApp }) => {
    globalThis.sentToPages = [];
    const note = (kind: string, value: unknown) =>
      globalThis.sentToPages.push(`${kind} ${JSON.stringify(value)}`);
    const noteSent = (contents: Electron.WebContents) => {
      const send = contents.send.bind(contents);
      contents.send = (channel, ...values) => {
        note(channel, values);
        send(channel, ...values);
      };
    };
    for (const contents of webContents.getAllWebContents()) noteSent(contents);
    electronApp.on('web-contents-created', (_event, contents) => noteSent(contents));
    electronApp.on('browser-window-created', (_event, window) => {
      const setTitle = window.setTitle.bind(window);
      window.setTitle = (title) => {
        note('title', title);
        setTitle(title);
      };
    });
  });
}

/** @returns every secret in what the app shows, says and remembers while it runs */
export async function leaksNow(
  windsock: RunningWindsock,
  canaries: readonly Canary[],
): Promise<readonly string[]> {
  const sent = await windsock.app.evaluate(() => globalThis.sentToPages.join('\n'));
  return [
    ...foundIn('a message to a page', sent, canaries),
    ...foundIn('a window', JSON.stringify(await windowsOf(windsock.app)), canaries),
    ...foundIn('the snapshot', JSON.stringify(await snapshotOf(windsock)), canaries),
    ...foundIn('the output', windsock.output(), canaries),
    ...(await foundInArguments(canaries)),
  ];
}
