// Disks that fail Windsock: a full one, and a home that is read-only. It starts, says so, and loses nothing.
import { readdir, readFile } from 'node:fs/promises';
import { give, idOf, open, snapshotOf } from './app-driver.ts';
import { lockHome, mountSmallDisk, whyNoMount } from './disks.ts';
import { expectFailedRow, picture, search } from './error-rows.ts';
import { expect, test } from './fixtures.ts';
import { startAgain } from './second-start.ts';
import { keepEnvironments, settingsFile } from './settings-file.ts';
import { lookAt, settingsAt } from './settings-window.ts';

const whyNot = whyNoMount();
test.skip(whyNot !== null, whyNot ?? '');

const [orders, payments] = [idOf('orders-prod'), idOf('payments-prod')];

test('a full disk: the file stays as it was, the change holds, is said to be unsaved, and is saved when there is room', async ({
  desktop,
  home,
  start,
}) => {
  const disk = await mountSmallDisk(home.userData, 48 * 1024);
  try {
    await keepEnvironments(home, [orders]);
    const windsock = await start();
    const seat = { desktop, windsock };
    await give(windsock, 'setFavourite', payments, true);
    await expect.poll(async () => readFile(settingsFile(home), 'utf8')).toContain('payments-prod');
    const before = await readFile(settingsFile(home));

    disk.fill();
    await give(windsock, 'setFavourite', orders, false);
    await search(seat, 'orders');
    const unsaved = windsock.picker.getByText('Your last change is not saved: the disk is full');
    await expect(unsaved).toBeInViewport();
    await picture(seat, 'windsock-disk-full-query');
    await search(seat, 'not saved');
    await expectFailedRow(seat, {
      summary: 'Your last change is not saved: the disk is full',
      advice: 'It holds until you quit. Make room, and Windsock saves it by itself.',
      enter: 'Dismiss',
    });
    await picture(seat, 'windsock-disk-full');
    expect((await snapshotOf(windsock)).favourites).toEqual([payments]);
    expect(await readFile(settingsFile(home))).toEqual(before);
    // All that Windsock and Chromium keep besides can be kept another time.
    expect(await open(windsock, payments)).toEqual({ ok: true, value: null });
    await windsock.loggedInPage('payments-prod');

    disk.free();
    await expect
      .poll(async () => JSON.parse(await readFile(settingsFile(home), 'utf8')).favourites)
      .toEqual([payments]);
    await expect.poll(async () => (await snapshotOf(windsock)).notices).toEqual([]);
    expect((await readdir(home.userData)).filter((name) => /\.(new|now|bad-.*)$/.test(name))).toEqual([]);
    await windsock.quit();
  } finally {
    disk.remove();
  }
});

test('a read-only home: Windsock starts with its settings, is still one app, and says that nothing can be saved', async ({
  desktop,
  standin,
  home,
  start,
}) => {
  await keepEnvironments(home, [orders]);
  const before = await readFile(settingsFile(home));
  const unlock = lockHome(home);
  try {
    const windsock = await start();
    const seat = { desktop, windsock };
    await search(seat, 'cannot save');
    await picture(seat, 'windsock-read-only');
    await expectFailedRow(seat, {
      summary: 'Windsock cannot save its settings',
      advice: `What you change holds until you quit. Look at who owns ${home.userData} and whether its disk is read-only.`,
      enter: 'Dismiss',
    });
    const page = await settingsAt(windsock, 'general');
    await lookAt(desktop, page, 'read-only');
    expect((await snapshotOf(windsock)).favourites).toEqual([orders]);
    expect(await open(windsock, orders)).toEqual({ ok: true, value: null });
    await windsock.loggedInPage('orders-prod');
    expect(await startAgain(windsock, { desktop, standin, home })).toEqual([0, null]);
    await expect.poll(() => windsock.isPickerVisible()).toBe(true);
    await windsock.quit();
    expect(await readFile(settingsFile(home))).toEqual(before);
  } finally {
    unlock();
  }
});
