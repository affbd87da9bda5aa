// Files that Airflow gives: the person says where to, a row tells how it goes, and nothing comes that nobody asked for.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { dialogCloses, dialogOpens, fileRow, framesOf, onlyFrame, shownWindows } from './airflow-window.ts';
import { evilHost, type GuardedApp, test } from './guarded-app.ts';

const attachment = (name: string) => ({
  'content-type': 'text/plain',
  'content-disposition': `attachment; filename="${name}"`,
});

const downloadsOf = ({ windsock }: GuardedApp) =>
  windsock.app.evaluate(({ app }) => app.getPath('downloads'));

/** @returns what gives the files that were offered since, as a listener after the app's own saw them */
async function recordFiles({ windsock }: GuardedApp) {
  await windsock.app.evaluate(({ webContents }) => {
    const offered: { url: string; stopped: boolean }[] = [];
    Object.assign(globalThis, { offered });
    const page = webContents.getAllWebContents().find((each) => each.getURL().startsWith('https:'));
    page?.session.on('will-download', (event, item) =>
      offered.push({ url: item.getURL(), stopped: event.defaultPrevented }),
    );
  });
  return () => windsock.app.evaluate(() => globalThis.offered);
}

declare global {
  var offered: readonly { readonly url: string; readonly stopped: boolean }[];
}

/** What the system's dialog for a file is called. */
const saveDialog = 'Save File';

test.use({ tried: 'windows' });

test.afterEach(async ({ guarded }) => {
  const dismiss = onlyFrame(guarded.windsock).getByRole('button', { name: /^dismiss/i });
  for (let left = await dismiss.count(); left > 0; left -= 1) {
    await dismiss.first().click();
    await expect(dismiss).toHaveCount(left - 1);
  }
});

test('a log is saved where the person says, under a name that is a file there, and shown in its folder', async ({
  guarded,
  desktop,
}) => {
  const { windsock, standin, host, browser } = guarded;
  await browser.forget();
  standin.setAirflowPage(host, '/log', { headers: attachment('../../.dag run=1:2.log'), body: 'a line' });
  await guarded.show('<a id="log" href="/log">Download</a>');
  await guarded.click('#log');
  await dialogOpens(desktop, saveDialog);
  await desktop.press('Return');
  await dialogCloses(desktop);
  const row = fileRow(windsock, 'dag run=1_2.log');
  await expect(row).toBeVisible();
  const folder = await downloadsOf(guarded);
  const name = (await readdir(folder)).find((each) => each.includes('dag run=1_2.log')) ?? '';
  expect(name).toMatch(/^[^./]/);
  expect(await readFile(join(folder, name), 'utf8')).toBe('a line');
  await desktop.screenshot('out/e2e/window-download.png');
  await row.getByRole('button', { name: /show/i }).click();
  // The file manager is started in the folder.
  await expect.poll(browser.opened).toEqual(['.']);
});

test('what a script of Airflow made is saved too, and the same name is not written over unasked', async ({
  guarded,
  desktop,
}) => {
  const { windsock } = guarded;
  await guarded.show(
    `<a id="made" download="made.log">Download</a><script>made.href = URL.createObjectURL(new Blob(['made here']))</script>`,
  );
  for (const name of ['made.log', 'made (2).log']) {
    await guarded.click('#made');
    await dialogOpens(desktop, saveDialog);
    await desktop.press('Return');
    await dialogCloses(desktop);
    await expect(fileRow(windsock, name)).toBeVisible();
    expect(await readFile(join(await downloadsOf(guarded), name), 'utf8')).toBe('made here');
  }
});

test('a dialog that is left saves nothing and leaves no row', async ({ guarded, desktop }) => {
  const { standin, host, windsock } = guarded;
  standin.setAirflowPage(host, '/left', { headers: attachment('left.log'), body: 'x' });
  await guarded.show('<a id="log" href="/left">Download</a>');
  await guarded.click('#log');
  await dialogOpens(desktop, saveDialog);
  await desktop.press('Escape');
  await dialogCloses(desktop);
  expect(await readdir(await downloadsOf(guarded))).not.toContain('left.log');
  await expect(fileRow(windsock, 'left.log')).toHaveCount(0);
});

test('a file that stops half way can be cancelled, one that is cut again and again has failed, and neither leaves a half', async ({
  guarded,
  desktop,
}) => {
  const { standin, host, windsock } = guarded;
  for (const [kind, said] of [
    ['stalled', /cancel/i],
    ['truncated', /fail|interrupt|not/i],
  ] as const) {
    const name = `${kind}.log`;
    standin.setAirflowPage(host, `/${kind}`, { headers: attachment(name), body: 'line\n'.repeat(40_000) });
    // An icon that is looked for would meet the fault.
    await guarded.show(`<link rel="icon" href="data:,"><a id="log" href="/${kind}">Download</a>`);
    // Chromium itself asks again for one that is cut, a few times.
    standin.setAirflowFault(host, { kind });
    await guarded.click('#log');
    await dialogOpens(desktop, saveDialog);
    await desktop.press('Return');
    await dialogCloses(desktop);
    const row = fileRow(windsock, name);
    await expect(row).toBeVisible();
    if (kind === 'stalled') await row.getByRole('button', { name: /cancel/i }).click();
    await expect(row).toContainText(said);
    standin.setAirflowFault(host, null);
    await expect
      .poll(async () => (await readdir(await downloadsOf(guarded))).filter((each) => each.includes(kind)))
      .toEqual([]);
  }
});

test('files of other hosts, and a second one for one click, are refused without a word', async ({
  guarded,
  desktop,
}) => {
  const { standin, host } = guarded;
  standin.setAirflowPage(evilHost, '/evil', { headers: attachment('evil.exe'), body: 'x' });
  standin.setAirflowPage(host, '/leads-away', {
    status: 302,
    headers: { location: `https://${evilHost}/evil` },
  });
  standin.setAirflowPage(host, '/own', { headers: attachment('own.log'), body: 'x' });
  await guarded.show(
    `<a id="evil" href="https://${evilHost}/evil" download>Evil</a><a id="away" href="/leads-away" download>Away</a>
     <iframe src="https://${evilHost}/evil"></iframe>
     <a id="own" href="/own">Own</a>
     <a id="many" onclick="for (let n = 0; n < 20; n++) { const a = document.createElement('a'); a.href = '/own'; a.download = ''; a.click() }">Many</a>`,
  );
  const files = await recordFiles(guarded);
  await guarded.click('#many');
  await dialogOpens(desktop, saveDialog);
  await expect.poll(async () => (await files()).filter(({ stopped }) => !stopped)).toHaveLength(1);
  await desktop.press('Escape');
  await dialogCloses(desktop);
  const own = (await files()).length;
  for (const selector of ['#evil', '#away']) await guarded.click(selector);
  await guarded.click('#own');
  await dialogOpens(desktop, saveDialog);
  expect((await files()).slice(own)).toEqual([{ url: `https://${host}/own`, stopped: false }]);
  await desktop.press('Escape');
  await dialogCloses(desktop);
});

test('a link that wants a window of its own and gives a file leaves no empty window', async ({
  guarded,
  desktop,
}) => {
  const { standin, host, windsock } = guarded;
  standin.setAirflowPage(host, '/apart', { headers: attachment('apart.log'), body: 'x' });
  await guarded.show('<a id="log" target="_blank" href="/apart">Download</a>');
  await guarded.click('#log');
  await dialogOpens(desktop, saveDialog);
  await desktop.press('Return');
  await dialogCloses(desktop);
  await expect.poll(() => framesOf(windsock).length).toBe(1);
  await expect(fileRow(windsock, 'apart.log')).toBeVisible();
  expect(await shownWindows(windsock)).toBe(1);
});

test('printing on a computer without a printer saves a PDF file', async ({ guarded, desktop }) => {
  const { windsock } = guarded;
  await guarded.show('<title>DAG: orders/daily</title><h1>A page to print</h1>');
  await guarded.click('h1');
  await desktop.press('ctrl+p');
  await dialogOpens(desktop, 'No printer was found. Save as PDF');
  await desktop.press('Return');
  await dialogCloses(desktop);
  await expect(fileRow(windsock, /\.pdf/)).toBeVisible();
  const folder = await downloadsOf(guarded);
  const name = (await readdir(folder)).find((each) => each.endsWith('.pdf')) ?? '';
  expect((await readFile(join(folder, name))).subarray(0, 5).toString()).toBe('%PDF-');
});

test('a page that could not be saved as PDF is said not to be saved', async ({ guarded, desktop }) => {
  const { windsock } = guarded;
  await guarded.show('<title>Unsaved</title><h1>A page to print</h1>');
  await guarded.click('h1');
  await desktop.press('ctrl+p');
  await dialogOpens(desktop, 'No printer was found. Save as PDF');
  await desktop.press('ctrl+a');
  // No file can be made there.
  await desktop.type('/proc/unsaved.pdf');
  await desktop.press('Return');
  await dialogCloses(desktop);
  await expect(fileRow(windsock, 'unsaved.pdf')).toContainText('Could not be saved');
});

test('an icon that could not be had is asked for again by the next page, and by the next view of the same', async ({
  guarded,
}) => {
  const { standin, host, windsock, airflow } = guarded;
  const icon = onlyFrame(windsock).locator('header img');
  const body = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><rect width="1" height="1"/></svg>';
  const good = { headers: { 'content-type': 'image/svg+xml' }, body };
  const asked = () => standin.requests.filter(({ path }) => path === '/late.svg').length;
  const fail = async (): Promise<void> => {
    standin.setAirflowPage(host, '/late.svg', { status: 503 });
    const before = asked();
    await guarded.show('<link rel="icon" href="/late.svg">');
    await expect.poll(asked).toBe(before + 1);
    await expect(icon).toHaveCount(0);
    standin.setAirflowPage(host, '/late.svg', good);
  };
  await fail();
  await guarded.show('<link rel="icon" href="/late.svg">');
  await expect(icon).toHaveCount(1);
  await guarded.show('<link rel="icon" href="/none.svg">');
  await expect(icon).toHaveCount(0);
  await fail();
  await airflow.evaluate("history.pushState(null, '', '/planted/view')");
  await expect(icon).toHaveCount(1);
});

test('the icon of the page is in the bar; one of another host or of another kind is not fetched', async ({
  guarded,
}) => {
  const { standin, host, windsock, airflow } = guarded;
  const icon = onlyFrame(windsock).locator('header img');
  standin.setAirflowPage(host, '/icon.svg', {
    headers: { 'content-type': 'image/svg+xml' },
    body: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><rect width="1" height="1"/></svg>',
  });
  standin.setAirflowPage(host, '/big.svg', {
    headers: { 'content-type': 'image/svg+xml' },
    body: `<svg xmlns="http://www.w3.org/2000/svg">${'<g/>'.repeat(20_000)}</svg>`,
  });
  standin.setAirflowPage(host, '/icon.html', { body: '<script>alert(1)</script>' });
  await guarded.show('<link rel="icon" href="/icon.svg">');
  await expect(icon).toHaveAttribute('src', /^data:image\/svg\+xml;base64,/);
  for (const href of ['/icon.html', '/big.svg']) {
    await guarded.show(`<link rel="icon" href="${href}">`);
    await expect(icon).toHaveCount(0);
  }
  await guarded.show(`<link rel="icon" href="https://${evilHost}/icon.svg">`);
  await airflow.waitForLoadState();
  await expect(icon).toHaveCount(0);
});
