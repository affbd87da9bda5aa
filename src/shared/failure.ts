/** Every expected failure as a value: what happened, with the data that its sentence needs. */

import type { LinkProblem } from './airflow-link.ts';
import type { CatalogueProblem } from './catalogue-problem.ts';
import type { EnvironmentId } from './environment.ts';
import type { PersonNeed } from './person-need.ts';
import type { ProfileProblem } from './profile.ts';
import type { SsoSession } from './sso.ts';

/** The AWS calls that a failure can name. */
export type AwsOperation =
  | 'ListEnvironments'
  | 'GetEnvironment'
  | 'CreateWebLoginToken'
  // STS
  | 'AssumeRole'
  | 'AssumeRoleWithWebIdentity'
  | 'GetCallerIdentity'
  // IAM
  | 'ListAccountAliases'
  // IAM Identity Center
  | 'RegisterClient'
  | 'StartDeviceAuthorization'
  | 'CreateToken'
  | 'GetRoleCredentials'
  | 'ListAccounts'
  | 'ListAccountRoles'
  | 'Logout'
  // AWS Sign-In (`aws login`)
  | 'CreateOAuth2Token';

/** Where a call went: enough to name it to a person. `environment` is absent for calls about none. */
export interface CallPlace {
  readonly profile: string;
  readonly region: string;
  readonly environment?: string;
}

/** A role that a profile names, and whose credentials ask for it. */
export interface AssumeRoleStep {
  readonly profile: string;
  readonly roleArn: string;
  /** Absent where the environment variables hold the credentials. */
  readonly sourceProfile?: string;
}

/** An expected failure. Nothing secret can be expressed in it: no token, no URL, no header. */
export type Failure =
  // AWS answered
  | {
      readonly kind: 'access-denied';
      readonly operation: AwsOperation;
      readonly place: CallPlace;
      readonly message: string;
      /** Of AssumeRole: the step that was denied, which may be one in the middle of a chain. */
      readonly step?: AssumeRoleStep;
    }
  | { readonly kind: 'environment-not-found'; readonly place: CallPlace }
  | { readonly kind: 'request-invalid'; readonly operation: AwsOperation; readonly message: string }
  | { readonly kind: 'aws-internal'; readonly operation: AwsOperation; readonly place: CallPlace }
  | { readonly kind: 'throttled'; readonly operation: AwsOperation; readonly place: CallPlace }
  | { readonly kind: 'credentials-expired'; readonly profile: string }
  | { readonly kind: 'credentials-rejected'; readonly place: CallPlace }
  /** `offsetMs`: how far this computer's clock is ahead of AWS's, where that is known. */
  | { readonly kind: 'clock-wrong'; readonly offsetMs?: number }
  | { readonly kind: 'answer-not-json'; readonly host: string }
  | { readonly kind: 'answer-incomplete'; readonly operation: AwsOperation }
  | {
      readonly kind: 'aws-unknown';
      readonly operation: AwsOperation;
      readonly name: string;
      readonly message: string;
    }
  // Profiles
  | { readonly kind: 'profile-missing'; readonly profile: string }
  | { readonly kind: 'profile-not-ready'; readonly profile: string; readonly problem: ProfileProblem }
  | { readonly kind: 'region-missing'; readonly profile: string }
  | { readonly kind: 'credentials-unavailable'; readonly profile: string; readonly message: string }
  | { readonly kind: 'endpoint-not-allowed'; readonly profile: string; readonly endpoint: string }
  | {
      readonly kind: 'profile-file-unreadable';
      readonly file: string;
      readonly line?: number;
      readonly problem: string;
    }
  // Identity: what only a person can give, and what became of it
  | { readonly kind: 'person-needed'; readonly profile: string; readonly need: PersonNeed }
  | { readonly kind: 'mfa-code-wrong'; readonly profile: string }
  | {
      readonly kind: 'process-failed';
      readonly profile: string;
      readonly problem:
        | 'not-found'
        | 'exit-code'
        | 'timeout'
        | 'too-much-output'
        | 'not-json'
        | 'incomplete'
        | 'expired'
        | 'not-parsable';
      /** Of the program, where it ended by itself. */
      readonly exitCode?: number;
    }
  | {
      readonly kind: 'web-identity-unreadable';
      readonly profile: string;
      readonly file: string;
      readonly problem: string;
    }
  | {
      readonly kind: 'sign-in-refused';
      readonly session: SsoSession;
      /** OAuth's own word for it: `access_denied`, `expired_token`, `invalid_grant` ... */
      readonly error: string;
    }
  /** A sign-in to AWS for a `login_session`; `error` as above. */
  | { readonly kind: 'aws-login-refused'; readonly profile: string; readonly error: string }
  /** Somebody else signed in than the profile's `login_session` names. */
  | {
      readonly kind: 'aws-login-other-identity';
      readonly profile: string;
      readonly expected: string;
      readonly actual: string;
    }
  /** The page that the sign-in would open is none of AWS's own. */
  | { readonly kind: 'sign-in-page-not-trusted'; readonly host: string }
  | { readonly kind: 'sign-in-listener-failed'; readonly problem: string }
  | {
      readonly kind: 'sso-role-not-assigned';
      readonly profile: string;
      readonly role: string;
      readonly account: string;
    }
  | { readonly kind: 'start-url-invalid'; readonly startUrl: string }
  | {
      readonly kind: 'token-not-saved';
      readonly file: string;
      readonly problem: string;
      /** Nothing else holds it. */
      readonly isLost?: true;
    }
  | { readonly kind: 'token-not-removed'; readonly file: string; readonly problem: string }
  | { readonly kind: 'region-not-enabled'; readonly place: CallPlace }
  // Network, towards AWS or towards the web server
  | { readonly kind: 'proxy-login-needed'; readonly host: string }
  /** The file that `AWS_CA_BUNDLE` or a profile's `ca_bundle` names. */
  | { readonly kind: 'ca-bundle-unreadable'; readonly file: string; readonly problem: string }
  | { readonly kind: 'offline' }
  | { readonly kind: 'host-not-found'; readonly host: string }
  | { readonly kind: 'connection-refused'; readonly host: string }
  | { readonly kind: 'connection-reset'; readonly host: string }
  | { readonly kind: 'timeout'; readonly host: string; readonly timeoutMs: number }
  | { readonly kind: 'certificate-refused'; readonly host: string; readonly code: string }
  | { readonly kind: 'network'; readonly host: string; readonly code: string }
  /** The web server is one of a private network, and this computer has no way into that. */
  | {
      readonly kind: 'private-host-unreachable';
      readonly host: string;
      readonly problem: PrivateHostProblem;
      /** A private one that its name leads to, where that is known. */
      readonly address?: string;
      /** `host:port` of the proxy that was on the way. */
      readonly proxy?: string;
    }
  /** What a person typed for an environment's own proxy; never the text itself, in which a password may stand. */
  | {
      readonly kind: 'proxy-invalid';
      readonly problem:
        | 'user-info'
        | 'host'
        | 'port-missing'
        | 'port'
        | 'scheme-missing'
        | 'scheme'
        | 'socks4';
      /** The `host:port` before which the scheme is missing. */
      readonly place?: string;
    }
  /** The managed tunnel of an environment. Its command stands in none of them. */
  | {
      readonly kind: 'tunnel-command-invalid';
      readonly problem: 'empty' | 'quote-open' | 'unprintable' | 'variable-first';
    }
  | { readonly kind: 'tunnel-not-found'; readonly program: string }
  /** It ended by itself: with an exit code, or by a signal. */
  | { readonly kind: 'tunnel-ended'; readonly exitCode?: number; readonly signal?: string }
  /** Something listened at the near end of the tunnel before it was started. */
  | { readonly kind: 'tunnel-port-taken'; readonly port: number }
  /** Nothing listened there in time. */
  | { readonly kind: 'tunnel-timeout'; readonly port?: number; readonly timeoutMs: number }
  // Airflow
  | { readonly kind: 'host-not-trusted'; readonly host: string }
  | { readonly kind: 'environment-not-ready'; readonly name: string; readonly status: string }
  /** Not reached while AWS worked on the environment, by its latest answer. */
  | {
      readonly kind: 'environment-updating';
      readonly name: string;
      readonly status: string;
      readonly host: string;
    }
  | { readonly kind: 'login-page-missing'; readonly host: string }
  | { readonly kind: 'login-refused'; readonly host: string; readonly status: number }
  | { readonly kind: 'session-broken'; readonly host: string }
  | { readonly kind: 'web-server-error'; readonly host: string; readonly status: number }
  // What a person typed or asked for
  | { readonly kind: 'environment-name-invalid'; readonly name: string }
  | { readonly kind: 'region-name-invalid'; readonly region: string }
  | { readonly kind: 'host-name-invalid'; readonly host: string }
  /** A text that looks like a link, and why it is none to open. Never the text itself, which may carry anything. */
  | { readonly kind: 'link-refused'; readonly problem: LinkProblem }
  /** The search through every profile found no environment with this host. */
  | { readonly kind: 'link-host-not-found'; readonly host: string; readonly region: string }
  /** No room for this many more profiles of Windsock's own. */
  | { readonly kind: 'too-many-profiles'; readonly max: number }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'page-call-refused' }
  // A team's catalogue
  | {
      readonly kind: 'catalogue-address-invalid';
      readonly problem: 'missing' | 'none' | 'scheme' | 'user-info';
    }
  | { readonly kind: 'catalogue-unreadable'; readonly problem: string }
  | { readonly kind: 'catalogue-refused'; readonly host: string; readonly status: number }
  | { readonly kind: 'catalogue-redirect'; readonly host: string }
  | { readonly kind: 'catalogue-too-large' }
  | { readonly kind: 'catalogue-newer'; readonly version: number }
  /** `more`: how many problems are only counted. */
  | {
      readonly kind: 'catalogue-invalid';
      readonly problems: readonly CatalogueProblem[];
      readonly more: number;
    }
  | { readonly kind: 'catalogue-not-saved'; readonly problem: string }
  // New versions of Windsock
  /** There is no list of versions, or none that can be read. */
  | { readonly kind: 'update-feed-unusable'; readonly host: string }
  /** It names an address, or leads on to one, that is not https. */
  | { readonly kind: 'update-feed-insecure'; readonly host: string }
  /** What was downloaded is not what was published, or not by who made this build. */
  | { readonly kind: 'update-damaged'; readonly version: string }
  | { readonly kind: 'update-not-saved'; readonly problem: string }
  // Windsock itself
  | { readonly kind: 'login-item-not-set'; readonly folder: string; readonly problem: string }
  /** The person turned it off in the system's settings, or has to allow it there. */
  | { readonly kind: 'login-item-blocked'; readonly system: 'mac' | 'windows' }
  /** Another program has it. `favourite`: the one that it was to open; absent for the picker's. */
  | {
      readonly kind: 'hotkey-unavailable';
      readonly accelerator: string;
      readonly favourite?: EnvironmentId;
    }
  /** Windsock itself has it: what it opens. */
  | {
      readonly kind: 'hotkey-in-use';
      readonly accelerator: string;
      readonly opens: 'picker' | EnvironmentId;
    }
  | {
      readonly kind: 'settings-not-saved';
      readonly why: 'no-room' | 'not-allowed' | 'other';
      /** Of the settings file. */
      readonly folder: string;
      readonly problem: string;
    }
  | {
      readonly kind: 'settings-restored';
      /** Where what could not be read comes from now. */
      readonly from: 'last-good-copy' | 'defaults';
      /** Name of the damaged file; null where it could not be moved aside. */
      readonly keptAs: string | null;
    }
  /** By name: gone from this computer, and AWS may go on with them until they end by themselves. */
  | { readonly kind: 'sign-out-unconfirmed'; readonly sessions: readonly string[] }
  | { readonly kind: 'unexpected'; readonly reference: string };

/** What became of the way to a private web server. */
export type PrivateHostProblem = 'not-found' | 'timeout' | 'no-route' | 'refused';

export type FailureKind = Failure['kind'];

/** The outcome of anything that can fail in an expected way. */
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: Failure };

/** @returns a success that carries `value` */
export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

/** @returns a failure; assignable to every `Result` */
export function fail(failure: Failure): { readonly ok: false; readonly failure: Failure } {
  return { ok: false, failure };
}

/** Makes a `switch` over a union exhaustive at compile time. @throws when reached, which is a bug */
export function assertNever(value: never): never {
  throw new Error(`Unhandled case: ${JSON.stringify(value)}`);
}
