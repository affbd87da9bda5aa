import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Standin, startStandin } from '../../standin/start-standin.ts';
import { type AirflowAnswer, askAirflow, environmentNamed, mintToken } from './standin-client.ts';

/** One environment of each version, on each kind of host. */
const versions = [
  {
    version: 2,
    profile: 'data-platform-prod',
    name: 'orders-prod',
    root: '/aws_mwaa',
    wrongRoot: '/pluginsv2/aws_mwaa',
    cookieName: 'session',
    api: '/api/v1',
    health: '/health',
  },
  {
    version: 3,
    profile: 'ml-research',
    name: 'ml-features-prod',
    root: '/pluginsv2/aws_mwaa',
    wrongRoot: '/aws_mwaa',
    cookieName: '_token',
    api: '/api/v2',
    health: '/api/v2/monitor/health',
  },
] as const;

let standin: Standin;
let nowMs: number;

beforeEach(async () => {
  nowMs = Date.now();
  standin = await startStandin({ now: () => nowMs });
});

afterEach(() => standin.close());

type Version = (typeof versions)[number];

function postToken(host: string, root: string, token: string): Promise<AirflowAnswer> {
  return askAirflow(standin, host, `${root}/login`, { form: { token } });
}

async function signIn(version: Version): Promise<{ host: string; cookie: string; setCookie: string }> {
  const { host } = environmentNamed(standin, version.name);
  const token = await mintToken(standin, version.profile, version.name);
  const { cookie, setCookie } = await postToken(host, version.root, token);
  return { host, cookie, setCookie };
}

describe.each(versions)('Airflow $version', (version) => {
  test('the login page posts the fragment and the login gives the cookie of the version', async () => {
    const { host } = environmentNamed(standin, version.name);
    const page = await askAirflow(standin, host, `${version.root}/aws-console-sso?login=true`);
    expect(page.status).toBe(200);
    expect(page.body).toContain('window.location.hash');
    expect(page.body).toContain(`${version.root}/login`);
    const { setCookie } = await signIn(version);
    expect(setCookie).toMatch(new RegExp(`^${version.cookieName}=`));
    expect(setCookie).toMatch(/; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
  });

  test('a token works once, for its own host, within 60 seconds', async () => {
    const { host } = environmentNamed(standin, version.name);
    const mint = (): Promise<string> => mintToken(standin, version.profile, version.name);
    const once = await mint();
    const fresh = await postToken(host, version.root, once);
    const again = await postToken(host, version.root, once);
    const late = await mint();
    nowMs += 61_000;
    const tooLate = await postToken(host, version.root, late);
    nowMs -= 61_000;
    const other = await mint();
    const elsewhere = environmentNamed(
      standin,
      version.version === 2 ? 'orders-staging' : 'versand-prod',
    ).host;
    const stray = await postToken(elsewhere, version.root, other);
    const made = await postToken(host, version.root, 'made-up');
    expect([fresh, again, tooLate, stray, made].map(({ status }) => status)).toEqual([
      200, 403, 403, 401, 401,
    ]);
    expect(standin.mintedTokens(version.name).map(({ usedAtMs }) => usedAtMs)).toEqual([
      nowMs,
      undefined,
      undefined,
    ]);
  });

  test("the other version's login is 404", async () => {
    const { host } = environmentNamed(standin, version.name);
    const page = await askAirflow(standin, host, `${version.wrongRoot}/aws-console-sso?login=true`);
    const login = await postToken(host, version.wrongRoot, 'x');
    expect([page.status, login.status]).toEqual([404, 404]);
  });

  test('without login=true the page goes on to the AWS console', async () => {
    const { host } = environmentNamed(standin, version.name);
    const page = await askAirflow(standin, host, `${version.root}/aws-console-sso`);
    expect(page.location).toMatch(/^https:\/\/[a-z0-9-]+\.console\.aws\.amazon\.com\/mwaa\//);
  });

  test('a cookie that the server cannot read breaks the login page; an expired one does not', async () => {
    const { host, cookie } = await signIn(version);
    const path = `${version.root}/aws-console-sso?login=true`;
    const garbage = await askAirflow(standin, host, path, { cookie: `${version.cookieName}=garbage` });
    standin.expireSessions(host);
    const expired = await askAirflow(standin, host, path, { cookie });
    expect([garbage.status, expired.status]).toEqual([500, 200]);
  });

  test('the API answers with the session and refuses strangers, in the shape of the version', async () => {
    const { host, cookie } = await signIn(version);
    const dags = await askAirflow(standin, host, `${version.api}/dags`, { cookie });
    const list: { dags: { dag_id: string }[]; total_entries: number } = JSON.parse(dags.body);
    expect(list.total_entries).toBeGreaterThan(5);
    const dagId = list.dags[0]?.dag_id ?? '';
    const runs = await askAirflow(standin, host, `${version.api}/dags/${dagId}/dagRuns`, { cookie });
    expect(JSON.parse(runs.body)).toMatchObject({ dag_runs: expect.arrayContaining([expect.any(Object)]) });
    const lost = await askAirflow(standin, host, `${version.api}/dags/nowhere`, { cookie });
    const stranger = await askAirflow(standin, host, `${version.api}/dags`);
    expect([lost.status, stranger.status]).toEqual([404, 401]);
    expect(JSON.parse(stranger.body)).toMatchObject(
      version.version === 2 ? { status: 401, title: 'Unauthorized' } : { detail: 'Not authenticated' },
    );
    const health = await askAirflow(standin, host, version.health);
    expect(JSON.parse(health.body)).toMatchObject({ scheduler: { status: 'healthy' } });
  });

  test('a session ends after 12 hours', async () => {
    const { host, cookie } = await signIn(version);
    nowMs += 12 * 3_600_000 + 1;
    expect((await askAirflow(standin, host, `${version.api}/dags`, { cookie })).status).toBe(401);
  });

  test('a page that a test puts on a host comes first', async () => {
    const { host } = environmentNamed(standin, version.name);
    standin.setAirflowPage(host, '/evil', { body: '<h1>planted</h1>' });
    expect((await askAirflow(standin, host, '/evil')).body).toBe('<h1>planted</h1>');
    standin.setAirflowPage(host, '/evil', null);
    expect((await askAirflow(standin, host, '/evil')).body).not.toContain('planted');
  });

  test('the log shows a leaked token as a placeholder, and never the token itself', async () => {
    const { host } = environmentNamed(standin, version.name);
    const token = await mintToken(standin, version.profile, version.name);
    await askAirflow(standin, host, `/home?leaked=${token}`);
    await postToken(host, version.root, token);
    expect(JSON.stringify(standin.requests)).not.toContain(token);
    expect(standin.requests.at(-2)?.query).toBe('leaked=[web-login-token]');
    expect(standin.requests.at(-1)).toMatchObject({ operation: 'login', body: '[redacted]', status: 200 });
  });
});

describe('Airflow 2 pages', () => {
  const [two] = versions;

  test('the DAG list and a DAG page name the environment, the person and the DAG', async () => {
    const { host, cookie } = await signIn(two);
    const list = await askAirflow(standin, host, '/home', { cookie });
    expect(list.body).toContain('<title>DAGs - orders-prod - Airflow</title>');
    expect(list.body).toContain('user/mara.lindqvist');
    expect(list.body).toContain('/dags/orders_incremental_load/grid');
    const page = await askAirflow(standin, host, '/dags/orders_incremental_load/grid?dag_run_id=x', {
      cookie,
    });
    expect(page.body).toContain('read_watermark');
  });

  test('strangers are sent to the sign-in page, or straight to the console page', async () => {
    const { host, cookie } = await signIn(two);
    standin.expireSessions(host);
    const sent = await askAirflow(standin, host, '/dags/x/grid?tab=graph', { cookie });
    expect([sent.status, sent.location]).toEqual([302, '/login/?next=%2Fdags%2Fx%2Fgrid%3Ftab%3Dgraph']);
    const page = await askAirflow(standin, host, sent.location);
    expect(page.body).toContain('/aws_mwaa/aws-console-sso');
    standin.expireSessions(host, 'console-sso');
    const straight = await askAirflow(standin, host, '/home', { cookie });
    expect(straight.location).toBe('/aws_mwaa/aws-console-sso');
  });
});

describe('Airflow 3 pages', () => {
  const three = versions[1];

  test('every page is the shell, and its API takes the cookie or the bearer token', async () => {
    const { host, cookie } = await signIn(three);
    const shell = await askAirflow(standin, host, '/dags/user_embeddings_daily?x=1');
    expect(shell.body).toContain('/static/airflow3.js');
    const bearer = cookie.slice('_token='.length);
    expect((await askAirflow(standin, host, '/ui/dags', { cookie })).status).toBe(200);
    expect((await askAirflow(standin, host, '/api/v2/dags', { bearer })).status).toBe(200);
  });

  test('an ended session gives 401, or 403 Invalid JWT token; a missing permission says Forbidden', async () => {
    const { host, cookie } = await signIn(three);
    const ask = async (): Promise<[number, unknown]> => {
      const answer = await askAirflow(standin, host, '/ui/dags', { cookie });
      return [answer.status, JSON.parse(answer.body).detail];
    };
    standin.setAirflowFault(host, { kind: 'api-403', times: 1 });
    expect(await ask()).toEqual([403, 'Forbidden']);
    standin.expireSessions(host);
    expect(await ask()).toEqual([401, 'Invalid JWT token']);
    standin.expireSessions(host, 'invalid-jwt');
    expect(await ask()).toEqual([403, 'Invalid JWT token']);
    const login = await askAirflow(standin, host, '/api/v2/auth/login?next=%2Fdags');
    expect([login.status, login.location]).toEqual([302, '/auth/login/?next=%2Fdags']);
  });
});
