// The settings window in one running app: the window itself, its keys, and the sections that are not lists.
import { activeWindowTitle } from '../desktop/active-window.ts';
import {
  makeHome,
  type RunningWindsock,
  startWindsock,
  type TemporaryHome,
} from '../desktop/start-windsock.ts';
import { type Standin, startStandin } from '../standin/start-standin.ts';
import { controlsOf } from './accessibility-tree.ts';
import { clipboardOf } from './airflow-window.ts';
import { give, idOf, open, snapshotOf, windowsOf } from './app-driver.ts';
import { test as base, expect, lookForEnvironments } from './fixtures.ts';
import { expectSafePages, recordPages } from './page-preferences.ts';
import { keepSettings } from './settings-file.ts';
import { lookAt, settingsAt } from './settings-window.ts';

interface SettingsApp {
  readonly standin: Standin;
  readonly home: TemporaryHome;
  readonly windsock: RunningWindsock;
}

const test = base.extend<object, { readonly running: SettingsApp }>({
  running: [
    async ({ desktop }, use) => {
      const standin = await startStandin();
      const home = await makeHome(standin);
      const windsock = await startWindsock({ desktop, standin, home });
      await lookForEnvironments(windsock);
      await use({ standin, home, windsock });
      await windsock.quit();
      await home.remove();
      await standin.close();
    },
    { scope: 'worker' },
  ],
});

const settingsWindow = async ({ app }: RunningWindsock) =>
  (await windowsOf(app)).find(({ url }) => url.includes('/settings/'));

test('opens by its key in the picker, once, and stands where it stood', async ({ desktop, running }) => {
  const { windsock } = running;
  await recordPages(windsock);
  await desktop.press('ctrl+comma');
  await expect.poll(() => activeWindowTitle(desktop)).toBe('Windsock settings');
  await expectSafePages(windsock, /\/settings\//);
  expect(await windsock.isPickerVisible()).toBe(false);
  await windsock.app.evaluate(({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows().find(({ title }) => title === 'Windsock settings');
    window?.setBounds({ x: 120, y: 90, width: 820, height: 560 });
  });
  const placed = async () => (await settingsWindow(windsock))?.bounds;
  await expect.poll(placed).toMatchObject({ width: 820, height: 560 });
  const before = await placed();
  await give(windsock, 'showSettings', null);
  expect((await windowsOf(windsock.app)).filter(({ url }) => url.includes('/settings/'))).toHaveLength(1);
  await desktop.press('ctrl+w');
  await expect.poll(() => settingsWindow(windsock)).toBeUndefined();
  await settingsAt(windsock, 'general');
  await expect.poll(placed).toEqual(before);
});

test('is worked by the keyboard alone: search, arrows, Tab, Esc', async ({ desktop, running }) => {
  const { windsock } = running;
  const page = await settingsAt(windsock, 'general');
  await expect.poll(() => activeWindowTitle(desktop)).toBe('Windsock settings');
  await desktop.press('ctrl+f');
  await desktop.type('theme');
  await expect(page.getByRole('tab')).toHaveText(['Appearance']);
  await desktop.press('Return');
  await expect(page.getByRole('radio', { name: 'As the system' })).toBeFocused();
  await desktop.press('Down', 'Down');
  await expect(page.getByRole('radio', { name: 'Dark' })).toBeChecked();
  await page.getByRole('radio', { name: 'As the system' }).check();
  await desktop.press('Escape');
  await expect(page.getByRole('searchbox')).toBeFocused();
  await expect(page.getByRole('searchbox')).toHaveValue('');
  await desktop.press('Down');
  await expect(page.getByRole('tab', { name: 'Appearance' })).toBeFocused();
  await desktop.press('Up');
  await expect(page.getByRole('tab', { name: 'General' })).toBeFocused();
  await desktop.press('Tab');
  await expect(page.getByRole('button', { name: /^Hotkey of the picker/ })).toBeFocused();
  await desktop.press('Escape');
  await expect.poll(() => settingsWindow(windsock)).toBeUndefined();
});

test('dark is dark in every window, and as the system again', async ({ running: { windsock } }) => {
  const page = await settingsAt(windsock, 'appearance');
  const isDark = (of = page) => of.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
  await page.getByRole('radio', { name: 'Dark' }).check();
  await expect.poll(() => isDark()).toBe(true);
  await expect.poll(() => isDark(windsock.picker)).toBe(true);
  await page.getByRole('radio', { name: 'As the system' }).check();
  await expect.poll(() => isDark()).toBe(false);
});

test('a hotkey is recorded: it works, and the one before no longer does', async ({ desktop, running }) => {
  const { windsock } = running;
  const page = await settingsAt(windsock, 'general');
  const recorder = page.getByRole('button', { name: /^Hotkey of the picker/ });
  await recorder.focus();
  await desktop.press('space');
  await expect(recorder).toContainText('Press the keys');
  await desktop.screenshot('out/e2e/settings/recording.png');
  // The hotkey of now is recorded as any other, in place of doing its work.
  await desktop.press('alt+shift+space');
  await expect(recorder).toContainText('Alt Shift Space');
  expect(await windsock.isPickerVisible()).toBe(false);
  await desktop.press('space', 'ctrl+alt+k');
  await expect(recorder).toContainText('Ctrl Alt K');
  await desktop.press('ctrl+alt+k');
  await expect.poll(() => windsock.isPickerVisible()).toBe(true);
  // It stays while the settings have the focus, so that a change is seen at once.
  await windsock.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()
      .find(({ title }) => title === 'Windsock settings')
      ?.focus(),
  );
  await expect.poll(() => activeWindowTitle(desktop)).toBe('Windsock settings');
  await desktop.press('ctrl+alt+k');
  await expect.poll(() => activeWindowTitle(desktop)).toBe('Windsock');
  await desktop.press('ctrl+alt+k');
  await expect.poll(() => windsock.isPickerVisible()).toBe(false);
  await page.getByRole('button', { name: 'Reset to Alt+Shift+Space' }).click();
  await expect(recorder).toContainText('Alt Shift Space');
});

test('a hotkey of another program is said to be taken, and the old one stays', async ({
  desktop,
  running,
}) => {
  const { windsock, standin } = running;
  const otherHome = await makeHome(standin);
  await keepSettings(otherHome, { hotkey: 'Control+Alt+F9' });
  const other = await startWindsock({ desktop, standin, home: otherHome });
  const page = await settingsAt(windsock, 'general');
  const recorder = page.getByRole('button', { name: /^Hotkey of the picker/ });
  const saysTrouble = (text: RegExp) =>
    expect(page.getByRole('alert').filter({ hasText: text })).toBeVisible();
  await recorder.click();
  // The keys go to the program that has them: only what is held arrives here.
  await desktop.press('ctrl+alt+F9');
  await saysTrouble(/another program or the system has it/);
  await desktop.screenshot('out/e2e/settings/hotkey-not-arrived.png');
  // Where they arrive all the same, they cannot be had.
  await desktop.press('ctrl+alt+F9');
  await settingsAt(windsock, 'general');
  await expect.poll(() => activeWindowTitle(desktop)).toBe('Windsock settings');
  await recorder.click();
  await page.keyboard.press('Control+Alt+F9');
  await saysTrouble(/The hotkey Control\+Alt\+F9 belongs to another program/);
  await desktop.screenshot('out/e2e/settings/hotkey-taken.png');
  expect((await snapshotOf(windsock)).hotkey).toMatchObject({ accelerator: 'Alt+Shift+Space', active: true });
  await other.quit();
  await otherHome.remove();
});

test('diagnostics are on the clipboard, without names unless they are ticked', async ({ running }) => {
  const { windsock, home } = running;
  const page = await settingsAt(windsock, 'diagnostics');
  await page.getByRole('button', { name: 'Copy diagnostics' }).click();
  await expect.poll(() => clipboardOf(windsock)).toMatch(/^Windsock \d/);
  const without = await clipboardOf(windsock);
  expect(without).toContain('Environments: ');
  for (const name of ['orders-prod', 'data-platform-prod', home.folder, 'amazonaws.com']) {
    expect(without).not.toContain(name);
  }
  expect(without).not.toMatch(/\d{12}/);
  await page.getByRole('checkbox', { name: 'With names, account ids, hosts and paths' }).check();
  await page.getByRole('button', { name: 'Copy diagnostics' }).click();
  await expect.poll(() => clipboardOf(windsock)).toContain('orders-prod');
});

test('what is kept can be forgotten', async ({ running: { windsock } }) => {
  await open(windsock, idOf('orders-prod'));
  await expect.poll(async () => Object.keys((await snapshotOf(windsock)).usage).length).toBe(1);
  const page = await settingsAt(windsock, 'privacy');
  await page.getByRole('button', { name: 'Forget usage history' }).click();
  await expect(page.getByRole('status')).toHaveText('Usage history forgotten.');
  expect((await snapshotOf(windsock)).usage).toEqual({});
  await page.getByRole('button', { name: 'Sign out everywhere…' }).click();
  await page.getByRole('button', { name: 'Really sign out everywhere' }).click();
  await expect.poll(async () => (await snapshotOf(windsock)).openWindows).toEqual([]);
});

test('every section has names for its controls, and nothing that axe-core finds', async ({
  desktop,
  running: { windsock },
}) => {
  const sections = ['general', 'appearance', 'windows', 'privacy', 'diagnostics', 'about'] as const;
  for (const section of sections) {
    const page = await settingsAt(windsock, section);
    await lookAt(desktop, page, section);
    const unnamed = (await controlsOf(page)).filter((control) => /: $/.test(control));
    expect(unnamed, section).toEqual([]);
  }
  const page = await settingsAt(windsock, 'general');
  expect(await controlsOf(page)).toEqual(
    expect.arrayContaining([
      'searchbox: Search settings',
      'tab: General',
      'button: Hotkey of the picker: Alt Shift Space, change',
      'checkbox: Hide the picker when it loses the focus',
      'combobox: Sign-in pages open in',
      'checkbox: Start Windsock at login',
    ]),
  );
});
