// What an environment's windows keep when Windsock ends: the zoom, of that environment alone.
import { expect } from '@playwright/test';
import { keyboardComesTo, shownWindows } from './airflow-window.ts';
import { give, hostOf, idOf, open } from './app-driver.ts';
import { test } from './fixtures.ts';

const scale = 'Math.round(devicePixelRatio * 100)';

test('the zoom of an environment is there at the next start, and in no other environment', async ({
  standin,
  desktop,
  start,
}) => {
  const [name, other] = ['orders-prod', 'search-index-prod'];
  const before = await start();
  await open(before, idOf(name));
  await before.airflowPage(hostOf(standin, name));
  await keyboardComesTo(before, 'page');
  await desktop.press('ctrl+plus', 'ctrl+plus');
  const shown = await before.airflowPage(hostOf(standin, name));
  await expect.poll(() => shown.evaluate(scale)).toBe(125);
  await before.quit();

  const after = await start();
  await open(after, idOf(name));
  const again = await after.airflowPage(hostOf(standin, name));
  await expect.poll(() => again.evaluate(scale)).toBe(125);
  await open(after, idOf(other));
  const unlike = await after.airflowPage(hostOf(standin, other));
  await expect.poll(() => unlike.evaluate(scale)).toBe(100);
  await expect.poll(() => shownWindows(after)).toBe(2);

  // Chromium remembers a zoom of its own: once the environment is forgotten here, it counts for nothing.
  await give(after, 'removeEnvironment', idOf(name));
  await after.app.evaluate(({ BrowserWindow }) => {
    for (const each of BrowserWindow.getAllWindows()) {
      if (each.webContents.getURL().includes('airflow-window')) each.close();
    }
  });
  await expect.poll(() => shownWindows(after)).toBe(0);
  await open(after, idOf(name));
  const anew = await after.airflowPage(hostOf(standin, name));
  await expect.poll(() => anew.evaluate(scale)).toBe(100);
});
