// Where the AWS CLI keeps the token of a session.
import { createHash } from 'node:crypto';

/** @returns the name of the token file of a session, in `~/.aws/sso/cache` */
export function ssoTokenFile(sessionKey: string): string {
  return `${createHash('sha1').update(sessionKey).digest('hex')}.json`;
}
