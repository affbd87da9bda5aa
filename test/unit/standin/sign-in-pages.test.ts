import { StartDeviceAuthorizationCommand } from '@aws-sdk/client-sso-oidc';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makeIdentityWorld, startUrls } from '../../standin/identity-world.ts';
import { type Standin, startStandin } from '../../standin/start-standin.ts';
import { authorizeLink, DEVICE_CODE_GRANT, oidcClient, registerClient } from './identity-client.ts';
import { type AirflowAnswer, askAirflow } from './standin-client.ts';

const PORTAL = 'mara-data.awsapps.com';
const OIDC = 'oidc.eu-west-1.amazonaws.com';

let standin: Standin;

beforeEach(async () => {
  standin = await startStandin({ world: makeIdentityWorld() });
});

afterEach(() => standin.close());

function ask(url: string, options: Parameters<typeof askAirflow>[3] = {}): Promise<AirflowAnswer> {
  const { host, pathname, search } = new URL(url);
  return askAirflow(standin, host, `${pathname}${search}`, options);
}

async function consentUrl(): Promise<string> {
  const client = await registerClient(standin, { issuerUrl: startUrls.session });
  return (await ask(authorizeLink(client).link)).location;
}

function signIn(username: string, back: string): Promise<AirflowAnswer> {
  return ask(`https://${PORTAL}/start/sign-in`, { form: { username, back } });
}

describe('the authorize page', () => {
  test('leads to the portal, which asks who it is, then shows who is signed in', async () => {
    const url = await consentUrl();
    expect(url).toMatch(/^https:\/\/mara-data\.awsapps\.com\/start\/consent\?request=/);
    const stranger = await ask(url);
    expect(stranger.body).toContain('id="username"');
    expect(stranger.body).not.toContain('id="allow"');
    const { cookie, location } = await signIn('somebody-else', new URL(url).pathname + new URL(url).search);
    expect(`https://${PORTAL}${location}`).toBe(url);
    const { body } = await ask(url, { cookie });
    expect(body).toContain('<strong id="signed-in-as">somebody-else</strong>');
    expect(body).toContain('id="allow"');
    expect(body).toContain('id="deny"');
  });

  test('consent without a session, and a name that nobody has, come to nothing', async () => {
    const url = await consentUrl();
    const request = new URL(url).searchParams.get('request') ?? '';
    const answer = await ask(`https://${PORTAL}/start/consent`, { form: { request, decision: 'allow' } });
    expect([answer.status, answer.location]).toEqual([400, '']);
    expect((await signIn('nobody', '/start/')).status).toBe(400);
    expect((await signIn('mara', 'https://evil.example/')).location).toBe('/start/');
  });

  test('a session of one portal is none of another', async () => {
    const { cookie } = await signIn('mara', '/start/');
    const other = await ask('https://mara-legacy.awsapps.com/start/', {});
    expect(other.body).toContain('Nobody is signed in');
    expect((await ask(`https://${PORTAL}/start/`, { cookie })).body).toContain('signed-in-as');
  });
});

describe('the device page', () => {
  test('takes the code from the link or from the keyboard, whatever its case', async () => {
    const client = await registerClient(standin, {
      grantTypes: [DEVICE_CODE_GRANT],
      issuerUrl: startUrls.session,
    });
    const { userCode = '' } = await oidcClient(standin).send(
      new StartDeviceAuthorizationCommand({ ...client, startUrl: startUrls.session }),
    );
    const { cookie } = await signIn('mara', '/start/');
    const page = await ask(`https://${PORTAL}/start/device?user_code=${userCode}`, { cookie });
    expect(page.body).toContain(`value="${userCode}"`);
    const typed = { user_code: userCode.toLowerCase().replace('-', ''), decision: 'allow' };
    const confirm = () => ask(`https://${PORTAL}/start/device`, { cookie, form: typed });
    expect((await confirm()).body).toContain('Request approved');
    expect((await confirm()).status).toBe(400);
  });

  test('refuses a code that nobody was given', async () => {
    const { cookie } = await signIn('mara', '/start/');
    const form = { user_code: 'AAAA-AAAA', decision: 'allow' };
    expect((await ask(`https://${PORTAL}/start/device`, { cookie, form })).body).toContain('not valid');
  });
});

describe('the page of AWS Sign-In', () => {
  const link = `https://eu-west-1.signin.aws.amazon.com/v1/authorize?${new URLSearchParams({
    response_type: 'code',
    client_id: 'arn:aws:signin:::devtools/same-device',
    redirect_uri: 'http://127.0.0.1:41234/oauth/callback',
    state: 'abc',
    code_challenge_method: 'SHA-256',
    code_challenge: 'x'.repeat(43),
    scope: 'openid',
  })}`;

  test('sends a code or a refusal to the callback', async () => {
    const allowed = new URL(await standin.approveSignIn(link));
    expect(allowed.searchParams.get('state')).toBe('abc');
    expect(allowed.searchParams.get('code')).not.toBe('');
    const denied = new URL(await standin.denySignIn(link));
    expect(Object.fromEntries(denied.searchParams)).toEqual({ error: 'access_denied', state: 'abc' });
  });
});

test('calls of the services are answered at their own hosts too', async () => {
  const answer = await ask(`https://${OIDC}/token`, { form: { x: 'y' } });
  expect(answer.body).toContain('"error":"invalid_request"');
  expect((await ask('https://portal.sso.eu-west-1.amazonaws.com/assignment/accounts')).status).toBe(401);
});

test('the request log tells sign-in pages from Airflow, and a test can put its own page there', async () => {
  await ask(`https://${PORTAL}/start/`);
  expect(standin.requests.at(-1)).toMatchObject({ side: 'sign-in', operation: 'portal', host: PORTAL });
  standin.setAirflowPage(PORTAL, '/start/', { body: 'planted' });
  expect((await ask(`https://${PORTAL}/start/`)).body).toBe('planted');
});
