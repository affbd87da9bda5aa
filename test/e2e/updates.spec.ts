// New versions of Windsock: a good one, one that was changed on its way, an older one, and no feed at all.
import { once } from 'node:events';
import { access, copyFile, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { autostartFile } from '../../src/main/core/autostart-entry.ts';
import { until } from '../desktop/start-desktop.ts';
import { clickTrayItem, readTrayItem, type TrayMenuItem } from '../desktop/tray-item.ts';
import { give } from './app-driver.ts';
import { mountSmallDisk, whyNoMount } from './disks.ts';
import { expect, test as plain } from './fixtures.ts';
import { lookAt, settingsAt } from './settings-window.ts';
import {
  makeUpdatableApp,
  oldAppImage,
  startFeed,
  type UpdatableApp,
  type UpdateFeed,
} from './update-feed.ts';

const test = plain.extend<{ readonly feed: UpdateFeed; readonly updatable: UpdatableApp }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from this pattern
  feed: async ({}, use) => {
    const feed = await startFeed();
    await use(feed);
    await feed.close();
  },
  updatable: async ({ feed }, use) => {
    const updatable = await makeUpdatableApp(feed);
    await use(updatable);
    await updatable.remove();
  },
});

const row = (page: Page) => page.getByRole('group', { name: 'Updates', exact: true });
const check = (page: Page) => row(page).getByRole('button', { name: 'Check now' }).click();

test.skip(process.platform !== 'linux', 'the test updates an AppImage');

test('a new version is downloaded, offered in settings and tray, and started on request', async ({
  desktop,
  feed,
  updatable,
  home,
  start,
}) => {
  const windsock = await start(updatable);
  const page = await settingsAt(windsock, 'about');
  await expect(row(page)).toContainText('has not looked since it started');
  expect(feed.asked()).toEqual([]);
  const env = { ...process.env, ...desktop.env };
  const idle = await readTrayItem(env);
  feed.publish({ version: '9.8.7', content: updatable.newAppImage });
  await check(page);
  await expect(row(page)).toContainText('Version 9.8.7 is downloaded and checked');
  await lookAt(desktop, page, 'updates-ready');

  const asked = feed.asked();
  expect(asked.map(({ path }) => path)).toContain('/windsock/Windsock-9.8.7.AppImage');
  for (const { headers } of asked) {
    // Nothing that tells one computer from another, nor what it runs.
    for (const name of ['x-user-staging-id', 'cookie', 'authorization']) expect(headers[name] ?? '').toBe('');
    expect(JSON.stringify(headers)).not.toMatch(/0\.1\.0|windsock/i);
  }
  await expect(access(join(home.userData, '.updaterId'))).rejects.toThrow('ENOENT');

  const tray = await readTrayItem(env);
  expect(tray.image).not.toEqual(idle.image);
  expect(tray.tooltip).toBe('Windsock: Version 9.8.7 is ready: restart to update');
  await desktop.screenshot('out/e2e/tray/update.png');
  expect(await updatable.appImage()).toEqual(oldAppImage);
  const ended = windsock.app.waitForEvent('close');
  await clickTrayItem(env, itemOf(tray.menu, 'Restart to update to 9.8.7'));
  await ended;
  expect(await until('the new version to start', updatable.started)).toBe('words: \n');
  expect(await updatable.appImage()).toEqual(['Windsock-9.8.7.AppImage', updatable.newAppImage]);
});

for (const [what, isLeft] of [
  ['the old version', false],
  ['the new version', true],
] as const)
  test(`Windsock ends on request also where ${what} is gone by then`, async ({ feed, updatable, start }) => {
    const windsock = await start(updatable);
    const page = await settingsAt(windsock, 'about');
    feed.publish({ version: '9.8.7', content: updatable.newAppImage });
    await check(page);
    await expect(row(page)).toContainText('is downloaded and checked');
    await rm(`${updatable.env.APPIMAGE}${isLeft ? '.new' : ''}`);
    const ended = windsock.app.waitForEvent('close');
    await row(page).getByRole('button', { name: 'Restart to update' }).click();
    await ended;
    expect(await updatable.started()).toBeNull();
    if (isLeft) expect(await updatable.appImage()).toEqual(oldAppImage);
  });

test('what is damaged, older or not there leaves the old version as it is, and is said in the settings alone', async ({
  desktop,
  feed,
  updatable,
  home,
  start,
}) => {
  const windsock = await start(updatable);
  const page = await settingsAt(windsock, 'about');
  const content = updatable.newAppImage;

  feed.publish({ version: '9.0.0', content, damaged: true });
  await check(page);
  await expect(row(page).getByRole('alert')).toContainText('Version 9.0.0 arrived damaged or changed');
  await lookAt(desktop, page, 'updates-damaged');
  expect(await readdir(join(home.folder, '.cache/windsock-updater/pending'))).toEqual([]);

  feed.publish({ version: '9.0.1', content, leadsOn: `${feed.url.replace('127.0.0.1', 'localhost')}/moved` });
  await check(page);
  await expect(row(page).getByRole('alert')).toContainText('leads to an address that is not https');
  expect(feed.asked().map(({ path }) => path)).not.toContain('/windsock/moved');

  feed.publish({ version: '9.0.2', content, longer: true });
  await check(page);
  await expect(row(page).getByRole('alert')).toContainText('Version 9.0.2 arrived damaged or changed');

  feed.publish({ version: '0.0.9', content });
  await check(page);
  await expect(row(page)).toContainText('This is the newest version');
  feed.asked();

  feed.publish(null);
  await check(page);
  await expect(row(page)).toContainText('has no list of versions that can be read');

  for (const trick of ['circle', 'bomb'] as const) {
    feed.publish({ version: '0.0.9', content });
    await check(page);
    await expect(row(page)).toContainText('This is the newest version');
    feed.asked();
    feed.publish(trick);
    await check(page);
    await expect(row(page)).toContainText('has no list of versions that can be read');
    expect(feed.asked().length).toBe(trick === 'circle' ? 6 : 1);
  }

  await feed.close();
  await check(page);
  await expect(row(page)).toContainText('refused the connection');
  await lookAt(desktop, page, 'updates-failed');

  const tray = await readTrayItem({ ...process.env, ...desktop.env });
  expect(tray.tooltip).toBe('Windsock: Ready');
  expect(JSON.stringify(tray.menu)).not.toMatch(/update|version/i);
  await windsock.quit();
  expect(await updatable.appImage()).toEqual(oldAppImage);
  expect(await updatable.started()).toBeNull();
});

test('who wants to be told only is told, and what they then download is put in place when Windsock quits', async ({
  desktop,
  feed,
  updatable,
  home,
  start,
}) => {
  const leftOfKilled = `${updatable.env.APPIMAGE}.new`;
  await writeFile(leftOfKilled, 'a part of an earlier update');
  const windsock = await start(updatable);
  await expect(access(leftOfKilled)).rejects.toThrow('ENOENT');
  await give(windsock, 'setLoginItem', true);
  const autostart = join(home.folder, '.config/autostart', autostartFile);
  expect(await readFile(autostart, 'utf8')).toContain(oldAppImage[0]);
  const page = await settingsAt(windsock, 'about');
  await page.getByLabel('New versions').selectOption('tell me');
  feed.publish({ version: '9.0.0', content: updatable.newAppImage });
  await check(page);
  await expect(row(page)).toContainText('Version 9.0.0 is available.');
  await lookAt(desktop, page, 'updates-available');
  const tray = await readTrayItem({ ...process.env, ...desktop.env });
  expect(tray.tooltip).toBe('Windsock: Ready');
  itemOf(tray.menu, 'Version 9.0.0 is available…');
  expect(feed.asked().map(({ path }) => path)).not.toContain('/windsock/Windsock-9.0.0.AppImage');

  await row(page).getByRole('button', { name: 'Download' }).click();
  await expect(row(page)).toContainText('is downloaded and checked');
  const ended = once(windsock.app.process(), 'exit');
  windsock.app.process().kill('SIGTERM'); // as the system does when the person logs out
  expect(await ended).toEqual([0, null]);
  expect(await updatable.appImage()).toEqual(['Windsock-9.0.0.AppImage', updatable.newAppImage]);
  expect(await readFile(autostart, 'utf8')).toContain('/Windsock-9.0.0.AppImage ');
  expect(await updatable.started()).toBeNull();
});

test('a full disk of the AppImage is said, and the old version stays', async ({
  desktop,
  feed,
  updatable,
  start,
}) => {
  const whyNot = whyNoMount();
  test.skip(whyNot !== null, whyNot ?? '');
  const folder = join(updatable.appFolder, 'disk');
  const disk = await mountSmallDisk(folder, 64);
  try {
    const file = join(folder, oldAppImage[0]);
    await copyFile(updatable.env.APPIMAGE, file);
    disk.fill();
    const windsock = await start({ ...updatable, env: { ...updatable.env, APPIMAGE: file } });
    const page = await settingsAt(windsock, 'about');
    feed.publish({ version: '9.0.0', content: updatable.newAppImage });
    await check(page);
    await expect(row(page).getByRole('alert')).toContainText('The new version could not be saved');
    await lookAt(desktop, page, 'updates-full-disk');
    disk.free();
    expect(await readdir(folder)).toEqual([oldAppImage[0]]);
    await check(page);
    await expect(row(page)).toContainText('is downloaded and checked');
    expect((await readdir(folder)).sort()).toEqual([oldAppImage[0], `${oldAppImage[0]}.new`]);
    await page.getByLabel('New versions').selectOption('do not look');
    await expect(row(page)).toContainText('only by “Restart to update”');
    await lookAt(desktop, page, 'updates-ready-unwanted');
    await windsock.quit();
    expect(await readdir(folder)).toEqual([oldAppImage[0]]);
    expect(await readFile(file, 'utf8')).toBe(oldAppImage[1]);
  } finally {
    disk.remove();
  }
});

test('who has it from a package manager is told, and nothing is downloaded', async ({
  desktop,
  feed,
  updatable,
  start,
}) => {
  const electron = await updatable.ofPackageManager();
  const windsock = await start({ appFolder: updatable.appFolder, electron });
  const page = await settingsAt(windsock, 'about');
  await expect(page.getByLabel('New versions').getByRole('option')).toHaveText(['tell me', 'do not look']);
  feed.publish({ version: '9.0.0', content: updatable.newAppImage });
  await check(page);
  await expect(row(page)).toContainText('Version 9.0.0 is available. Install it with your package manager');
  await expect(row(page).getByRole('button')).toHaveText(['Check now']);
  await lookAt(desktop, page, 'updates-told');
  expect(feed.asked().map(({ path }) => path)).toEqual([expect.stringMatching(/latest-linux.*\.yml$/)]);
  const tray = await readTrayItem({ ...process.env, ...desktop.env });
  itemOf(tray.menu, 'Version 9.0.0 is available…');
});

/** @returns the item of the menu with this label */
function itemOf(menu: readonly TrayMenuItem[], label: string): TrayMenuItem {
  const item = menu.find((each) => each.label === label);
  if (item === undefined) throw new Error(`The tray menu has no "${label}": ${JSON.stringify(menu)}`);
  return item;
}
