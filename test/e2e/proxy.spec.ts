// Behind a company's proxy: plain, with a password, by a PAC file, and one that looks into TLS.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { until } from '../desktop/start-desktop.ts';
import type { RunningWindsock, TemporaryHome } from '../desktop/start-windsock.ts';
import type { Standin } from '../standin/start-standin.ts';
import { hostOf, idOf, open, snapshotOf } from './app-driver.ts';
import { foundIn, foundInArguments, foundInFiles } from './canaries.ts';
import { choose, expectFailedRow, picture } from './error-rows.ts';
import { test as base, expect, lookForEnvironments } from './fixtures.ts';
import { onNetwork, trustCertificate } from './network.ts';
import { isPromptFocused } from './person.ts';
import { type Internet, layInternet, startMitmproxy, startTinyproxy } from './proxies.ts';
import { keepEnvironments } from './settings-file.ts';

const host = 'env.airflow.eu-west-1.amazonaws.com';
const everyEnvironment = 'orders-prod';

const test = base.extend<{ readonly internet: Internet }>({
  internet: async ({ standin }, use) => {
    const internet = await layInternet(standin);
    await use(internet);
    await internet.close();
  },
});

/** @returns the stand-in as an app meets it that has nothing but a proxy: no name leads anywhere by itself */
function behindProxy(standin: Standin, options: { readonly distrusted?: boolean } = {}): Standin {
  const met = onNetwork(standin, { awsAtItsNames: true, ...options });
  const others = met.chromiumSwitches.filter((each) => !each.startsWith('--host-resolver-rules='));
  const nowhere = '--host-resolver-rules=MAP * ~NOTFOUND,EXCLUDE 127.0.0.1,EXCLUDE localhost';
  return { ...met, chromiumSwitches: [nowhere, ...others] };
}

const proxySwitch = ({ port }: { readonly port: number }) => `--proxy-server=127.0.0.1:${port}`;

/** Lists, mints and opens. */
async function expectMainJob(windsock: RunningWindsock, standin: Standin): Promise<void> {
  await lookForEnvironments(windsock);
  await expect(windsock.picker.getByText(everyEnvironment).first()).toBeVisible();
  expect(await open(windsock, idOf(everyEnvironment))).toEqual({ ok: true, value: null });
  await windsock.loggedInPage(everyEnvironment);
  expect(standin.mintedTokens(everyEnvironment)).toHaveLength(1);
}

test('list, mint and open through a plain proxy', async ({ standin, internet, start }) => {
  const proxy = await startTinyproxy(internet);
  const windsock = await start({ standin: behindProxy(standin), switches: [proxySwitch(proxy)] });
  await expectMainJob(windsock, standin);
  expect(internet.connections).toContain(`${host}:443`);
  expect(internet.connections).toContain('api.airflow.eu-west-1.amazonaws.com:443');
  expect(internet.connections).toContain(`${hostOf(standin, everyEnvironment)}:443`);
});

test('a PAC file decides, and so do the variables of the desktop', async ({ standin, internet, start }) => {
  const proxy = await startTinyproxy(internet);
  const script = `function FindProxyForURL(url, host) {
    return shExpMatch(host, '*.amazonaws.com') || shExpMatch(host, '*.on.aws') ? 'PROXY 127.0.0.1:${proxy.port}' : 'DIRECT';
  }`;
  const byScript = await start({
    standin: behindProxy(standin),
    switches: [
      `--proxy-pac-url=data:application/x-ns-proxy-autoconfig;base64,${Buffer.from(script).toString('base64')}`,
    ],
  });
  await expectMainJob(byScript, standin);
  await byScript.quit();
  const before = internet.connections.length;
  const byVariable = await start({
    standin: behindProxy(standin),
    env: { https_proxy: `http://127.0.0.1:${proxy.port}`, http_proxy: `http://127.0.0.1:${proxy.port}` },
  });
  expect(await open(byVariable, idOf('payments-prod'))).toEqual({ ok: true, value: null });
  expect(internet.connections.slice(before)).toContain(`${host}:443`);
});

test('through a proxy that looks into TLS and whose authority the system trusts', async ({
  standin,
  internet,
  home,
  start,
}) => {
  const proxy = await startMitmproxy(internet);
  await trustCertificate(home, proxy.authority);
  const windsock = await start({
    standin: behindProxy(standin, { distrusted: true }),
    switches: [proxySwitch(proxy)],
  });
  await expectMainJob(windsock, standin);
  expect(await proxy.log()).toContain(`POST https://${host}/webtoken/`);
});

/** A company's proxy that looks into calls of AWS and leaves web servers alone, and its authority in a file. */
async function interceptAws(internet: Internet, home: TemporaryHome) {
  const proxy = await startMitmproxy(internet, { leavesAlone: '[.]c[0-9]+[.]' });
  const bundle = join(home.folder, 'corp.pem');
  await writeFile(bundle, `# The authority of our company\n${proxy.authority}`);
  return { proxy, bundle };
}

test('without trust the row says so, and no request gets through', async ({
  standin,
  internet,
  home,
  desktop,
  start,
}) => {
  await keepEnvironments(home, [idOf(everyEnvironment)]);
  const { proxy } = await interceptAws(internet, home);
  const windsock = await start({ standin: behindProxy(standin), switches: [proxySwitch(proxy)] });
  const seat = { desktop, windsock };
  await choose(seat, everyEnvironment);
  await expectFailedRow(seat, {
    summary: `The certificate of ${host} cannot be trusted`,
    advice:
      'Do not go on from this network. Behind a company proxy, its certificate must be in the system store.',
    enter: 'Try again',
  });
  await picture(seat, 'network-aws-certificate');
  expect(standin.requests).toEqual([]);
});

test('AWS_CA_BUNDLE alone lets AWS calls through, and no page', async ({
  standin,
  internet,
  home,
  start,
}) => {
  const { proxy, bundle } = await interceptAws(internet, home);
  const env = { AWS_CA_BUNDLE: bundle };
  const windsock = await start({ standin: behindProxy(standin), switches: [proxySwitch(proxy)], env });
  await expectMainJob(windsock, standin);
  expect(await proxy.log()).toContain(`POST https://${host}/webtoken/`);
  await windsock.quit();
  await proxy.stop();

  const everything = await startMitmproxy(internet);
  await writeFile(bundle, everything.authority);
  const again = await start({ standin: behindProxy(standin), switches: [proxySwitch(everything)], env });
  expect(await open(again, idOf('payments-prod'))).toMatchObject({
    failure: { kind: 'certificate-refused', host: hostOf(standin, 'payments-prod') },
  });
  expect(standin.mintedTokens('payments-prod')).toHaveLength(1);
});

test("a profile's own bundle counts for its calls and for no others", async ({
  standin,
  internet,
  home,
  start,
}) => {
  const { proxy, bundle } = await interceptAws(internet, home);
  const missing = join(home.folder, 'missing.pem');
  await addToProfile(home, 'data-platform-prod', `ca_bundle = ${bundle}`);
  await addToProfile(home, 'data-platform-staging', `ca_bundle = ${missing}`);
  const windsock = await start({ standin: behindProxy(standin), switches: [proxySwitch(proxy)] });
  expect(await open(windsock, idOf(everyEnvironment))).toEqual({ ok: true, value: null });
  expect(await open(windsock, idOf(everyEnvironment, 'apac-oncall'))).toMatchObject({
    failure: { kind: 'certificate-refused' },
  });
  expect(await open(windsock, idOf('orders-staging', 'data-platform-staging'))).toEqual({
    ok: false,
    failure: { kind: 'ca-bundle-unreadable', file: missing, problem: 'it does not exist' },
  });
});

async function addToProfile({ awsFolder }: TemporaryHome, profile: string, line: string): Promise<void> {
  const file = join(awsFolder, 'config');
  const heading = `[profile ${profile}]`;
  const text = await readFile(file, 'utf8');
  await writeFile(file, text.replace(heading, `${heading}\n${line}`));
}

const login = { user: 'mara', password: 'c4nary-Pr0xy' };

/** @returns the page that asks for the proxy's login, once it is in front and says this */
async function proxyPrompt(windsock: RunningWindsock, text: string): Promise<Page> {
  const found = await until(`a prompt that says "${text}"`, async () => {
    for (const page of windsock.app.windows()) {
      const isIt =
        page.url().includes('/prompt') &&
        (await page
          .getByText(text)
          .count()
          .catch(() => 0)) > 0;
      if (isIt) return page;
    }
    return undefined;
  });
  await expect(found.getByLabel('User name')).toBeFocused();
  await expect.poll(() => isPromptFocused(windsock)).toBe(true);
  return found;
}

test('a proxy with a password asks once, again after a wrong one, and what was held up goes on by itself', async ({
  standin,
  home,
  internet,
  desktop,
  start,
}) => {
  const proxy = await startTinyproxy(internet, login);
  const windsock = await start({ standin: behindProxy(standin), switches: [proxySwitch(proxy)] });
  const opening = open(windsock, idOf(everyEnvironment));
  const typeLogin = async (password: string) => {
    await desktop.type(login.user);
    await desktop.press('Tab');
    await desktop.type(password);
  };
  await proxyPrompt(windsock, 'Kept until Windsock quits, and written nowhere.');
  await typeLogin('wrong');
  await desktop.screenshot('out/e2e/proxy-login.png');
  await desktop.press('Return');
  await proxyPrompt(windsock, 'The proxy did not take that user name and password.');
  await desktop.screenshot('out/e2e/proxy-login-wrong.png');
  await typeLogin(login.password);
  await desktop.press('Return');
  expect(await opening).toEqual({ ok: true, value: null });
  await windsock.loggedInPage(everyEnvironment);
  // Another environment is another session of Chromium, and nobody is asked again.
  expect(await open(windsock, idOf('payments-prod'))).toEqual({ ok: true, value: null });
  const canaries = [login.password, Buffer.from(`${login.user}:${login.password}`).toString('base64')].map(
    (secret) => ({ name: 'password of the proxy', secret }),
  );
  expect(await foundInArguments(canaries)).toEqual([]);
  await windsock.quit();
  expect(foundIn('the output', windsock.output(), canaries)).toEqual([]);
  expect(await foundInFiles(home.folder, canaries, () => false)).toEqual([]);
});

test('a search behind a proxy with a password asks once for all its calls, and a cancel is the end of it', async ({
  standin,
  internet,
  desktop,
  start,
}) => {
  const proxy = await startTinyproxy(internet, login);
  const windsock = await start({ standin: behindProxy(standin), switches: [proxySwitch(proxy)] });
  const seat = { desktop, windsock };
  await windsock.picker.getByRole('option', { name: /look for environments/i }).click();
  await proxyPrompt(windsock, 'Kept until Windsock quits, and written nowhere.');
  await desktop.press('Escape');
  await until('no prompt', async () => (await snapshotOf(windsock)).prompts.length === 0);
  await expect(windsock.picker.getByText(/asks for a name and a password/).first()).toBeVisible();
  await picture(seat, 'proxy-login-needed');
  expect((await snapshotOf(windsock)).prompts).toEqual([]);
  expect(standin.requests).toEqual([]);
});
