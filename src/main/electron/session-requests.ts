/** The one owner of a session's `webRequest`, which takes one listener for each event: here any number may look on. */

import type {
  OnBeforeRedirectListenerDetails,
  OnCompletedListenerDetails,
  OnErrorOccurredListenerDetails,
  Session,
  WebRequestFilter,
} from 'electron';

/** What may be looked at: pages and what their scripts ask for, over https. */
export interface RequestWatch {
  readonly onAnswer?: (details: OnCompletedListenerDetails) => void;
  readonly onBroken?: (details: OnErrorOccurredListenerDetails) => void;
  readonly onRedirect?: (details: OnBeforeRedirectListenerDetails) => void;
}

/** Everything that is listened for goes through the main process: styles, scripts and images need not. */
const filter: WebRequestFilter = { urls: ['https://*/*'], types: ['mainFrame', 'xhr'] };

const watchesOf = new WeakMap<Session, Set<RequestWatch>>();

/** Looks at the requests of a session from now on. @returns a function that ends it */
export function watchRequests(session: Session, watch: RequestWatch): () => void {
  const watches = watchesOf.get(session) ?? startWatching(session);
  watches.add(watch);
  return () => watches.delete(watch);
}

/** Stays for as long as the session: Chromium gives a page its way to the network once, with or without listeners. */
function startWatching(session: Session): Set<RequestWatch> {
  const watches = new Set<RequestWatch>();
  watchesOf.set(session, watches);
  const { webRequest } = session;
  webRequest.onCompleted(filter, (details) => {
    for (const { onAnswer } of watches) onAnswer?.(details);
  });
  webRequest.onErrorOccurred(filter, (details) => {
    for (const { onBroken } of watches) onBroken?.(details);
  });
  webRequest.onBeforeRedirect(filter, (details) => {
    for (const { onRedirect } of watches) onRedirect?.(details);
  });
  return watches;
}
