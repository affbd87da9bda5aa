// What the network can do on the way to AWS and to the web server, and what a person reads and does then.
import type { RunningWindsock } from '../desktop/start-windsock.ts';
import { hostOf } from './app-driver.ts';
import {
  choose,
  expectFailedRow,
  expectLoggedIn,
  picture,
  type RowText,
  search,
  selectedRow,
} from './error-rows.ts';
import { expect, lookForEnvironments, test } from './fixtures.ts';
import { type Line, layLine, onNetwork } from './network.ts';
import { keepEnvironments } from './settings-file.ts';

/** Linux answers every TCP connection to a multicast address with "network is unreachable". */
const UNREACHABLE = '224.0.0.1:443';

/** Sends AWS calls through a proxy, as the system's settings would, or no longer. */
async function setAwsProxy({ app }: RunningWindsock, proxyRules: string): Promise<void> {
  await app.evaluate(
    ({ session }, rules) => session.fromPartition('windsock-aws').setProxy({ proxyRules: rules }),
    proxyRules,
  );
}

/** What can be broken and mended while the app runs. */
interface Network {
  readonly windsock: RunningWindsock;
  readonly toAws: Line;
  readonly toWebServer: Line;
}

interface NetworkCase extends Omit<RowText, 'enter'> {
  readonly what: string;
  readonly environment: string;
  /** Absent where the resolver rules break it from the start. */
  readonly fault?: Record<'begin' | 'end', (network: Network) => Promise<void>>;
}

const vpn = 'Check the network. A private web server needs its VPN.';

const networkCases: readonly NetworkCase[] = [
  {
    what: 'aws-unreachable',
    environment: 'orders-apac-prod',
    summary: 'env.airflow.ap-southeast-2.amazonaws.com could not be reached',
    advice: 'Check the network and its proxy, then try again.',
  },
  {
    what: 'proxy-gone',
    environment: 'sandbox-mara',
    fault: {
      begin: ({ windsock }) => setAwsProxy(windsock, '127.0.0.1:9'),
      end: ({ windsock }) => setAwsProxy(windsock, 'direct://'),
    },
    summary: 'env.airflow.eu-west-1.amazonaws.com could not be reached',
    advice: 'Check the network and its proxy, then try again.',
  },
  {
    what: 'aws-name-not-found',
    environment: 'ml-features-prod',
    summary: 'The name env.airflow.us-west-2.amazonaws.com was not found',
    advice: 'Check the network; if it works, check the name of the region.',
  },
  {
    what: 'web-name-not-found',
    environment: 'orders-staging',
    summary: 'The name of the Airflow web server was not found',
    advice: vpn,
  },
  {
    what: 'web-unreachable',
    environment: 'customer-360-staging',
    summary: 'The Airflow web server could not be reached',
    advice: vpn,
  },
  {
    what: 'aws-refused',
    environment: 'clickstream-prod',
    fault: { begin: ({ toAws }) => toAws.cut(), end: ({ toAws }) => toAws.mend() },
    summary: 'env.airflow.us-east-1.amazonaws.com refused the connection',
    advice: 'Something on the way says no: ask who runs the firewall or the proxy.',
  },
  {
    what: 'web-refused',
    environment: 'payments-staging',
    fault: { begin: ({ toWebServer }) => toWebServer.cut(), end: ({ toWebServer }) => toWebServer.mend() },
    summary: 'The Airflow web server refused the connection',
    advice: 'A firewall or a proxy may say no. A private web server needs its VPN.',
  },
];

test('a network that fails on the way to AWS or to the web server is told apart, and Enter works once it is mended', async ({
  desktop,
  standin,
  home,
  start,
}) => {
  const toAws = await layLine(standin.awsTlsPort);
  const toWebServer = await layLine(standin.airflowPort);
  await keepEnvironments(home, [
    { profile: 'ml-research', region: 'us-west-2', name: 'ml-features-prod' },
    { profile: 'apac-oncall', region: 'ap-southeast-2', name: 'orders-apac-prod' },
  ]);
  const rules = [
    `MAP *.airflow.us-east-1.amazonaws.com ${toAws.address}`,
    'MAP *.airflow.us-west-2.amazonaws.com ~NOTFOUND',
    `MAP *.airflow.ap-southeast-2.amazonaws.com ${UNREACHABLE}`,
    `MAP ${hostOf(standin, 'payments-staging')} ${toWebServer.address}`,
    `MAP ${hostOf(standin, 'orders-staging')} ~NOTFOUND`,
    `MAP ${hostOf(standin, 'customer-360-staging')} ${UNREACHABLE}`,
  ];
  const windsock = await start({ standin: onNetwork(standin, { awsAtItsNames: true, rules }) });
  await lookForEnvironments(windsock);
  const seat = { desktop, windsock };
  const network = { windsock, toAws, toWebServer };
  for (const { what, environment, fault, ...text } of networkCases) {
    await test.step(what, async () => {
      await fault?.begin(network);
      await choose(seat, environment);
      await expectFailedRow(seat, { ...text, enter: 'Try again' });
      await picture(seat, `network-${what}`);
      if (fault === undefined) return;
      await fault.end(network);
      await desktop.press('Return');
      await expectLoggedIn(seat, environment);
    });
  }
  await toAws.cut();
  await toWebServer.cut();
});

test('silence is given up after 15 s, from AWS and from the web server, and Esc gives it up at once', async ({
  desktop,
  standin,
  start,
}) => {
  const windsock = await start({ standin: onNetwork(standin, { awsAtItsNames: true }) });
  await lookForEnvironments(windsock);
  const seat = { desktop, windsock };
  const silentHost = hostOf(standin, 'payments-staging');
  standin.setFault('CreateWebLoginToken', { kind: 'silent', environment: 'orders-staging' });
  standin.setAirflowFault(silentHost, { kind: 'silent' });

  for (const [name, busy] of [
    ['orders-staging', 'Getting a login…'],
    ['payments-staging', 'Signing in to Airflow…'],
  ] as const) {
    await test.step(`Esc cancels ${name}`, async () => {
      await choose(seat, name);
      await expect(selectedRow(seat)).toContainText(busy);
      await picture(seat, `network-waiting-${name}`);
      await desktop.press('Escape');
      await expect(selectedRow(seat)).toContainText('523344556677');
      await expect(selectedRow(seat)).not.toContainText(busy);
      await expect(windsock.picker.getByRole('combobox')).toHaveValue(name);
    });
  }

  const startedAtMs = Date.now();
  await choose(seat, 'orders-staging');
  await expect(selectedRow(seat)).toContainText('Getting a login…');
  await choose(seat, 'payments-staging');
  await expectFailedRow(
    seat,
    {
      summary: 'The Airflow web server did not answer within 15 s',
      advice: 'Try again. A private web server needs its VPN.',
      enter: 'Try again',
    },
    18_000,
  );
  await picture(seat, 'network-web-timeout');
  await search(seat, 'orders-staging');
  await expectFailedRow(seat, {
    summary: 'env.airflow.eu-west-1.amazonaws.com did not answer within 15 s',
    advice: 'Try again; if it stays, check the network and its proxy.',
    enter: 'Try again',
  });
  expect(Date.now() - startedAtMs).toBeLessThan(18_000);
  await picture(seat, 'network-aws-timeout');
  standin.setFault('CreateWebLoginToken', null);
  await desktop.press('Return');
  await expectLoggedIn(seat, 'orders-staging');
  standin.setAirflowFault(silentHost, null);
  await choose(seat, 'payments-staging');
  await expectLoggedIn(seat, 'payments-staging');
});
