/** Process entry: sandbox and single instance first, then the app, and an orderly end. */

import { app } from 'electron';
import { type App, compose } from './compose.ts';
import { declareAppProtocol, serveAppProtocol } from './electron/app-protocol.ts';
import { claimDeepLinks, deepLinkIn, receiveDeepLinks } from './electron/deep-links.ts';
import { log, startLog } from './electron/log.ts';

const toggleSwitch = 'toggle';

const deepLinks = receiveDeepLinks(process.argv);
let running: App | null = null;

// Root on Linux has to say --no-sandbox, which the call would take back for child processes and end them all.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
declareAppProtocol();
startLog();
process.on('uncaughtException', (error) => log.error('An exception was not handled', error));
process.on('unhandledRejection', (reason) => log.error('A rejection was not handled', reason));

// SECURITY: no fuse shuts Chromium's own debugger, through which another program would read cookies and pages.
const debuggers = ['remote-debugging-port', 'remote-debugging-pipe'];
if (app.isPackaged && debuggers.some((name) => app.commandLine.hasSwitch(name))) {
  process.stderr.write('Windsock does not start with remote debugging.\n');
  app.exit(1);
} else if (
  app.requestSingleInstanceLock({
    toggle: app.commandLine.hasSwitch(toggleSwitch),
    link: deepLinks.given,
  })
) {
  start();
} else {
  app.quit();
}

function start(): void {
  app.on('second-instance', (_event, _argv, _folder, data) => {
    const wantsToggle = typeof data === 'object' && data !== null && 'toggle' in data && data.toggle === true;
    if (deepLinkIn(data) !== null) return;
    if (wantsToggle) running?.togglePicker();
    else running?.showPicker();
  });
  // Closing windows leaves the app in the tray.
  app.on('window-all-closed', () => undefined);
  app.on('activate', () => running?.showPicker());
  app.on('will-quit', () => running?.dispose());
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => app.quit());

  app.whenReady().then(ready, (error: unknown) => log.error('Electron did not become ready', error));
}

function ready(): void {
  // The Dock is for apps that live in windows; Windsock lives in the menu bar.
  app.dock?.hide();
  const appFolder = app.getAppPath();
  serveAppProtocol(`${appFolder}/out/renderer`);
  running = compose({
    appVersion: app.getVersion(),
    userDataFolder: app.getPath('userData'),
    appFolder,
    environment: process.env,
    quit: () => app.quit(),
  });
  // Started by a link, the app shows its page and nothing in front of it.
  if (deepLinks.given === null) running.showPicker();
  const { openLink } = running;
  deepLinks.take((link) => void openLink(link));
  claimDeepLinks(process.env);
  log.info(`Windsock ${app.getVersion()} is ready on Electron ${process.versions.electron}`);
}
