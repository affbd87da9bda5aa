// Opening what is on its way, what is open, and what was open until its session ended.
import { frameOf } from './airflow-frame.ts';
import { airflowWindowsOf, hostOf } from './app-driver.ts';
import { expect, test } from './fixtures.ts';
import { phaseOf } from './session-life.ts';

test('Enter twice opens once; Enter on what is open brings its window to the front without a token', async ({
  desktop,
  standin,
  windsock,
}) => {
  await desktop.press('Escape');
  standin.setLatency('CreateWebLoginToken', 300);
  await windsock.openPicker();
  await desktop.type('search-index-prod');
  await desktop.press('Return', 'Return');
  await windsock.loggedInPage('search-index-prod');
  await expect.poll(() => windsock.isPickerVisible()).toBe(false);
  expect(standin.mintedTokens()).toHaveLength(1);
  expect(await airflowWindowsOf(windsock.app)).toHaveLength(1);

  await windsock.openPicker();
  await desktop.type('pricing-prod');
  await desktop.press('Return');
  await windsock.loggedInPage('pricing-prod');
  const inFront = async () =>
    (await airflowWindowsOf(windsock.app)).filter(({ isFocused }) => isFocused).map(({ title }) => title);
  await expect.poll(inFront).toEqual([expect.stringContaining('pricing-prod')]);
  await windsock.openPicker();
  await desktop.type('search-index-prod');
  await desktop.press('Return');
  await expect.poll(inFront).toEqual([expect.stringContaining('search-index-prod')]);
  expect(standin.mintedTokens()).toHaveLength(2);
  expect(await airflowWindowsOf(windsock.app)).toHaveLength(2);
});

/** Each way in which Airflow says that a session is over. */
const endings = [
  ['orders-prod', 'login-page', '/home'],
  ['orders-prod', 'console-sso', '/home'],
  ['search-index-prod', 'unauthorized', '/'],
  ['search-index-prod', 'invalid-jwt', '/'],
] as const;

test('when a session ends right after the login, nothing logs in by itself, and Enter does, in the same window', async ({
  desktop,
  standin,
  windsock,
}) => {
  await desktop.press('Escape');
  for (const [name, manner, path] of endings) {
    await test.step(`${name}: ${manner}`, async () => {
      const host = hostOf(standin, name);
      await windsock.openPicker();
      await desktop.type(name);
      await desktop.press('Return');
      const page = await windsock.loggedInPage(name);
      const windows = (await airflowWindowsOf(windsock.app)).length;
      const minted = standin.mintedTokens().length;
      standin.expireSessions(host, manner);
      // The way to the page for the signed-out is refused, and so is this load.
      await page.goto(`https://${host}${path}`).catch(() => undefined);
      await expect.poll(() => phaseOf(windsock, name)).toBe('stopped');
      expect(standin.mintedTokens()).toHaveLength(minted);

      await windsock.openPicker();
      await desktop.type(name);
      await desktop.press('Return');
      await expect.poll(() => standin.mintedTokens().length).toBe(minted + 1);
      await windsock.loggedInPage(name);
      await expect.poll(() => windsock.isPickerVisible()).toBe(false);
      expect(await airflowWindowsOf(windsock.app)).toHaveLength(windows);
    });
  }
});

test('a window whose page was lost is filled again by Enter', async ({ desktop, standin, windsock }) => {
  const name = 'orders-staging';
  const host = standin.world.environments.find((each) => each.name === name)?.host ?? '';
  await desktop.press('Escape');
  await windsock.openPicker();
  await desktop.type(name);
  await desktop.press('Return');
  const page = await windsock.loggedInPage(name);
  await test.step('by a web server that is gone', async () => {
    standin.setAirflowFault(host, { kind: 'reset' });
    await page.reload().catch(() => undefined);
    standin.setAirflowFault(host, null);
    const frame = await frameOf(windsock, name);
    await expect(frame.getByRole('button', { name: 'Try again' })).toBeVisible();
    await openAgain(2);
  });
  async function openAgain(tokens: number): Promise<void> {
    await windsock.openPicker();
    await desktop.type(name);
    await desktop.press('Return');
    const lists = () =>
      standin.requests.filter(
        (each) => each.host === host && each.operation === 'dag-list' && each.status === 200,
      );
    await expect.poll(() => lists().length).toBe(tokens);
    expect(standin.mintedTokens(name)).toHaveLength(tokens);
    await expect.poll(() => windsock.isPickerVisible()).toBe(false);
    expect(await airflowWindowsOf(windsock.app)).toHaveLength(1);
  }
});
