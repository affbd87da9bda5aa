/** Process entry: sandbox, then what the command line asks for: an answer, another Windsock, or the app and its orderly end. */

import { app } from 'electron';
import { type App, compose } from './compose.ts';
import { errandFrom, type RequestErrand } from './compose-command-line.ts';
import { declareAppProtocol, serveAppProtocol } from './electron/app-protocol.ts';
import { claimDeepLinks } from './electron/deep-links.ts';
import { log, startLog } from './electron/log.ts';
import { endRefused, refusalOfSwitches } from './electron/refused-switches.ts';
import {
  collectStartRequests,
  type StartRequests,
  startDetached,
  takePlace,
} from './electron/single-instance.ts';
import { endAtRest, endWith, hasScreen, say, terminalWidth } from './electron/terminal.ts';
import { catchUnexpected } from './electron/unexpected.ts';

let running: App | null = null;
/** Stays where the settings are, wherever Chromium has to go with its own data. */
const userDataFolder = app.getPath('userData');

// Root on Linux has to say --no-sandbox, which the call would take back for child processes and end them all.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
// SECURITY: names that pages ask to have looked up ahead (`<link rel="dns-prefetch">`) would be asked of the computer's own
// resolver, past the proxy of their environment, and carry out what a page writes into them.
app.commandLine.appendSwitch('blink-settings', 'dnsPrefetchingEnabled=false');
declareAppProtocol();
startLog();
const unexpected = catchUnexpected();

const refusal = refusalOfSwitches();
if (refusal === null) runErrand();
else void endRefused(refusal);

function runErrand(): void {
  const errand = errandFrom({
    argv: process.argv,
    isPackaged: app.isPackaged,
    appVersion: app.getVersion(),
    userDataFolder,
    environment: process.env,
    hasScreen: hasScreen(process.env),
    widths: { out: terminalWidth(1), said: terminalWidth(2) },
  });
  if (errand.kind === 'end') endWith(errand.ending);
  else if (errand.kind === 'ask') app.whenReady().then(errand.ask).then(endAtRest, failed);
  else request(errand);
}

function failed(error: unknown): void {
  log.error('A command failed', error);
  endWith({ code: 1, out: '', said: 'windsock: Something unexpected went wrong; it is in the log.\n' });
}

function request({ request: own, said, detachedArgs, withoutScreen, withoutFolder }: RequestErrand): void {
  say(said);
  const place = takePlace(own, process.env);
  if (place === 'handed-over') app.exit(0);
  else if (place === 'nowhere') endWith(withoutFolder);
  else if (withoutScreen !== null) endWith(withoutScreen);
  else if (detachedArgs !== null) startDetached(detachedArgs, process.env);
  else start(collectStartRequests(own));
}

function start(requests: StartRequests): void {
  // Closing windows leaves the app in the tray.
  app.on('window-all-closed', () => undefined);
  app.on('activate', () => running?.showPicker());
  app.on('will-quit', (event) => {
    if (running === null) return;
    event.preventDefault();
    void endInOrder(running);
    running = null;
    unexpected.survive(() => undefined);
  });
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => app.quit());

  app.whenReady().then(
    () => ready(requests),
    (error: unknown) => log.error('Electron did not become ready', error),
  );
}

async function endInOrder({ dispose, leave }: App): Promise<void> {
  await dispose().catch((error: unknown) => log.error('Windsock did not end in order', error));
  // Not within the event: Electron takes no second wish to quit before that is over.
  setImmediate(leave);
}

function ready(requests: StartRequests): void {
  // The Dock is for apps that live in windows; Windsock lives in the menu bar.
  app.dock?.hide();
  const appFolder = app.getAppPath();
  serveAppProtocol(`${appFolder}/out/renderer`);
  const composed = compose({
    appVersion: app.getVersion(),
    userDataFolder,
    appFolder,
    environment: process.env,
    quit: () => app.quit(),
  });
  running = composed;
  unexpected.survive(composed.tellUnexpected);
  requests.take((each) => void composed.takeRequest(each));
  claimDeepLinks(process.env);
  log.info(`Windsock ${app.getVersion()} is ready on Electron ${process.versions.electron}`);
}
