/** The page of AWS Sign-In on which a person lets a program of this computer use an identity of the AWS console. */

import { signInHost } from './aws-endpoint.ts';

/** The public client of programs that can listen on this computer, for everybody the same; the AWS CLI uses it as well. */
export const awsLoginClientId = 'arn:aws:signin:::devtools/same-device';

/** What the page needs to know. */
export interface AwsLoginPage {
  readonly region: string;
  readonly redirectUri: string;
  readonly state: string;
  /** SHA-256 of the verifier, base64url. */
  readonly codeChallenge: string;
}

/**
 * SECURITY: always AWS's own public host, whatever endpoint the API calls go to: a person types a password there.
 *
 * AWS Sign-In calls the method of the challenge `SHA-256`, where OAuth has `S256`.
 *
 * @returns the URL; the region has to be a valid one
 */
export function awsLoginUrl({ region, redirectUri, state, codeChallenge }: AwsLoginPage): string {
  const parameters = {
    response_type: 'code',
    client_id: awsLoginClientId,
    state,
    code_challenge_method: 'SHA-256',
    scope: 'openid',
    redirect_uri: redirectUri,
    code_challenge: codeChallenge,
  };
  const query = Object.entries(parameters).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return `https://${signInHost(region)}/v1/authorize?${query.join('&')}`;
}
