/** The page on which a person agrees to a sign-in with PKCE. */

import { dnsSuffix } from './aws-endpoint.ts';

/** What the page needs to know. */
export interface AuthorizeRequest {
  readonly region: string;
  readonly clientId: string;
  readonly redirectUri: string;
  readonly state: string;
  /** SHA-256 of the verifier, base64url. */
  readonly codeChallenge: string;
  readonly scopes: readonly string[];
}

/**
 * SECURITY: always AWS's own public host, whatever endpoint the API calls go to: a person types a password there.
 *
 * The operation is in no model; the AWS CLI names the parameter `scopes`, not `scope`.
 *
 * @returns the URL; the region has to be a valid one
 */
export function authorizeUrl(request: AuthorizeRequest): string {
  const { region, clientId, redirectUri, state, codeChallenge, scopes } = request;
  const parameters = {
    response_type: 'code',
    client_id: clientId,
    redirect_uri: redirectUri,
    state,
    code_challenge_method: 'S256',
    scopes: scopes.join(' '),
    code_challenge: codeChallenge,
  };
  const query = Object.entries(parameters).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return `https://oidc.${region}.${dnsSuffix(region)}/authorize?${query.join('&')}`;
}
