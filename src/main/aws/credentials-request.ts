/** What resolving the credentials of a profile is given, and what it gives. */

import type { Result } from '../../shared/failure.ts';
import type { SsoSession } from '../../shared/sso.ts';
import type { ProfileDefinition, ProfileSet } from '../core/profiles.ts';
import type { AwsTimeouts, OnAwsError } from './aws-call.ts';
import type { ClientRequestHandler } from './request-handler.ts';

/** SECURITY: lives only in the main process, in the clients. */
export interface AwsCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  readonly expiration?: Date;
}

/** Credentials of a role that a person is assigned to in IAM Identity Center. */
type RoleCredentials = (request: {
  readonly session: SsoSession;
  readonly profile: string;
  readonly accountId: string;
  readonly roleName: string;
  readonly signal: AbortSignal;
}) => Promise<Result<AwsCredentials>>;

/** How `credential_process` is run. */
export interface ProcessRules {
  /** How the command is split into words; Windows has other rules. */
  readonly words: 'posix' | 'windows';
  /** When it is killed, with all that it started, in milliseconds. */
  readonly timeoutMs: number;
}

/** Sources that several profiles share are resolved once for all of them. */
export interface SharedSources {
  /** Credentials of a source profile: those that are kept, or what `resolve` gives, once for all that wait for it. */
  readonly resolve: (
    definition: ProfileDefinition,
    signal: AbortSignal,
    resolve: (signal: AbortSignal) => Promise<Result<AwsCredentials>>,
  ) => Promise<Result<AwsCredentials>>;
  /** AWS did not take the credentials of this source profile. */
  readonly refused: (definition: ProfileDefinition) => void;
}

/** The parts that stay the same from request to request. */
export interface CredentialsParts {
  readonly environment: NodeJS.ProcessEnv;
  readonly requestHandler: ClientRequestHandler;
  readonly timeouts: AwsTimeouts;
  readonly onError?: OnAwsError | undefined;
  readonly roleCredentials: RoleCredentials;
  /** @returns the SHA-256 of the `credential_process` that the person allowed for the profile */
  readonly allowedProcess: (profile: string) => string | undefined;
  readonly processRules: ProcessRules;
}

/** Whose credentials are wanted. */
export interface CredentialsRequest extends CredentialsParts {
  /** The chosen profile, which must be ready; it alone decides about endpoints and retries. */
  readonly definition: ProfileDefinition;
  readonly profiles: ProfileSet;
  /** For STS. */
  readonly region: string;
  readonly signal: AbortSignal;
  readonly sources: SharedSources;
  /** SECURITY: for the role of the chosen profile; sent once and never kept. */
  readonly mfaCode?: string | undefined;
}
