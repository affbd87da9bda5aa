/** What an AWS profile is to Windsock: its kind, what it leads to, and whether it can be used. */

import type { SsoSession } from './sso.ts';

/** How a profile gets its credentials, in the words of the shared-config specification. */
export type ProfileKind =
  | 'access-key'
  | 'assume-role'
  | 'assume-role-mfa'
  | 'sso-session'
  | 'sso-legacy'
  | 'credential-process'
  | 'web-identity'
  | 'aws-login'
  | 'environment-variables'
  | 'empty';

/** Whether a profile can be used now; when not, the reason is for the person. */
type ProfileReadiness = { readonly ready: true } | { readonly ready: false; readonly reason: ProfileProblem };

/** Why a profile cannot be used. `file` and `line` name the place to mend, where there is one; line 0 is no line of a file. */
export type ProfileProblem =
  | { readonly kind: 'no-credentials'; readonly file: string; readonly line: number }
  /** The profile that it takes its credentials from cannot be used. */
  | { readonly kind: 'source-not-ready'; readonly source: string; readonly reason: ProfileProblem }
  /** Something is missing, and this is the likely reason. */
  | {
      readonly kind: 'property-mistyped';
      readonly written: string;
      readonly meant: string;
      readonly file: string;
      readonly line: number;
    }
  | {
      readonly kind: 'partial-keys';
      readonly missing: string;
      readonly file: string;
      readonly line: number;
    }
  | {
      readonly kind: 'source-missing';
      readonly source: string;
      readonly file: string;
      readonly line: number;
    }
  | {
      readonly kind: 'source-cycle';
      readonly through: readonly string[];
      readonly file: string;
      readonly line: number;
    }
  | { readonly kind: 'role-without-source'; readonly file: string; readonly line: number }
  | { readonly kind: 'role-with-two-sources'; readonly file: string; readonly line: number }
  /** A property that this kind of profile cannot do without. */
  | {
      readonly kind: 'property-missing';
      readonly missing: string;
      readonly file: string;
      readonly line: number;
    }
  | {
      readonly kind: 'sso-session-missing';
      readonly session: string;
      readonly file: string;
      readonly line: number;
    }
  | {
      readonly kind: 'property-invalid';
      readonly property: string;
      readonly file: string;
      readonly line: number;
    }
  | {
      readonly kind: 'credential-source-not-supported';
      readonly source: string;
      readonly file: string;
      readonly line: number;
    };

/** One profile of the shared config and credentials files. Holds no key and no secret. */
export interface Profile {
  /** As the AWS CLI shows it. */
  readonly name: string;
  readonly kind: ProfileKind;
  readonly readiness: ProfileReadiness;
  /** The profile's own region, where it names one. */
  readonly region?: string;
  readonly accountId?: string;
  readonly roleArn?: string;
  readonly sourceProfile?: string;
  /** Of its role, whether it is assumed or assigned in IAM Identity Center. */
  readonly roleName?: string;
  /** The MFA device that its role asks for, or the role of a source profile. */
  readonly mfaDevice?: string;
  /** The session of an IAM Identity Center profile, or of the profile that its source profiles end in. */
  readonly ssoSession?: SsoSession;
  /** Whether a program is run for it, its own or that of a source; absent where none is. */
  readonly runsProcess?: boolean;
  /** `files` of the AWS CLI, the process's `environment`, or Windsock's own settings. */
  readonly origin: ProfileOrigin;
}

export type ProfileOrigin = 'files' | 'environment' | 'windsock';
