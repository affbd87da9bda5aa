/** Sessions of IAM Identity Center in words. */

import type { SsoSessionState } from './sso.ts';
import { untilText } from './strings.ts';

/** @returns "Signed in until 17:40", "Signed out"; of a session that was not looked at yet, that it is not known */
export function sessionText({ state, expiresAtMs }: SsoSessionState, nowMs: number): string {
  if (state === 'unknown') return 'Not known yet';
  if (state === 'signed-out') return 'Signed out';
  return expiresAtMs === undefined ? 'Signed in' : `Signed in until ${untilText(expiresAtMs, nowMs)}`;
}
