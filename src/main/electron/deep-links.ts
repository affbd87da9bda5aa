/** `windsock://` links: how they reach the app, cold and warm, and how the system learns that they are Windsock's. */

import { app } from 'electron';
import { linkScheme, maxLinkLength } from '../../shared/airflow-link.ts';
import { installLinkHandler } from './link-handler.ts';
import { log } from './log.ts';

/** Collects the links that arrive until somebody takes them. */
export interface DeepLinks {
  /** The link that this start was given; null for none. Handed over to an instance that runs already. */
  readonly given: string | null;
  /** Hands over what has arrived, and from now on each link as it arrives. */
  readonly take: (open: (link: string) => void) => void;
}

/**
 * To be called before the app is ready: macOS tells of the link that started the app before that.
 *
 * @param argv  of this process
 */
export function receiveDeepLinks(argv: readonly string[]): DeepLinks {
  const given = argv.find(isDeepLink) ?? null;
  const arrived: string[] = given === null ? [] : [given];
  let open: ((link: string) => void) | null = null;
  const receive = (link: string): void => {
    if (open === null) arrived.push(link);
    else open(link);
  };
  app.on('open-url', (event, link) => {
    event.preventDefault();
    if (isDeepLink(link)) receive(link);
  });
  // SECURITY: not from argv, which Chromium puts in another order and mixes with its own switches.
  app.on('second-instance', (_event, _argv, _folder, data) => {
    const link = deepLinkIn(data);
    if (link !== null) receive(link);
  });
  return {
    given,
    take: (taker) => {
      open = taker;
      for (const link of arrived.splice(0)) taker(link);
    },
  };
}

/** @returns the link that another instance handed over; null for none */
export function deepLinkIn(data: unknown): string | null {
  if (typeof data !== 'object' || data === null || !('link' in data)) return null;
  return typeof data.link === 'string' && isDeepLink(data.link) ? data.link : null;
}

function isDeepLink(text: string): boolean {
  return text.toLowerCase().startsWith(`${linkScheme}:`) && text.length <= maxLinkLength;
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
