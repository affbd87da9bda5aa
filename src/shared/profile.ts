/** What an AWS profile is to Windsock: its kind, what it leads to, and whether it can be used. */

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
  | 'empty';

/** Whether a profile can be used now; when not, the reason is for the person. */
type ProfileReadiness = { readonly ready: true } | { readonly ready: false; readonly reason: ProfileProblem };

/** Why a profile cannot be used. `file` and `line` name the place to mend, where there is one. */
export type ProfileProblem =
  | { readonly kind: 'kind-not-supported-yet'; readonly profileKind: ProfileKind }
  | { readonly kind: 'no-credentials' }
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
  readonly ssoSession?: string;
}
