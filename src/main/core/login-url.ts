/** The one-time login URL of an Airflow web server, which paths belong to a login. */

import type { AirflowMajor } from '../../shared/environment.ts';
import { loginAnswerPaths, loginPaths, logOutPaths, signedOutPaths } from '../../shared/session-paths.ts';

/** AWS takes a token for this long. */
export const loginUrlLifeMs = 60_000;

/**
 * @returns the URL that logs in once; it carries the token and must not outlive the page load
 * @see https://docs.aws.amazon.com/mwaa/latest/userguide/call-mwaa-apis-web.html
 */
export function loginUrl(login: {
  readonly host: string;
  readonly major: AirflowMajor;
  readonly token: string;
}): string {
  return `${loginPageUrl(login)}#${login.token}`;
}

/** @returns the address of the login page, without a token */
export function loginPageUrl(page: { readonly host: string; readonly major: AirflowMajor }): string {
  return `https://${page.host}${loginPaths[page.major]}?login=true`;
}

/** What part a URL plays in a login: its page, the answer to the posted token, a page for the signed-out, or Airflow itself. */
export type LoginPart = 'login-page' | 'login-answer' | 'signed-out' | 'airflow';

/** @returns the part that the URL's path plays; `airflow` for any other path */
export function loginPartOf(url: URL): LoginPart {
  const path = url.pathname.replace(/\/+$/, '') || '/';
  if (Object.values(loginPaths).includes(path)) {
    return url.searchParams.get('login') === 'true' ? 'login-page' : 'signed-out';
  }
  if (loginAnswerPaths.has(path)) return 'login-answer';
  return signedOutPaths.test(path) ? 'signed-out' : 'airflow';
}

/** @returns whether the person leaves on purpose */
export function isLogOut(url: URL): boolean {
  return logOutPaths.test(url.pathname);
}
