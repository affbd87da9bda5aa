/** What Enter does about a failure: the deed that mends it. */

import type { EnvironmentId } from './environment.ts';
import type { Failure } from './failure.ts';
import type { PersonNeed } from './person-need.ts';

/** What Enter on a failed row does. `add-by-name` and `set-network` open forms, `favourite-hotkeys` the settings. */
export type Remedy =
  | 'retry'
  | 'look-again'
  | 'reset-session'
  | 'add-by-name'
  | 'other-hotkey'
  | 'favourite-hotkeys'
  | 'dismiss'
  | 'sign-in'
  | 'enter-mfa-code'
  | 'allow-process'
  | 'allow-host'
  | 'set-network';

/** @returns the action that mends a failure, or tries again where only the world can mend it */
export function remedyFor(failure: Failure, about: EnvironmentId | null): Remedy {
  switch (failure.kind) {
    case 'session-broken':
      return 'reset-session';
    case 'hotkey-unavailable':
      return failure.favourite === undefined ? 'other-hotkey' : 'favourite-hotkeys';
    case 'hotkey-in-use':
      return 'favourite-hotkeys';
    case 'settings-not-saved':
    case 'settings-restored':
    case 'sign-out-unconfirmed':
    case 'token-not-saved':
      return 'dismiss';
    case 'access-denied':
      return failure.operation === 'ListEnvironments' ? 'add-by-name' : 'retry';
    case 'unexpected':
      return about === null ? 'dismiss' : 'retry';
    case 'region-missing':
      return 'add-by-name';
    case 'person-needed':
      return remedyForNeed(failure.need);
    case 'sign-in-refused':
    case 'aws-login-refused':
    case 'aws-login-other-identity':
      return 'sign-in';
    case 'mfa-code-wrong':
      return 'enter-mfa-code';
    case 'proxy-invalid':
    case 'tunnel-command-invalid':
    case 'tunnel-not-found':
      return about === null ? 'look-again' : 'set-network';
    default:
      return about === null ? 'look-again' : 'retry';
  }
}

function remedyForNeed(need: PersonNeed): Remedy {
  switch (need.kind) {
    case 'sign-in':
    case 'aws-login':
      return 'sign-in';
    case 'mfa-code':
      return 'enter-mfa-code';
    case 'process-consent':
      return 'allow-process';
    case 'host-consent':
      return 'allow-host';
  }
}
