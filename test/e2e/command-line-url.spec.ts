// `windsock url`: what it prints and to whom, and what it says where there is no URL.
import { askAirflow } from '../unit/standin/standin-client.ts';
import { hostOf, idOf } from './app-driver.ts';
import { canariesOf, foundInArguments, foundInFiles } from './canaries.ts';
import { keepEnvironments } from './settings-file.ts';
import { windsock as run } from './terminal.ts';
import { expect, said, test } from './typed-commands.ts';

test('url prints a URL that logs in, once, and nothing else; its token is nowhere else', async ({
  type,
  standin,
  home,
}) => {
  const { code, out, said: warning } = await type('url', 'orders-prod');
  expect(code).toBe(0);
  expect(warning).toBe('This URL logs in as you: whoever has it can use it, once, within 60 seconds.\n');
  const host = hostOf(standin, 'orders-prod');
  expect(out).toMatch(/^https:\/\/\S+\n$/);
  const url = new URL(out.trim());
  expect([url.host, url.pathname, url.search]).toEqual([host, '/aws_mwaa/aws-console-sso', '?login=true']);
  const canaries = canariesOf(standin);
  expect(await foundInFiles(home.folder, canaries, (file) => file.startsWith('.aws/'))).toEqual([]);
  expect(await foundInArguments(canaries)).toEqual([]);
  const form = { token: url.hash.slice(1) };
  expect((await askAirflow(standin, host, '/aws_mwaa/login', { form })).cookie).toMatch(/^session=/);
  expect((await askAirflow(standin, host, '/aws_mwaa/login', { form })).cookie).toBe('');
});

test('url of an environment that is being created says so', async ({ type, home }) => {
  await keepEnvironments(home, [idOf('pricing-staging', 'data-platform-staging')]);
  expect(await type('url', 'pricing-staging')).toMatchObject(
    said(
      1,
      'windsock: pricing-staging is being created: it has no web server yet.\nTry again in a few minutes: AWS is asked for the status each time.\n',
    ),
  );
});

test('url takes the path of the Airflow version that AWS tells, and works beside the running app', async ({
  type,
  start,
}) => {
  expect((await type('url', 'customer-360-prod')).out).toContain(
    '/pluginsv2/aws_mwaa/aws-console-sso?login=true#',
  );
  await start();
  expect((await type('url', 'customer-360-prod')).out).toContain(
    '/pluginsv2/aws_mwaa/aws-console-sso?login=true#',
  );
});

test('url without a screen says what to do, and does it with that', async ({ world }) => {
  const blind = { ...world, desktop: { env: { DISPLAY: '', WAYLAND_DISPLAY: '' } } };
  expect(await run(blind, 'url', 'orders-prod')).toMatchObject(
    said(1, /There is no screen.*\n.*--ozone-platform=headless/),
  );
  const { code, out } = await run(
    { ...blind, switches: ['--ozone-platform=headless'] },
    'url',
    'orders-prod',
  );
  expect(code).toBe(0);
  expect(out).toMatch(/^https:\/\/\S+#\S+\n$/);
});

test('url ends with 5 where AWS refuses or a person is needed, says what to do, and asks nobody', async ({
  type,
  standin,
  home,
}) => {
  standin.setFault('CreateWebLoginToken', { kind: 'access-denied' });
  expect(await type('url', 'orders-prod')).toMatchObject(said(5, /^windsock: [^\n]+\.\n([^\n]+\n)+$/));
  standin.setFault('CreateWebLoginToken', null);
  const sso = { profile: 'corp-sso', region: 'eu-west-1', name: 'corp-etl' };
  await keepEnvironments(home, [sso]);
  expect(await type('url', 'corp-etl')).toMatchObject(
    said(
      5,
      /^windsock: You are not signed in to .*\nSign in with Windsock or the AWS CLI, then run this again\.\n$/,
    ),
  );
});
