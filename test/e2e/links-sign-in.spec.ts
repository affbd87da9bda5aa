// Links from other programs into environments whose profile waits for a person.
import { environmentKey } from '../../src/shared/environment.ts';
import { painted } from '../desktop/start-windsock.ts';
import { hostOf, windowsOf } from './app-driver.ts';
import { expect, test } from './person.ts';
import { startAgain } from './second-start.ts';
import { keepSettings } from './settings-file.ts';

const id = { profile: 'sso-engineer', region: 'eu-west-1', name: 'clickstream-sso' };

test('while signed out of AWS, a link brings up the picker and no sign-in; Enter signs in and opens its page', async ({
  desktop,
  home,
  notingBrowser: browser,
  standin,
  start,
}) => {
  const host = hostOf(standin, id.name);
  await keepSettings(home, { typedEnvironments: [id], seenHosts: { [environmentKey(id)]: host } });
  const windsock = await start({ env: browser.env });
  const { picker } = windsock;
  await desktop.press('Escape');
  await expect.poll(() => windsock.isPickerVisible()).toBe(false);

  const path = '/dags/x/grid?dag_run_id=a%2Bb+c#d';
  const world = { desktop, home, standin };
  expect(await startAgain(windsock, world, `windsock://open?url=https://${host}${path}`)).toEqual([0, null]);
  await expect.poll(() => windsock.isPickerVisible()).toBe(true);
  await expect(windsock.selectedRow).toContainText('Sign in');
  const isPrompt = ({ url }: { url: string }) => url.startsWith('app://windsock/prompt');
  expect((await windowsOf(windsock.app)).filter(isPrompt)).toEqual([]);
  expect(await browser.opened()).toEqual([]);
  await painted(picker);
  await desktop.screenshot('out/e2e/links/signed-out.png');

  await desktop.press('Return');
  await expect.poll(async () => (await browser.opened()).length).toBe(1);
  const [link = ''] = await browser.opened();
  expect((await fetch(await standin.approveSignIn(link))).ok).toBe(true);
  const page = await windsock.airflowPage(`https://${host}${path}`);
  await page.locator('#user-name').waitFor();
  expect(await page.evaluate('location.hash')).toBe('#d');
});

test('where being signed out kept a link from being found, its row signs in, looks again and opens the page', async ({
  desktop,
  notingBrowser: browser,
  standin,
  start,
}) => {
  const windsock = await start({ env: browser.env });
  const { picker } = windsock;
  const path = '/dags/x/grid?dag_run_id=a%2Bb+c#d';
  const url = `https://${hostOf(standin, id.name)}${path}`;
  await windsock.app.evaluate(({ clipboard }, copied) => clipboard.writeText(copied), url);
  await desktop.press('ctrl+v', 'Return');
  const signIn = picker.getByRole('option', { name: 'You are not signed in' }).first();
  await expect(signIn).toBeVisible();
  await painted(picker);
  await desktop.screenshot('out/e2e/links/not-found-signed-out.png');
  await signIn.click();
  await expect.poll(async () => (await browser.opened()).length).toBe(1);
  const [link = ''] = await browser.opened();
  expect((await fetch(await standin.approveSignIn(link))).ok).toBe(true);
  const page = await windsock.airflowPage(url);
  await page.locator('#user-name').waitFor();
  expect(await page.evaluate('location.hash')).toBe('#d');
});
