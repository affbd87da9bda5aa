// What the Airflow web server can do instead of logging in, and what a person reads and does then.

import { makeCertificate } from '../standin/certificate.ts';
import type { AirflowFault } from '../standin/fault-board.ts';
import { listenOnLoopback } from '../standin/loopback-server.ts';
import { startStandin } from '../standin/start-standin.ts';
import { hostOf, snapshotOf } from './app-driver.ts';
import { changingWorld } from './cloud.ts';
import {
  choose,
  copiedDetails,
  expectFailedRow,
  expectLoggedIn,
  picture,
  type RowText,
  selectedRow,
} from './error-rows.ts';
import { expect, lookForEnvironments, test } from './fixtures.ts';
import { onNetwork, trustCertificate } from './network.ts';

interface WebServerCase extends Omit<RowText, 'enter'> {
  readonly what: string;
  readonly environment: string;
  readonly fault: Exclude<AirflowFault['kind'], 'slow'>;
  /** Tokens minted by the one Enter. */
  readonly tokens: number;
}

const webServerCases: readonly WebServerCase[] = [
  {
    what: 'login-refused',
    environment: 'orders-staging',
    fault: 'login-rejects',
    tokens: 1,
    summary: 'Airflow refused the login (401)',
    advice: 'Try again with a fresh token; if it stays, ask for an Airflow role in IAM.',
  },
  {
    what: 'login-without-session',
    environment: 'search-index-staging',
    fault: 'login-no-cookie',
    tokens: 1,
    summary: 'Airflow took the login but did not log you in',
    advice: 'Try again with a fresh token; if it stays, ask for an Airflow role in IAM.',
  },
  {
    what: 'neither-login-page',
    environment: 'customer-360-staging',
    fault: 'not-found',
    tokens: 2,
    summary: 'The web server has neither the login page of Airflow 2 nor that of Airflow 3',
    advice: 'The environment may be starting or updating: try again in a few minutes.',
  },
  {
    what: 'empty-503',
    environment: 'inventory-sync-staging',
    fault: 'empty-503',
    tokens: 1,
    summary: 'The Airflow web server answered with error 503',
    advice: 'It may be restarting: try again in a moment.',
  },
  {
    what: 'reset',
    environment: 'payments-staging',
    fault: 'reset',
    tokens: 1,
    summary: 'The connection to the Airflow web server was cut',
    advice: 'Try again; if it stays, ask who runs the firewall or the proxy.',
  },
  {
    what: 'truncated',
    environment: 'sandbox-mara',
    fault: 'truncated',
    tokens: 1,
    summary: 'The connection to the Airflow web server was cut',
    advice: 'Try again; if it stays, ask who runs the firewall or the proxy.',
  },
];

test('each way in which a web server fails has its own sentence, and Enter tries again with a fresh token', async ({
  desktop,
  standin,
  start,
}) => {
  const windsock = await start();
  await lookForEnvironments(windsock);
  const seat = { desktop, windsock };
  for (const { what, environment, fault, tokens, ...text } of webServerCases) {
    await test.step(what, async () => {
      const host = hostOf(standin, environment);
      standin.setAirflowFault(host, { kind: fault });
      await choose(seat, environment);
      await expectFailedRow(seat, { ...text, enter: 'Try again' });
      await picture(seat, `web-${what}`);
      expect(standin.mintedTokens(environment)).toHaveLength(tokens);
      standin.setAirflowFault(host, null);
      await desktop.press('Return');
      await expectLoggedIn(seat, environment);
      expect(standin.mintedTokens(environment)).toHaveLength(tokens + 1);
    });
  }
});

test('cookies that break the login page are forgotten by Enter, and then the login works', async ({
  desktop,
  standin,
  start,
}) => {
  const windsock = await start();
  await lookForEnvironments(windsock);
  const seat = { desktop, windsock };
  standin.setAirflowFault(hostOf(standin, 'orders-staging'), { kind: 'login-wrong-cookie', times: 1 });
  await choose(seat, 'orders-staging');
  await expectFailedRow(seat, {
    summary: 'Airflow took the login but did not log you in',
    advice: 'Try again with a fresh token; if it stays, ask for an Airflow role in IAM.',
    enter: 'Try again',
  });
  await desktop.press('Return');
  await expectFailedRow(seat, {
    summary: 'Airflow stumbles over the cookies of an old session',
    advice: 'Forget the session of this environment and log in anew.',
    enter: 'Reset the session',
  });
  await picture(seat, 'web-session-broken');
  await desktop.press('Return');
  await expectLoggedIn(seat, 'orders-staging');
});

test('an environment that changed since it was found is opened as it is now, or its row says why not', async ({
  desktop,
  start,
}) => {
  const world = changingWorld();
  const standin = await startStandin({ world });
  const windsock = await start({ standin });
  await lookForEnvironments(windsock);
  const seat = { desktop, windsock };

  await test.step('upgraded from Airflow 2 to 3: tried once more with a fresh token', async () => {
    world.change('orders-staging', { airflowVersion: '3.0.6' });
    await choose(seat, 'orders-staging');
    await expectLoggedIn(seat, 'orders-staging');
    expect(standin.mintedTokens('orders-staging')).toHaveLength(2);
    const tries = standin.requests.filter(({ path }) => path.endsWith('/aws-console-sso'));
    expect(tries.map(({ path, status }) => [path, status])).toEqual([
      ['/aws_mwaa/aws-console-sso', 404],
      ['/pluginsv2/aws_mwaa/aws-console-sso', 200],
    ]);
  });

  await test.step('still being created: no token is asked for', async () => {
    await choose(seat, 'pricing-staging');
    await expectFailedRow(seat, {
      summary: 'pricing-staging is being created: it has no web server yet',
      advice: 'Try again in a few minutes: AWS is asked for the status each time.',
      enter: 'Try again',
    });
    await picture(seat, 'web-not-ready');
    expect(standin.mintedTokens('pricing-staging')).toHaveLength(0);
    world.change('pricing-staging', { status: 'AVAILABLE' });
    await desktop.press('Return');
    await expectLoggedIn(seat, 'pricing-staging');
  });

  await test.step('the login would go to a host that is not of AWS: nothing is sent there unasked', async () => {
    world.change('sandbox-mara', { host: 'airflow.login-help.example' });
    await choose(seat, 'sandbox-mara');
    await expect(selectedRow(seat)).toContainText('Waiting for your word on its host…');
    await picture(seat, 'web-host-asked');
    await expect.poll(async () => (await snapshotOf(windsock)).prompts.length).toBe(1);
    expect(standin.requests.filter(({ host }) => host === 'airflow.login-help.example')).toEqual([]);
  });
  await standin.close();
});

test("a certificate that nobody vouches for, that is another host's, or that has expired, is never clicked through", async ({
  desktop,
  standin,
  home,
  start,
}) => {
  const other = await makeCertificate(['airflow.example.com']);
  const oldHost = hostOf(standin, 'search-index-staging');
  const old = await makeCertificate([oldHost], 40);
  const serve = (tls: typeof other) =>
    listenOnLoopback({
      port: 0,
      tls,
      handle: async () => ({ kind: 'reply', reply: { status: 200, headers: {}, body: 'never seen' } }),
    });
  const [otherServer, oldServer] = [await serve(other), await serve(old)];
  await trustCertificate(home, other.cert, old.cert);
  const rules = [
    `MAP ${hostOf(standin, 'customer-360-staging')} 127.0.0.1:${otherServer.port}`,
    `MAP ${oldHost} 127.0.0.1:${oldServer.port}`,
  ];
  const windsock = await start({ standin: onNetwork(standin, { rules, distrusted: true }) });
  await lookForEnvironments(windsock);
  const seat = { desktop, windsock };
  const text = {
    summary: 'The certificate of the Airflow web server cannot be trusted',
    advice:
      'Do not go on from this network. Behind a company proxy, its certificate must be in the system store.',
    enter: 'Try again',
  };
  await choose(seat, 'orders-staging');
  await expectFailedRow(seat, text);
  await picture(seat, 'web-certificate');
  expect(await copiedDetails(seat)).toContain('ERR_CERT_AUTHORITY_INVALID');
  await choose(seat, 'customer-360-staging');
  await expectFailedRow(seat, text);
  expect(await copiedDetails(seat)).toContain('ERR_CERT_COMMON_NAME_INVALID');
  await choose(seat, 'search-index-staging');
  await expectFailedRow(seat, text);
  expect(await copiedDetails(seat)).toContain('ERR_CERT_DATE_INVALID');
  expect(standin.requests.filter(({ side }) => side === 'airflow')).toEqual([]);
  await otherServer.close();
  await oldServer.close();
});
