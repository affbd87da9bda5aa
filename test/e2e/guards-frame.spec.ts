// What the frame of an Airflow window may ask, and what it shows of what a hostile page says.
import { expect } from '@playwright/test';
import { frameOf, frameSnapshot, sessionOf } from './airflow-frame.ts';
import { unloggedSnapshotOf } from './app-driver.ts';
import { test } from './guarded-app.ts';

declare global {
  var dialogsOf: { readonly safeDialogs?: boolean; readonly disableDialogs?: boolean }[];
}

const refusal = { ok: false, failure: { kind: 'page-call-refused' } };

test('the frame of an Airflow window commands its own window alone', async ({ guarded }) => {
  const { windsock } = guarded;
  const frame = await frameOf(windsock, 'orders-prod');
  const { windowId, id } = (await frameSnapshot(frame)).window;
  const before = await unloggedSnapshotOf(windsock);
  const answers = await frame.evaluate(
    async ({ own, of }) => {
      const { windsock: api } = window;
      return [
        await api.windowAct(own, { kind: 'zoom-reset' }),
        await api.windowAct(own + 1, { kind: 'zoom-in' }),
        await api.setNetwork(of, { proxy: '', tunnel: 'touch /tmp/taken-over' }),
        await api.openEnvironment({ ...of, name: 'payments-prod' }, { picker: 'keep', query: '' }),
        await api.answerPrompt('prompt-1', { kind: 'allow-process' }),
      ];
    },
    { own: windowId, of: id },
  );
  expect(answers).toEqual([{ ok: true, value: null }, refusal, refusal, refusal, refusal]);
  expect(await unloggedSnapshotOf(windsock)).toEqual(before);
});

test('calls of a frame within a page of ours, and of a page that is gone, are refused', async ({
  guarded,
}) => {
  const answers = await guarded.windsock.app.evaluate(async ({ ipcMain, webContents }) => {
    // No page of ours can hold a frame, so the handler is asked as Electron would ask it for one.
    const { _invokeHandlers: handlers } = ipcMain as unknown as {
      readonly _invokeHandlers: ReadonlyMap<string, (...values: readonly unknown[]) => unknown>;
    };
    const sender = webContents.getAllWebContents().find((each) => each.getURL().includes('/picker/'));
    const url = sender?.getURL() ?? '';
    const senders = [
      { parent: null, url },
      { parent: { parent: null, url }, url },
      { parent: null, url: 'https://windsock/picker/index.html' },
      { parent: null, url: 'app://windsock.evil.example/picker/index.html' },
      { parent: null, url: 'about:blank' },
      null,
    ];
    return Promise.all(
      senders.map((senderFrame) =>
        handlers.get('windsock:command')?.({ sender, senderFrame }, 'pageReady', []),
      ),
    );
  });
  expect(answers).toEqual([{ ok: true, value: null }, refusal, refusal, refusal, refusal, refusal]);
});

test('messages of a page end when a person wants that, and a login that nobody sees shows none and is gone', async ({
  guarded,
}) => {
  const { windsock, airflow, host, standin } = guarded;
  const count = () => windsock.app.evaluate(({ webContents }) => webContents.getAllWebContents().length);
  const before = await count();
  const [shown] = await windsock.app.evaluate(({ app, webContents }, at) => {
    // Electron's own types leave the method out.
    const preferencesOf = (contents: Electron.WebContents) =>
      (contents as unknown as { getLastWebPreferences(): Electron.WebPreferences }).getLastWebPreferences();
    globalThis.dialogsOf = [];
    app.on('web-contents-created', (_event, contents) =>
      contents.once('did-start-navigation', () => globalThis.dialogsOf.push(preferencesOf(contents))),
    );
    return webContents
      .getAllWebContents()
      .filter((each) => each.getURL().includes(at))
      .map(preferencesOf);
  }, host);
  expect(shown).toMatchObject({ safeDialogs: true });
  // Past the time in which a 401 is no expiry, whoever caused it.
  const { loggedInAtMs } = await sessionOf(windsock, 'orders-prod');
  await expect.poll(() => Date.now() - loggedInAtMs).toBeGreaterThan(5_000);
  standin.setAirflowPage(host, '/api/v1/unknown', { status: 401 });
  await airflow.evaluate("fetch('/api/v1/unknown', { credentials: 'omit' })");
  await expect.poll(() => windsock.app.evaluate(() => globalThis.dialogsOf)).toHaveLength(1);
  expect(await windsock.app.evaluate(() => globalThis.dialogsOf)).toMatchObject([{ disableDialogs: true }]);
  // SECURITY: its history holds a token.
  await expect.poll(count).toBe(before);
});
