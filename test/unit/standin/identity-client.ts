// What the tests of the stand-in's identity side share: clients of the SDK, and a sign-in from start to end.
import { createHash, randomBytes } from 'node:crypto';
import { SSOClient } from '@aws-sdk/client-sso';
import {
  CreateTokenCommand,
  type CreateTokenCommandInput,
  type CreateTokenCommandOutput,
  RegisterClientCommand,
  type RegisterClientCommandInput,
  SSOOIDCClient,
} from '@aws-sdk/client-sso-oidc';
import type { Standin } from '../../standin/start-standin.ts';

/** Where the sample world's person signs in. */
export const START_URL = 'https://harbourline.awsapps.com/start';
/** Where a client listens in these tests; nobody does. */
export const CALLBACK = 'http://127.0.0.1:41234/oauth/callback';
export const DEVICE_CODE_GRANT = 'urn:ietf:params:oauth:grant-type:device_code';

const REGION = 'eu-west-1';

/** The SDK's client of SSO-OIDC; it tries once. */
export function oidcClient(standin: Standin): SSOOIDCClient {
  return new SSOOIDCClient({ endpoint: standin.awsUrl, region: REGION, maxAttempts: 1 });
}

/** The SDK's client of the portal; it tries once. */
export function portalClient(standin: Standin): SSOClient {
  return new SSOClient({ endpoint: standin.awsUrl, region: REGION, maxAttempts: 1 });
}

/** A client as its registration names it. */
export interface RegisteredClient {
  readonly clientId: string;
  readonly clientSecret: string;
}

/** Registers a client as the AWS CLI does for PKCE, unless said otherwise. */
export async function registerClient(
  standin: Standin,
  changes: Partial<RegisterClientCommandInput> = {},
): Promise<RegisteredClient> {
  const { clientId = '', clientSecret = '' } = await oidcClient(standin).send(
    new RegisterClientCommand({
      clientName: 'windsock-test',
      clientType: 'public',
      grantTypes: ['authorization_code', 'refresh_token'],
      scopes: ['sso:account:access'],
      redirectUris: ['http://127.0.0.1/oauth/callback'],
      issuerUrl: START_URL,
      ...changes,
    }),
  );
  return { clientId, clientSecret };
}

/** A link to allow a client in, and the verifier that belongs to its challenge. */
export function authorizeLink(
  { clientId }: RegisteredClient,
  changes: Readonly<Record<string, string>> = {},
): { link: string; state: string; codeVerifier: string } {
  const codeVerifier = randomBytes(48).toString('base64url');
  const state = randomBytes(16).toString('hex');
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: clientId,
    redirect_uri: CALLBACK,
    state,
    code_challenge_method: 'S256',
    code_challenge: createHash('sha256').update(codeVerifier).digest('base64url'),
    scopes: 'sso:account:access',
    ...changes,
  });
  return { link: `https://oidc.${REGION}.amazonaws.com/authorize?${query}`, state, codeVerifier };
}

/** Trades a grant for tokens. */
export function createToken(
  standin: Standin,
  client: RegisteredClient,
  input: Omit<CreateTokenCommandInput, 'clientId' | 'clientSecret'>,
): Promise<CreateTokenCommandOutput> {
  return oidcClient(standin).send(new CreateTokenCommand({ ...client, ...input }));
}

/** Signs in by PKCE, the person included. */
export async function signIn(
  standin: Standin,
): Promise<{ client: RegisteredClient; accessToken: string; refreshToken: string }> {
  const client = await registerClient(standin);
  const { link, codeVerifier } = authorizeLink(client);
  const callback = new URL(await standin.approveSignIn(link));
  const { accessToken = '', refreshToken = '' } = await createToken(standin, client, {
    grantType: 'authorization_code',
    code: callback.searchParams.get('code') ?? '',
    redirectUri: CALLBACK,
    codeVerifier,
  });
  return { client, accessToken, refreshToken };
}
