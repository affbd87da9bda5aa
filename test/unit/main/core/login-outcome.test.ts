import { describe, expect, it } from 'vitest';
import { type LoginOutcome, loginOutcomeOf } from '../../../../src/main/core/login-outcome.ts';
import type { Failure } from '../../../../src/shared/failure.ts';

const host = 'abc.c1.eu-west-1.airflow.amazonaws.com';
const failed = (kind: 'login-refused' | 'web-server-error', status: number): LoginOutcome => ({
  kind: 'failed',
  failure: { kind, host, status },
});
const broken: LoginOutcome = { kind: 'failed', failure: { kind: 'session-broken', host } };
const proxyAsks: LoginOutcome = { kind: 'failed', failure: { kind: 'proxy-login-needed', host } };
const landed: LoginOutcome = { kind: 'landed' };
const otherMajor: LoginOutcome = { kind: 'other-major' };

const login = { host, pagePath: '/aws_mwaa/aws-console-sso' };
const loginPage = '/aws_mwaa/aws-console-sso?login=true';
const loginPage3 = '/pluginsv2/aws_mwaa/aws-console-sso?login=true';

describe('what a window saw of a login', () => {
  it.each<readonly [string, 'page' | 'answer', string, number, LoginOutcome | null]>([
    ['the login page loads', 'page', loginPage, 200, null],
    ['the login page of Airflow 3 loads', 'page', loginPage3, 200, null],
    ['the web server is of the other major', 'page', loginPage, 404, otherMajor],
    ['the web server is older than Airflow 3', 'page', loginPage3, 404, otherMajor],
    ['old cookies break the login page', 'page', loginPage, 500, broken],
    ['the web server restarts', 'page', loginPage, 503, failed('web-server-error', 503)],
    ['the gateway times out', 'page', loginPage3, 504, failed('web-server-error', 504)],
    ['a firewall forbids the login page', 'page', loginPage, 403, failed('web-server-error', 403)],
    ['a script asks for the login page', 'answer', loginPage, 404, null],
    ['the token is taken', 'answer', '/aws_mwaa/login', 200, null],
    ['the token is taken with a redirect', 'answer', '/pluginsv2/aws_mwaa/login', 302, null],
    ['the token is spent', 'answer', '/aws_mwaa/login', 401, failed('login-refused', 401)],
    [
      'there is no role for this person',
      'answer',
      '/pluginsv2/aws_mwaa/login',
      403,
      failed('login-refused', 403),
    ],
    ['a proxy asks for a password', 'page', loginPage, 407, proxyAsks],
    ['a proxy asks at the answer', 'answer', '/aws_mwaa/login', 407, proxyAsks],
    ['a proxy asks a script', 'answer', '/home', 407, null],
    ['old cookies break the answer', 'answer', '/aws_mwaa/login', 500, broken],
    ['the server is gone at the answer', 'answer', '/aws_mwaa/login', 502, failed('web-server-error', 502)],
    ['the form posts the token itself', 'page', '/aws_mwaa/login', 200, null],
    ['the form is refused', 'page', '/aws_mwaa/login', 403, failed('login-refused', 403)],
    ['Airflow 2 shows its DAGs', 'page', '/home', 200, landed],
    ['Airflow 3 shows its DAGs', 'page', '/', 200, landed],
    ['a page came out of the cache', 'page', '/home', 304, landed],
    ['Airflow answers a script', 'answer', '/home', 500, null],
    ['Airflow itself fails', 'page', '/home', 500, failed('web-server-error', 500)],
    ['Airflow forbids its start page', 'page', '/home', 403, failed('web-server-error', 403)],
    ['Airflow 2 asks who it is', 'page', '/login/?next=x', 200, failed('login-refused', 200)],
    ['Airflow 3 asks who it is', 'page', '/auth/login', 401, failed('login-refused', 401)],
    ['the sign-in page is down', 'page', '/login/', 503, failed('web-server-error', 503)],
    [
      'AWS asks to come by the console',
      'page',
      '/aws_mwaa/aws-console-sso',
      200,
      failed('login-refused', 200),
    ],
    ['a script is told to sign in', 'answer', '/login/', 401, null],
  ])('%s', (_what, kind, path, status, outcome) => {
    const pagePath = path === loginPage3 ? '/pluginsv2/aws_mwaa/aws-console-sso' : login.pagePath;
    const sight = { kind, url: `https://${host}${path}`, status };
    expect(loginOutcomeOf(sight, { host, pagePath })).toEqual(outcome);
  });

  it.each([
    ['another host', 'https://evil.example/home'],
    ['another port', `https://${host}:8443/home`],
    ['the host as a prefix', `https://${host}.evil.example/home`],
    ['the host as user info', `https://${host}@evil.example/home`],
    ['a blank page', 'about:blank'],
    ["Chromium's error page", 'chrome-error://chromewebdata/'],
    ['no URL', ''],
  ])('a page of %s proves nothing', (_what, url) => {
    expect(loginOutcomeOf({ kind: 'page', url, status: 200 }, login)).toBeNull();
    expect(loginOutcomeOf({ kind: 'answer', url, status: 401 }, login)).toBeNull();
  });

  it('a crashed page ends the login', () => {
    expect(loginOutcomeOf({ kind: 'gone' }, login)).toMatchObject({
      kind: 'failed',
      failure: { kind: 'network' },
    });
  });

  it('a late 404 of the page that was tried before does not end the second try', () => {
    const url = `https://${host}${loginPage3}`;
    expect(loginOutcomeOf({ kind: 'page', url, status: 404 }, login)).toBeNull();
  });

  it.each<readonly [string, boolean, string, Failure, boolean]>([
    ['the page is cut short', true, loginPage, { kind: 'connection-reset', host }, true],
    ['the page gives way to another', true, loginPage, { kind: 'cancelled' }, false],
    ['Airflow is cut short', true, '/home', { kind: 'connection-reset', host }, true],
    ['the answer to the token is cut', false, '/aws_mwaa/login', { kind: 'connection-reset', host }, true],
    ['another script is cut short', false, '/api/v1/dags', { kind: 'connection-reset', host }, false],
  ])('%s', (_what, isPage, path, failure, isProof) => {
    const sight = { kind: 'broken', url: `https://${host}${path}`, isPage, failure } as const;
    expect(loginOutcomeOf(sight, login)).toEqual(isProof ? { kind: 'failed', failure } : null);
  });
});
