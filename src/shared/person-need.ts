/** What only a person can give before a profile has credentials. */

import { type EnvironmentId, environmentKey } from './environment.ts';
import type { SsoSession } from './sso.ts';

/** What a profile waits for. Equal needs are met once for all profiles that have them. */
export type PersonNeed =
  | { readonly kind: 'sign-in'; readonly session: SsoSession }
  | {
      readonly kind: 'mfa-code';
      /** The profile whose role asks for the code: the chosen one, or one of its sources. */
      readonly profile: string;
      /** Serial number or ARN of the device. */
      readonly device: string;
    }
  | { readonly kind: 'process-consent'; readonly profile: string }
  | { readonly kind: 'aws-login'; readonly profile: string; readonly loginSession: string }
  /** AWS names a host for the web server that is none of its own: the environment's login would go there. */
  | { readonly kind: 'host-consent'; readonly id: EnvironmentId; readonly host: string };

/** @returns one text per need, the same for equal needs */
export function personNeedKey(need: PersonNeed): string {
  switch (need.kind) {
    case 'sign-in':
      return `sign-in/${need.session.key}`;
    case 'mfa-code':
      return `mfa-code/${need.profile}/${need.device}`;
    case 'process-consent':
      return `process-consent/${need.profile}`;
    case 'aws-login':
      return `aws-login/${need.loginSession}`;
    case 'host-consent':
      return `host-consent/${environmentKey(need.id)}/${need.host}`;
  }
}
