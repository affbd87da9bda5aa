// Logging in elsewhere, by name in the picker: the default browser, and a login URL in the clipboard for a minute.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ElectronApplication } from 'playwright';
import { painted, type RunningWindsock } from '../desktop/start-windsock.ts';
import type { Standin } from '../standin/start-standin.ts';
import { hostOf, idOf, openEnvironmentsOf, snapshotOf } from './app-driver.ts';
import { canariesOf, foundIn, foundInFiles } from './canaries.ts';
import { makeFakeBrowser } from './fake-browser.ts';
import { expect, test } from './fixtures.ts';
import { leaksNow, recordMessages } from './leaks.ts';
import { keepEnvironments } from './settings-file.ts';

declare global {
  var minutesOver: number;
}

const id = idOf('orders-prod');

test.beforeEach(({ home }) => keepEnvironments(home, [id]));

const clipboardOf = (app: ElectronApplication) => app.evaluate(({ clipboard }) => clipboard.readText());

/** Makes each minute that the app waits for a second long, and counts those that are over. */
async function hurryMinutes(app: ElectronApplication): Promise<void> {
  await app.evaluate(() => {
    globalThis.minutesOver = 0;
    const wait = globalThis.setTimeout;
    globalThis.setTimeout = Object.assign(
      (work: () => void, ms?: number) =>
        ms === 60_000
          ? wait(() => {
              work();
              globalThis.minutesOver += 1;
            }, 1_000)
          : wait(work, ms),
      wait,
    );
  });
}

const minutesCounted = (app: ElectronApplication) => app.evaluate(() => globalThis.minutesOver);

async function copyLoginUrl({ picker }: RunningWindsock): Promise<void> {
  await picker.keyboard.press('Control+k');
  await picker.getByRole('menuitem', { name: 'Copy login URL' }).click();
  await picker.getByText('Login URL copied, good for 60 s').waitFor();
}

const urlOf = (standin: Standin, at: number) =>
  `https://${hostOf(standin, 'orders-prod')}/aws_mwaa/aws-console-sso?login=true#${standin.mintedTokens()[at]?.token}`;

test('a login URL that was copied by name is in the clipboard for a minute, and nowhere else', async ({
  desktop,
  standin,
  home,
  start,
}) => {
  const windsock = await start();
  await recordMessages(windsock);
  await hurryMinutes(windsock.app);
  await windsock.picker.keyboard.press('Control+k');
  await windsock.picker.getByRole('menuitem', { name: 'Copy login URL' }).waitFor();
  await painted(windsock.picker);
  await desktop.screenshot('out/e2e/login-links/actions.png');
  await windsock.picker.keyboard.press('Control+k');
  await copyLoginUrl(windsock);
  await painted(windsock.picker);
  await desktop.screenshot('out/e2e/login-links/copied.png');
  expect(await clipboardOf(windsock.app)).toBe(urlOf(standin, 0));
  const canaries = canariesOf(standin);
  expect(await leaksNow(windsock, canaries)).toEqual([]);
  expect(foundIn('the snapshot', JSON.stringify(await snapshotOf(windsock)), canaries)).toEqual([]);
  await expect.poll(() => clipboardOf(windsock.app)).toBe('');
  expect(await openEnvironmentsOf(windsock.app)).toEqual([]);
  await windsock.quit();
  expect(await foundInFiles(home.folder, canaries, (file) => file.startsWith('.aws/'))).toEqual([]);
});

test('what was copied after a login URL stays in the clipboard; a second URL has a minute of its own', async ({
  standin,
  start,
}) => {
  const windsock = await start();
  const { app } = windsock;
  await hurryMinutes(app);
  await copyLoginUrl(windsock);
  await app.evaluate(({ clipboard }) => clipboard.writeText('my own text'));
  await expect.poll(() => minutesCounted(app)).toBe(1);
  expect(await clipboardOf(app)).toBe('my own text');

  await copyLoginUrl(windsock);
  await expect.poll(() => clipboardOf(app)).toBe(urlOf(standin, 1));
  await copyLoginUrl(windsock);
  await expect.poll(() => clipboardOf(app)).toBe(urlOf(standin, 2));
  await expect.poll(() => clipboardOf(app)).toBe('');
  expect(await minutesCounted(app)).toBe(2);
});

test('a login URL is off the clipboard before the app has ended, however late the clipboard answers', async ({
  home,
  start,
}) => {
  const windsock = await start();
  const writes = join(home.folder, 'writes');
  // As Electron's clipboard is since 44: its answers come later.
  await windsock.app.evaluate(({ clipboard }, file) => {
    const { appendFileSync } = process.getBuiltinModule('node:fs');
    const { readText, writeText } = clipboard;
    const later = () => new Promise((resolve) => setTimeout(resolve, 200));
    Object.assign(clipboard, {
      readText: async () => {
        await later();
        return readText.call(clipboard);
      },
      writeText: async (text: string) => {
        await later();
        await writeText.call(clipboard, text);
        appendFileSync(file, text === '' ? 'cleared' : 'copied ');
      },
    });
  }, writes);
  await copyLoginUrl(windsock);
  await windsock.quit();
  expect(await readFile(writes, 'utf8')).toBe('copied cleared');
});

test('Ctrl+Enter logs in in the default browser and hides the picker', async ({
  desktop,
  standin,
  start,
}) => {
  const browser = await makeFakeBrowser();
  const windsock = await start({ env: browser.env });
  await desktop.type('orders');
  await expect(windsock.selectedRow).toContainText('orders-prod');
  await painted(windsock.picker);
  await desktop.press('ctrl+Return');
  await expect.poll(() => browser.opened()).toHaveLength(1);
  expect(await browser.opened()).toEqual([urlOf(standin, 0)]);
  await expect.poll(() => windsock.isPickerVisible()).toBe(false);
  expect(await openEnvironmentsOf(windsock.app)).toEqual([]);
  expect((await snapshotOf(windsock)).latches).toEqual({ orders: expect.any(String) });
  await browser.remove();
});

test('a login that AWS refuses is told in the row, and neither clipboard nor browser get anything', async ({
  standin,
  start,
}) => {
  const browser = await makeFakeBrowser();
  const windsock = await start({ env: browser.env });
  await windsock.app.evaluate(({ clipboard }) => clipboard.writeText('before'));
  standin.setFault('CreateWebLoginToken', { kind: 'access-denied' });
  await windsock.picker.keyboard.press('Control+k');
  await windsock.picker.getByRole('menuitem', { name: 'Open in default browser' }).click();
  await expect(windsock.selectedRow).toContainText('Try again');
  await windsock.picker.keyboard.press('Control+k');
  await windsock.picker.getByRole('menuitem', { name: 'Copy login URL' }).click();
  await expect
    .poll(() => standin.requests.filter(({ operation }) => operation === 'CreateWebLoginToken').length)
    .toBe(2);
  await expect(windsock.selectedRow).toContainText('Try again');
  expect(await clipboardOf(windsock.app)).toBe('before');
  expect(await browser.opened()).toEqual([]);
  await browser.remove();
});
