// Windsock at login: the entry that the desktop reads, what its settings make of it, and a start by that very entry.
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { _electron, type ElectronApplication } from 'playwright';
import { posixWords } from '../../src/shared/command-words.ts';
import { until } from '../desktop/start-desktop.ts';
import { type TemporaryHome, windsockEnvironment, windsockSwitches } from '../desktop/start-windsock.ts';
import { give, snapshotOf } from './app-driver.ts';
import { expect, test } from './fixtures.ts';

const autostart = ({ folder }: TemporaryHome) => join(folder, '.config/autostart');
const entryFile = (home: TemporaryHome) => join(autostart(home), 'io.github.windsock.Windsock.desktop');
const entryIn = (home: TemporaryHome) => readFile(entryFile(home), 'utf8').catch(() => null);

/** The words of an entry's command, read as a desktop reads them. */
function commandOf(entry: string): readonly [program: string, ...args: string[]] {
  const line = /^Exec=(.*)$/m.exec(entry)?.[1] ?? '';
  const [program = '', ...args] = posixWords(line.replaceAll('\\\\', '\\').replaceAll('%%', '%')) ?? [];
  return [program, ...args];
}

const isAnyWindowVisible = (app: ElectronApplication) =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().some((window) => window.isVisible()));

test('the first start offers it; the entry starts Windsock without a window, ready for its hotkey', async ({
  desktop,
  home,
  standin,
  start,
}) => {
  const { picker, ...windsock } = await start();
  await picker.getByRole('option', { name: 'Start Windsock at login' }).click();
  await expect(picker.getByRole('option', { name: 'Windsock starts at login' })).toBeVisible();
  const command = commandOf((await entryIn(home)) ?? '');
  expect(command.at(-1)).toBe('--hidden');
  await windsock.quit();

  const world = { desktop, home, standin };
  const [executablePath, ...args] = command;
  const app = await _electron.launch({
    executablePath,
    args: [...windsockSwitches(world), ...args],
    env: windsockEnvironment(world),
  });
  await desktop.openTrayMenu();
  await desktop.press('Escape');
  expect(await isAnyWindowVisible(app)).toBe(false);
  await desktop.press('alt+shift+space');
  await until('the picker', () => isAnyWindowVisible(app));
  await app.close();
});

test('it is as the desktop has it: turned off in its settings, deleted, or in the way', async ({
  desktop,
  home,
  start,
}) => {
  const windsock = await start();
  const stateNow = async () => (await snapshotOf(windsock)).loginItem.state;
  /** Brings the picker, which looks again. */
  const comeBack = async () => {
    if (await windsock.isPickerVisible()) await desktop.press('shift+Escape');
    await windsock.openPicker();
  };
  expect(await give(windsock, 'setLoginItem', true)).toEqual({ ok: true, value: null });
  expect(await stateNow()).toBe('on');
  await writeFile(entryFile(home), `${await entryIn(home)}Hidden=true\n`);
  await comeBack();
  await expect.poll(stateNow).toBe('off');

  await give(windsock, 'setLoginItem', true);
  expect(await stateNow()).toBe('on');
  expect(await entryIn(home)).not.toContain('Hidden');
  await rm(entryFile(home));
  await comeBack();
  await expect.poll(stateNow).toBe('off');

  await rm(autostart(home), { recursive: true });
  await writeFile(autostart(home), 'in the way');
  await windsock.picker.getByRole('option', { name: 'Start Windsock at login' }).click();
  await expect(windsock.picker.getByText('Starting at login could not be changed').first()).toBeVisible();
  await rm(autostart(home));
  await mkdir(autostart(home));
  await give(windsock, 'setLoginItem', true);
  expect(await give(windsock, 'setLoginItem', false)).toEqual({ ok: true, value: null });
  expect(await entryIn(home)).toBeNull();
});
