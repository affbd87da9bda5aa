/** `windsock://` links: how macOS hands them over, and how the system learns that they are Windsock's. Elsewhere they are arguments. */

import { app } from 'electron';
import { linkScheme } from '../../shared/airflow-link.ts';
import type { LinkHandler } from '../../shared/app-facts.ts';
import { ownAppImage } from './app-image.ts';
import { installLinkHandler } from './link-handler.ts';
import { log } from './log.ts';

/** To be called before the app is ready: macOS tells of the link that started the app before that. */
export function receiveDeepLinks(onLink: (link: string) => void): void {
  app.on('open-url', (event, link) => {
    event.preventDefault();
    onLink(link);
  });
}

/** @returns how links reach this app, as far as the system can be asked without starting a program */
export function linkHandler(environment: NodeJS.ProcessEnv): LinkHandler {
  if (process.platform === 'linux') {
    if (ownAppImage(environment, process.execPath) !== undefined) return { by: 'desktop-entry' };
    return { by: app.isPackaged ? 'package' : 'none' };
  }
  return app.isPackaged ? { by: 'system', isOurs: app.isDefaultProtocolClient(linkScheme) } : { by: 'none' };
}

/** Tells the system that these links are Windsock's. A build that was not packaged has no place of its own to name. */
export function claimDeepLinks(environment: NodeJS.ProcessEnv): void {
  if (process.platform === 'linux') {
    // A deb and an rpm bring a desktop file that says so. Electron would run `xdg-settings`, which some desktops do not
    // have and which made the program the handler of web pages, too, until xdg-utils 1.2.
    void installLinkHandler(environment).catch((error: unknown) =>
      log.warn('The handler of windsock links was not installed', error),
    );
  } else if (app.isPackaged && !app.setAsDefaultProtocolClient(linkScheme)) {
    log.warn('The system did not take Windsock as the handler of its links');
  }
}
