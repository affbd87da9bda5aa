// What AWS can answer instead of a token, and what a person reads and does then.
import type { Fault } from '../standin/fault-board.ts';
import { choose, expectFailedRow, expectLoggedIn, picture, type RowText } from './error-rows.ts';
import { lookForEnvironments, test } from './fixtures.ts';
import { onNetwork } from './network.ts';

interface AwsCase extends Omit<RowText, 'enter'> {
  readonly what: string;
  readonly fault: Fault;
}

const awsCases: readonly AwsCase[] = [
  {
    what: 'access-denied',
    fault: { kind: 'access-denied' },
    summary: 'Profile data-platform-staging may not log in to Airflow in eu-west-1',
    advice: 'Ask for the permission airflow:CreateWebLoginToken, or choose another profile.',
  },
  {
    what: 'environment-not-found',
    fault: { kind: 'not-found' },
    summary: 'AWS knows no environment orders-staging (profile data-platform-staging, eu-west-1)',
    advice: 'Check name, region and profile; names are case-sensitive.',
  },
  {
    what: 'validation',
    fault: { kind: 'validation' },
    summary: 'AWS says that the request to log in to Airflow is not valid',
    advice: 'Check the name of the environment; if it is right, please report this.',
  },
  {
    what: 'internal',
    fault: { kind: 'internal' },
    summary: 'MWAA had an error of its own in eu-west-1',
    advice: 'Try again in a moment; if it stays, look at the AWS Health Dashboard.',
  },
  {
    what: 'empty-503',
    fault: { kind: 'empty-503' },
    summary: 'MWAA had an error of its own in eu-west-1',
    advice: 'Try again in a moment; if it stays, look at the AWS Health Dashboard.',
  },
  {
    what: 'expired-credentials',
    fault: { kind: 'expired-token' },
    summary: 'The credentials of profile data-platform-staging have expired',
    advice: 'Renew them the way you got them, then try again; Windsock reads the files anew.',
  },
  {
    what: 'bad-keys',
    fault: { kind: 'unrecognized-client' },
    summary: 'AWS does not accept the keys of profile data-platform-staging in eu-west-1',
    advice: 'Check its access key; if the key is right, the region may not be enabled for the account.',
  },
  {
    what: 'clock-wrong',
    fault: {
      kind: 'error',
      status: 403,
      code: 'InvalidSignatureException',
      message:
        'Signature expired: 20260101T080000Z is now earlier than 20260101T085500Z (20260101T090000Z - 5 min.)',
    },
    summary: 'AWS refused the request: this computer’s clock is wrong',
    advice: 'Set date, time and time zone right, then try again.',
  },
  {
    what: 'html',
    fault: { kind: 'html' },
    summary: 'env.airflow.eu-west-1.amazonaws.com answered with a web page instead of data',
    advice:
      'A proxy or a Wi-Fi login page may stand in between: sign in there with a browser, then try again.',
  },
  {
    what: 'redirect',
    fault: { kind: 'redirect' },
    summary: 'env.airflow.eu-west-1.amazonaws.com answered with a web page instead of data',
    advice:
      'A proxy or a Wi-Fi login page may stand in between: sign in there with a browser, then try again.',
  },
  {
    what: 'empty-object',
    fault: { kind: 'empty-object' },
    summary: 'AWS answered, but without what was asked for',
    advice: 'Try again; if it stays, a proxy may be changing the answers.',
  },
  {
    what: 'truncated',
    fault: { kind: 'truncated' },
    summary: 'The connection to env.airflow.eu-west-1.amazonaws.com was cut',
    advice: 'Try again; if it stays, ask who runs the firewall or the proxy.',
  },
  {
    what: 'reset',
    fault: { kind: 'reset' },
    summary: 'The connection to env.airflow.eu-west-1.amazonaws.com was cut',
    advice: 'Try again; if it stays, ask who runs the firewall or the proxy.',
  },
  {
    what: 'throttled',
    fault: { kind: 'throttle' },
    summary: 'AWS asks for fewer requests from profile data-platform-staging in eu-west-1',
    advice: 'Wait a few seconds, then try again.',
  },
];

test('each answer of AWS that is no token has its own sentence, and Enter tries again', async ({
  desktop,
  standin,
  start,
}) => {
  const windsock = await start({ standin: onNetwork(standin, { awsAtItsNames: true }) });
  await lookForEnvironments(windsock);
  const seat = { desktop, windsock };
  for (const { what, fault, ...text } of awsCases) {
    await test.step(what, async () => {
      standin.setFault('CreateWebLoginToken', fault);
      await choose(seat, 'orders-staging');
      await expectFailedRow(seat, { ...text, enter: 'Try again' });
      await picture(seat, `aws-${what}`);
      standin.setFault('CreateWebLoginToken', null);
      await desktop.press('Return');
      await expectLoggedIn(seat, 'orders-staging');
    });
  }
});
