// From a start URL alone, with no AWS file on the computer, to an Airflow page; and after a restart.
import { access, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { makeHome, painted, type RunningWindsock } from '../desktop/start-windsock.ts';
import { startUrls } from '../standin/identity-world.ts';
import { snapshotOf } from './app-driver.ts';
import { findings } from './axe-findings.ts';
import { expect, test as withPerson } from './person.ts';

/** The test function: nobody ever set up AWS on this computer. */
const test = withPerson.extend({
  home: async ({ standin }, use) => {
    const home = await makeHome(standin);
    await rm(home.awsFolder, { recursive: true });
    // The shell's own keys would be a profile.
    const env = Object.entries(home.env).filter(([name]) => !/^AWS_(ACCESS|SECRET|SESSION)/.test(name));
    await use({ ...home, env: Object.fromEntries(env) });
    await home.remove();
  },
});

const typedUrl = startUrls.session.replace('https://', '');
const profile = '151515151515';

const ownNames = async (windsock: RunningWindsock) =>
  (await snapshotOf(windsock)).profiles.map(({ name, origin }) => [name, origin]);

test('a start URL is typed, two roles are chosen, and one of their environments is opened; a restart keeps them', async ({
  person,
  desktop,
  standin,
  home,
  start,
}) => {
  const { windsock, promptAbout, link } = person;
  const { picker } = windsock;
  const look = async (state: string) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await picker.emulateMedia({ colorScheme });
      await painted(picker);
      await desktop.screenshot(`out/e2e/picker/identity-center-${state}-${colorScheme}.png`);
      expect(await findings(picker), `${state}, ${colorScheme}`).toEqual([]);
    }
  };

  await test.step('the form', async () => {
    await expect(windsock.selectedRow).toContainText('Sign in with an IAM Identity Center start URL');
    await look('first-row');
    await desktop.press('Return');
    await desktop.type('https://portal.example/start');
    await desktop.press('Tab', 'ctrl+a');
    await desktop.type('eu-west-1');
    await desktop.press('Return');
    await expect(picker.getByRole('alert')).toContainText(
      '“https://portal.example/start” is not a start URL',
    );
    await look('form-refused');
    await desktop.press('shift+Tab', 'ctrl+a');
    await desktop.type(typedUrl);
    await desktop.press('Return');
  });

  await test.step('the sign-in', async () => {
    await promptAbout('Sign in to windsock-mara-data');
    await expect(picker.getByText('Waiting for your sign-in to windsock-mara-data')).toBeVisible();
    await look('waiting');
    await fetch(await standin.approveSignIn(await link()));
  });

  await test.step('the roles', async () => {
    await expect(picker.getByRole('option')).toHaveCount(3);
    await expect.poll(() => windsock.isPickerVisible()).toBe(true);
    await expect(picker.getByText('3 roles', { exact: true })).toBeVisible();
    await look('roles');
    await desktop.type(profile);
    await expect(picker.getByRole('option')).toHaveCount(1);
    await desktop.press('ctrl+space', 'Escape');
    await desktop.type('sso-analyst');
    await desktop.press('ctrl+space');
    await expect(picker.getByRole('button', { name: /Add 2 profiles/ })).toBeVisible();
    await look('roles-chosen');
    await desktop.press('Return');
  });

  await test.step('the environments', async () => {
    await expect(picker.getByRole('option', { name: /clickstream-sso/ })).toBeVisible();
    await expect(picker.getByRole('option', { name: /reporting-sso/ })).toBeVisible();
    await look('found');
    await desktop.type('clicks');
    await expect(windsock.selectedRow).toContainText('clickstream-sso');
    await desktop.press('Return');
    await windsock.loggedInPage('clickstream-sso');
  });

  const before = await ownNames(windsock);
  expect(before).toHaveLength(2);
  await windsock.quit();
  await test.step('after a restart', async () => {
    const again = await start({ env: person.browser.env });
    expect(await ownNames(again)).toEqual(before);
    await desktop.type('reporting');
    await expect(again.selectedRow).toContainText('reporting-sso');
    await desktop.press('Return');
    await again.loggedInPage('reporting-sso');
  });
  for (const name of ['config', 'credentials']) {
    await expect(access(join(home.awsFolder, name))).rejects.toThrow('ENOENT');
  }
  const settings = await readFile(join(home.userData, 'settings.json'), 'utf8');
  expect(JSON.parse(settings).ownSsoSessions).toEqual([
    { name: 'windsock-mara-data', startUrl: startUrls.session, region: 'eu-west-1' },
  ]);
});

test('a sign-in that is given up leads back to the form, with what was typed', async ({
  person,
  desktop,
}) => {
  const { windsock, promptAbout, promptGone } = person;
  await desktop.press('Return');
  await desktop.type(typedUrl);
  await desktop.press('Tab', 'ctrl+a');
  await desktop.type('eu-west-1');
  await desktop.press('Return');
  await promptAbout('Sign in to windsock-mara-data');
  await desktop.press('Escape');
  await promptGone();
  await expect(windsock.picker.getByLabel('Start URL')).toHaveValue(typedUrl);
});
