// Windsock in a Wayland session: it starts, says which command a key of the desktop has to run, and does its main job.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { _electron } from 'playwright';
import { posixWords } from '../../src/shared/command-words.ts';
import { until } from '../desktop/start-desktop.ts';
import { startWayland, type WaylandSession } from '../desktop/start-wayland.ts';
import { windsockEnvironment, windsockSwitches } from '../desktop/start-windsock.ts';
import { idOf, openEnvironmentsOf, windowsOf } from './app-driver.ts';
import { type FakeBrowser, makeFakeBrowser } from './fake-browser.ts';
import { test as base, expect, lookForEnvironments } from './fixtures.ts';

const test = base.extend<{ readonly wayland: WaylandSession; readonly defaultBrowser: FakeBrowser }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from this pattern
  wayland: async ({}, use) => {
    const session = await startWayland();
    await use(session);
    await session.close();
  },
  // biome-ignore lint/correctness/noEmptyPattern: as above
  defaultBrowser: async ({}, use) => {
    const browser = await makeFakeBrowser();
    await use(browser);
    await browser.remove();
  },
});

test('the first start says what to bind, that command brings the picker, and an environment opens', async ({
  standin,
  home,
  wayland: desktop,
  defaultBrowser,
}) => {
  const start = { desktop, standin, home, env: defaultBrowser.env, switches: ['--ozone-platform=wayland'] };
  const env = windsockEnvironment(start);
  const app = await _electron.launch({ args: [...windsockSwitches(start), '.'], env, colorScheme: null });
  try {
    const picker = await until('the picker', async () =>
      app.windows().find((page) => page.url().startsWith('app://windsock/picker')),
    );
    const isVisible = () =>
      app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible() === true);
    await expect.poll(isVisible).toBe(true);
    await expect(picker.getByText('belongs to another program')).toHaveCount(0);

    const row = picker.getByRole('option', { name: /a key of your desktop to Windsock/ });
    const hint = (await row.textContent()) ?? '';
    const command = /let it run: (.*--toggle)/.exec(hint)?.[1] ?? '';
    const [program = '', ...toggle] = posixWords(command) ?? [];
    // The session has no keyboard, so no window ever has the focus, and what toggles only shows.
    for (const words of [toggle, toggle.slice(0, -1)]) {
      await picker.keyboard.press('Escape');
      await expect.poll(isVisible).toBe(false);
      const second = spawn(program, [...windsockSwitches(start), ...words], { env, stdio: 'ignore' });
      expect(await once(second, 'exit')).toEqual([0, null]);
      await expect.poll(isVisible).toBe(true);
    }

    await lookForEnvironments({ picker });
    await picker.getByRole('combobox').fill('orders-prod');
    await expect(picker.getByRole('option', { selected: true })).toContainText('orders-prod');
    await picker.keyboard.press('Enter');
    await expect.poll(() => openEnvironmentsOf(app)).toHaveLength(1);
    await expect(row).toHaveCount(0);

    // A question has a window, too; its answer is not waited for.
    const asking = picker.evaluate(
      (id) => window.windsock.openEnvironment(id, { picker: 'hide', query: '' }),
      idOf('orders-prod', 'corp-sso'),
    );
    asking.catch(() => undefined);
    await expect
      .poll(async () =>
        (await windowsOf(app)).filter(({ url, isVisible: is }) => is && url.includes('prompt')),
      )
      .toHaveLength(1);
  } finally {
    await app.close();
  }
});
