/** One Windsock for each person: a later start hands over what it was asked for, and a command starts the app beside the terminal. */

import { app } from 'electron';
import { type StartRequest, startRequestFrom } from '../core/start-request.ts';
import { ownAppImage, startAppImage } from './app-image.ts';
import { borrowDataFolder, isDataFolderInUse, isDataFolderOpen } from './data-folder.ts';
import { receiveDeepLinks } from './deep-links.ts';
import { wasOpenedAtLogin } from './login-item.ts';

/** What starts of Windsock ask for, from this one on. */
export interface StartRequests {
  /** Hands over what has arrived, and from now on each request as it arrives. */
  readonly take: (carryOut: (request: StartRequest) => void) => void;
}

/**
 * Electron says of a lock that another holds and of one that cannot be made the same, so the folder is asked.
 *
 * @returns `handed-over` where another Windsock runs, which has the request now; `first` where this is the one that runs from now on;
 *   `nowhere` where no folder is left in which a lock and the data of Chromium can be kept
 */
export function takePlace(
  request: StartRequest,
  environment: NodeJS.ProcessEnv,
): 'first' | 'handed-over' | 'nowhere' {
  const isFirst = () => app.requestSingleInstanceLock(request);
  if (isFirst()) return 'first';
  if (isDataFolderOpen() || isDataFolderInUse()) return 'handed-over';
  if (!borrowDataFolder(environment)) return 'nowhere';
  return isFirst() ? 'first' : 'handed-over';
}

/** Collects requests until somebody takes them; to be called before the app is ready, with the request of this start. */
export function collectStartRequests(own: StartRequest): StartRequests {
  const arrived: StartRequest[] = [own];
  let carryOut: ((request: StartRequest) => void) | null = null;
  const receive = (request: StartRequest): void => {
    if (carryOut === null) arrived.push(request);
    else carryOut(request);
  };
  receiveDeepLinks((link) => receive({ kind: 'open-link', link, isTyped: false }));
  app.on('second-instance', (_event, _argv, _folder, data) => receive(startRequestFrom(data)));
  return {
    take: (taker) => {
      carryOut = taker;
      // macOS starts login items without arguments.
      const isHidden = own.kind === 'hidden' || (own.kind === 'show' && wasOpenedAtLogin());
      // Who is shown a page wants no picker in front of it.
      const pages = arrived.filter(({ kind }) => kind !== 'show' && kind !== 'hidden');
      const shows = arrived.filter((each) => each.kind === 'show' && !(each === own && isHidden));
      for (const request of pages.length > 0 ? pages : shows.slice(0, 1)) taker(request);
    },
  };
}

/**
 * Ends this process and starts the app anew, without a terminal. To be called in the turn in which `takePlace` said that no other runs:
 * until then nobody gets an answer from this process, so who hands over meanwhile tries again.
 */
export function startDetached(args: readonly string[], environment: NodeJS.ProcessEnv): void {
  app.releaseSingleInstanceLock();
  const appImage = ownAppImage(environment, process.execPath);
  // Electron's helper, which waits for this process to end, would run from the mount that ends with it.
  if (appImage === undefined) app.relaunch({ args: [...args] });
  else startAppImage(environment, appImage, args);
  app.exit(0);
}
