/** Answers proxies that ask pages for a name and a password; those of AWS calls are answered by `aws-http-handler.ts`. */

import { type AuthInfo, app } from 'electron';

/** SECURITY: given to Chromium and to nobody else. */
interface ProxyPassword {
  readonly user: string;
  readonly password: string;
}

/** What is known of a proxy's login. @returns null when nothing is known but what was tried */
export type AnswerProxy = (
  challenge: { readonly host: string; readonly port: number; readonly realm: string },
  tried: ProxyPassword | null,
) => ProxyPassword | null;

/** Requests whose first answer was not taken; a page has few of them at once. */
const maxRemembered = 64;

/** Web servers that ask for a login by themselves get none: no page of Windsock's has one. */
export function answerProxiesOfPages(answerProxy: AnswerProxy): void {
  const tried = new Map<string, ProxyPassword>();
  app.on('login', (event, contents, { url }, challenge, callback) => {
    // Chromium's own way is to cancel; said here so that no other listener is waited for.
    event.preventDefault();
    const key = `${contents?.id ?? 0} ${url}`;
    const given = challenge.isProxy ? answerProxy(proxyOf(challenge), tried.get(key) ?? null) : null;
    tried.delete(key);
    if (given === null) {
      callback();
      return;
    }
    tried.set(key, given);
    for (const oldest of tried.keys()) if (tried.size > maxRemembered) tried.delete(oldest);
    callback(given.user, given.password);
  });
}

/** @returns the part of Chromium's challenge that tells proxies apart */
export function proxyOf({ host, port, realm }: AuthInfo) {
  return { host, port, realm };
}
