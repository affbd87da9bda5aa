import { describe, expect, it } from 'vitest';
import { type LoginPart, loginPartOf, loginUrl } from '../../../../src/main/core/login-url.ts';

const host = 'abc.c1.eu-west-1.airflow.amazonaws.com';

describe('the login URL', () => {
  it.each([
    [2, `https://${host}/aws_mwaa/aws-console-sso?login=true#t0ken`],
    [3, `https://${host}/pluginsv2/aws_mwaa/aws-console-sso?login=true#t0ken`],
  ] as const)('of Airflow %i is the one that its web server knows', (major, expected) => {
    expect(loginUrl({ host, major, token: 't0ken' })).toBe(expected);
  });

  it('is its own login page, whichever major', () => {
    for (const major of [2, 3] as const) {
      expect(loginPartOf(new URL(loginUrl({ host, major, token: 'x' })))).toBe('login-page');
    }
  });
});

describe('the part that a page plays in a login', () => {
  it.each<readonly [string, LoginPart]>([
    ['/aws_mwaa/aws-console-sso?login=true', 'login-page'],
    ['/aws_mwaa/aws-console-sso/?login=true', 'login-page'],
    ['/aws_mwaa/aws-console-sso', 'signed-out'],
    ['/aws_mwaa/aws-console-sso?login=false', 'signed-out'],
    ['/pluginsv2/aws_mwaa/aws-console-sso?login=true', 'login-page'],
    ['/pluginsv2/aws_mwaa/aws-console-sso', 'signed-out'],
    ['/aws_mwaa/login', 'login-answer'],
    ['/pluginsv2/aws_mwaa/login/', 'login-answer'],
    ['/login/', 'signed-out'],
    ['/login?next=%2Fhome', 'signed-out'],
    ['/auth/login', 'signed-out'],
    ['/api/v2/auth/login?next=x', 'signed-out'],
    ['/', 'airflow'],
    ['/home', 'airflow'],
    ['/dags/login', 'airflow'],
    ['/logins', 'airflow'],
    ['/login-failed', 'airflow'],
    ['/aws_mwaa/aws-console-sso-2?login=true', 'airflow'],
  ])('%s is %s', (path, part) => {
    expect(loginPartOf(new URL(path, `https://${host}`))).toBe(part);
  });
});
