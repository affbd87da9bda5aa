// Which files an Airflow page may give: those of its own host, one for each thing that a person does.
import { expect } from '@playwright/test';
import { evilHost, type GuardedApp, test } from './guarded-app.ts';

declare global {
  var seenFiles: { readonly url: string; readonly refused: boolean }[];
}

const attachment = { headers: { 'content-disposition': 'attachment; filename="task.log"' }, body: 'x' };

/** Listens after the app's own, so that what it decided is seen, and ends what it let through before a dialog comes. */
async function recordFiles({ windsock, host }: GuardedApp): Promise<void> {
  await windsock.app.evaluate(({ webContents }, at) => {
    globalThis.seenFiles = [];
    const page = webContents.getAllWebContents().find((each) => each.getURL().includes(at));
    page?.session.on('will-download', (event, item) => {
      globalThis.seenFiles.push({ url: item.getURL(), refused: event.defaultPrevented });
      if (!event.defaultPrevented) item.cancel();
    });
  }, host);
}

const filesOf = ({ windsock }: GuardedApp) => windsock.app.evaluate(() => globalThis.seenFiles);

test('a page gives one file for each thing that a person does, and none of another host', async ({
  guarded,
}) => {
  const { standin, host, show, click } = guarded;
  standin.setAirflowPage(host, '/file', attachment);
  standin.setAirflowPage(evilHost, '/file', attachment);
  standin.setAirflowPage(host, '/leave', { status: 302, headers: { location: `https://${evilHost}/file` } });
  await recordFiles(guarded);
  const own = `https://${host}/file`;
  const others = [`https://${evilHost}/file`, `https://${host}/leave`];
  const frame = (url: string) => `<iframe src="${url}"></iframe>`;
  // Whoever opened the window did that to have what is in it.
  await show(frame(`${own}?1`));
  await expect.poll(() => filesOf(guarded)).toEqual([{ url: `${own}?1`, refused: false }]);

  await test.step('unasked', async () => {
    await show(['2', '3', '4'].map((n) => frame(`${own}?${n}`)).join(''));
    await expect.poll(async () => (await filesOf(guarded)).length).toBe(4);
    expect((await filesOf(guarded)).slice(1).every(({ refused }) => refused)).toBe(true);
  });

  await test.step('asked for, of another host', async () => {
    await show(
      `<script>go = () => { ${others.map((url) => `document.body.insertAdjacentHTML('beforeend', '${frame(url)}')`).join('; ')} }</script><button id="b" onclick="go()">Go</button>`,
    );
    await click('#b');
    await expect.poll(async () => (await filesOf(guarded)).length).toBe(6);
    expect((await filesOf(guarded)).slice(4).every(({ refused }) => refused)).toBe(true);
  });

  await test.step('asked for, three at once', async () => {
    await show(
      `<button id="b" onclick="for (const n of [5, 6, 7]) document.body.insertAdjacentHTML('beforeend', '<iframe src=${own}?' + n + '></iframe>')">Go</button>`,
    );
    await click('#b');
    await expect.poll(async () => (await filesOf(guarded)).length).toBe(9);
    expect((await filesOf(guarded)).slice(6).map(({ refused }) => refused)).toEqual([false, true, true]);
  });
});
