// Calls that reach the bridge of Windsock's pages: checked, whoever sends them.
import { expect } from '@playwright/test';
import { give, idOf, snapshotOf, unloggedSnapshotOf } from './app-driver.ts';
import { test } from './guarded-app.ts';

const refusal = { ok: false, failure: { kind: 'page-call-refused' } };

test('calls of a page with wrong, extra or oversized arguments are refused and change nothing', async ({
  guarded,
}) => {
  const { windsock } = guarded;
  const id = idOf('orders-prod');
  const how = { picker: 'keep', query: '' };
  const before = await unloggedSnapshotOf(windsock);
  const calls: readonly (readonly [Parameters<typeof give>[1], ...unknown[]])[] = [
    ['setFavourite'],
    ['setFavourite', id],
    ['setFavourite', id, id],
    ['setFavourite', id, true, true],
    ['setFavourite', { ...id, more: 1 }, true],
    ['setFavourite', { ...id, name: '../../x' }, true],
    ['setFavourite', { ...id, region: 'eu-west-1.evil.example' }, true],
    ['setFavourite', { ...id, profile: 'p'.repeat(513) }, true],
    ['setFavourite', { ...id, profile: 7 }, true],
    ['setFavourite', [id], true],
    ['setFavourite', null, true],
    ['openEnvironment', id],
    ['openEnvironment', id, { ...how, picker: 'burn' }],
    ['openEnvironment', id, { ...how, query: 'q'.repeat(5_000_000) }],
    ['openEnvironment', 'orders-prod', how],
    ['addEnvironment', 'p', 'eu-west-1', 'n'.repeat(5_000_000)],
    ['addEnvironment', 'p', 'eu-west-1'],
    ['dismissNotice', { toString: 'x' }],
    ['lookForEnvironments', 'now'],
    ['hidePicker', {}],
  ];
  for (const [command, ...values] of calls) expect(await give(windsock, command, ...values)).toEqual(refusal);
  expect(await unloggedSnapshotOf(windsock)).toEqual(before);
});

test('calls by unknown and inherited names are refused', async ({ guarded }) => {
  const answers = await guarded.windsock.app.evaluate(
    async ({ ipcMain, webContents }, names) => {
      // The bridge has no way to say such names, so the handler is asked as Electron would ask it for the picker.
      const { _invokeHandlers: handlers } = ipcMain as unknown as {
        readonly _invokeHandlers: ReadonlyMap<string, (...values: readonly unknown[]) => unknown>;
      };
      const sender = webContents.getAllWebContents().find((each) => each.getURL().startsWith('app:'));
      const call = (name: unknown) =>
        handlers.get('windsock:command')?.({ sender, senderFrame: sender?.mainFrame }, name, []);
      return Promise.all([...names, null, 7, ['pageReady']].map(call));
    },
    ['constructor', '__proto__', 'toString', 'hasOwnProperty', '', 'pageready', 'pageReady '],
  );
  expect(answers).toEqual(answers.map(() => refusal));
  expect(answers).toHaveLength(10);
});

test('calls from windows that are none of Windsock are refused, from its own address too', async ({
  guarded,
}) => {
  const { windsock, standin, host, browser } = guarded;
  standin.setAirflowPage(host, '/with-bridge', { body: 'x' });
  const answers = await windsock.app.evaluate(
    async ({ BrowserWindow, app }, urls) => {
      // A window with Windsock's own preload, as a mistake in the code could make one.
      const preload = `${app.getAppPath()}/out/preload/page.cjs`;
      const window = new BrowserWindow({ show: false, webPreferences: { preload } });
      const all: unknown[] = [];
      for (const url of urls) {
        await window.loadURL(url);
        all.push(await window.webContents.executeJavaScript('window.windsock.takeOtherHotkey()'));
      }
      window.destroy();
      return all;
    },
    ['app://windsock/picker/index.html', `https://${host}/with-bridge`],
  );
  expect(answers).toEqual([refusal, refusal]);
  expect(await browser.opened()).toEqual([]);
  expect((await snapshotOf(windsock)).hotkey.accelerator).toBe('Alt+Shift+Space');
});
