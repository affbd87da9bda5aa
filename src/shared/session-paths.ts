/** The paths of Airflow's web server that begin or end a session, in either major. */

import type { AirflowMajor } from './environment.ts';

/** The page that logs in once, with a token in its fragment. */
export const loginPaths: Readonly<Record<AirflowMajor, string>> = {
  2: '/aws_mwaa/aws-console-sso',
  3: '/pluginsv2/aws_mwaa/aws-console-sso',
};

/** Where each major's login page posts the token to. */
export const loginAnswerPaths: ReadonlySet<string> = new Set([
  '/aws_mwaa/login',
  '/pluginsv2/aws_mwaa/login',
]);

/** Where Airflow sends somebody whose session is over, in either version. */
export const signedOutPaths = /^\/(login|auth\/login|api\/v2\/auth\/login)(\/|$)/;

/** Where a person goes who chooses "Log out", in either version. */
export const logOutPaths = /^\/(logout|auth\/logout|api\/v2\/auth\/logout)(\/|$)/;

/** @returns whether a page at this path begins or ends a session, however its letters are encoded: no place for a link to lead to */
export function isSessionPath(path: string): boolean {
  const [beforeQuery = ''] = path.split(/[?#]/, 1);
  const plain = decoded(beforeQuery).replace(/\/+/g, '/').replace(/\/$/, '');
  return (
    Object.values(loginPaths).includes(plain) ||
    loginAnswerPaths.has(plain) ||
    signedOutPaths.test(plain) ||
    logOutPaths.test(plain)
  );
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path; // not percent-encoded text: the server reads it as it stands
  }
}
