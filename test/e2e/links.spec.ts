// Links to Airflow pages: pasted, copied, dropped, and from other programs; each opens logged in on exactly its page.
import type { Locator } from '@playwright/test';
import { painted, type RunningWindsock } from '../desktop/start-windsock.ts';
import type { Standin } from '../standin/start-standin.ts';
import { airflowWindowsOf, give, hostOf, idOf, open, snapshotOf } from './app-driver.ts';
import { expect, test } from './fixtures.ts';
import { startAgain } from './second-start.ts';

const runId = 'manual__2025-01-01T00:00:00+00:00';

/** In each major's form, with the letters that get lost on the way in bad programs. */
const pages = {
  'orders-prod': `/dags/orders%2Fdaily/grid?dag_run_id=${runId}&note=a%2Bb%3Ac&tab=logs#line-12`,
  'search-index-prod': `/dags/orders/runs/${runId}?try=1+2%2B3#logs`,
} as const;

const copy = ({ app }: RunningWindsock, text: string) =>
  app.evaluate(({ clipboard }, copied) => clipboard.writeText(copied), text);

const rowsOf = ({ picker }: RunningWindsock): Locator => picker.getByRole('option');

/** @returns path and query of each page that a host was asked for, but for those of logins */
function askedOf(standin: Standin, host: string): readonly string[] {
  return standin.requests
    .filter((each) => each.host === host && ['dag-page', 'shell', 'page'].includes(each.operation))
    .map(({ path, query }) => (query === '' ? path : `${path}?${query}`));
}

/** Waits until a window shows this page, logged in. */
async function expectPage(
  { windsock, standin }: { windsock: RunningWindsock; standin: Standin },
  environment: string,
  path: string,
) {
  const host = hostOf(standin, environment);
  const page = await windsock.airflowPage(`https://${host}${path}`);
  await page.locator('#user-name').waitFor();
  const [beforeFragment = '', fragment] = path.split('#');
  expect(askedOf(standin, host)).toContain(beforeFragment);
  expect(await page.evaluate('location.hash')).toBe(fragment === undefined ? '' : `#${fragment}`);
  return page;
}

for (const [environment, path] of Object.entries(pages)) {
  test(`a pasted link into ${environment} opens logged in on exactly that page`, async ({
    desktop,
    standin,
    windsock,
  }) => {
    const url = `https://${hostOf(standin, environment)}${path}`;
    await open(windsock, idOf('pricing-prod'));
    await windsock.openPicker();
    await copy(windsock, `mara 10:42\nfailed again: (${url}).\ncan you look?\n`);
    await desktop.press('ctrl+v');
    await expect(windsock.picker.getByText(`Open ${path} through`)).toBeVisible();
    // The same environment through two profiles, and nothing else.
    await expect(rowsOf(windsock)).toHaveCount(2);
    await painted(windsock.picker);
    await desktop.screenshot(`out/e2e/links/choose-${environment}.png`);
    await desktop.press('Return');
    const page = await expectPage({ windsock, standin }, environment, path);
    await expect.poll(() => windsock.isPickerVisible()).toBe(false);
    await painted(page);
    await desktop.screenshot(`out/e2e/links/opened-${environment}.png`);
    expect(standin.mintedTokens(environment)).toHaveLength(1);

    await test.step('the next one opens in the same window, without a token', async () => {
      await windsock.openPicker();
      await copy(windsock, `https://${hostOf(standin, environment)}/dags/billing/grid?x=%2F#y`);
      await desktop.press('ctrl+v', 'Return');
      await expectPage({ windsock, standin }, environment, '/dags/billing/grid?x=%2F#y');
      expect(standin.mintedTokens(environment)).toHaveLength(1);
      expect(await airflowWindowsOf(windsock.app)).toHaveLength(2);
    });
  });
}

test('a copied link is offered when the picker comes; anything else in the clipboard is not', async ({
  desktop,
  standin,
  windsock,
}) => {
  const offer = windsock.picker.getByRole('option', { name: 'Open copied Airflow link' });
  await open(windsock, idOf('orders-prod'));
  await expect.poll(() => windsock.isPickerVisible()).toBe(false);
  await copy(windsock, 'my secret note');
  await windsock.openPicker();
  await expect(offer).toHaveCount(0);
  await desktop.press('Escape');
  await expect.poll(() => windsock.isPickerVisible()).toBe(false);

  const path = '/dags/etl/grid?dag_run_id=a%2Bb+c';
  await copy(
    windsock,
    `https://${hostOf(standin, 'orders-staging')}${path} https://${hostOf(standin, 'orders-prod')}/`,
  );
  await windsock.openPicker();
  await expect(rowsOf(windsock).first()).toBeVisible();
  await expect(offer).toHaveCount(0);
  await desktop.press('Escape');
  await expect.poll(() => windsock.isPickerVisible()).toBe(false);

  await copy(windsock, `see you there: https://${hostOf(standin, 'orders-staging')}${path}. `);
  await windsock.openPicker();
  await expect(offer).toContainText(`${path} in orders-staging (data-platform-staging)`);
  // It comes unasked, so it is not what Enter does.
  await expect(offer).toHaveAttribute('aria-selected', 'false');
  await painted(windsock.picker);
  await desktop.screenshot('out/e2e/links/copied.png');
  await desktop.press('Up', 'Return');
  await expectPage({ windsock, standin }, 'orders-staging', path);
});

test('a link that is dropped onto the picker does as one that is pasted', async ({ standin, windsock }) => {
  const url = `https://${hostOf(standin, 'orders-staging')}/dags/x/grid`;
  await windsock.picker.evaluate((dropped) => {
    const data = new DataTransfer();
    data.setData('text/uri-list', `# a comment\r\n${dropped}\r\n`);
    document.body.dispatchEvent(
      new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }),
    );
  }, url);
  await expect(windsock.picker.getByRole('combobox')).toHaveValue(url);
  await expect(windsock.selectedRow).toContainText('orders-staging');
});

test('a link from another program opens through the profile used last; among unused ones the picker asks', async ({
  desktop,
  home,
  standin,
  windsock,
}) => {
  const world = { desktop, home, standin };
  const [path] = [pages['orders-prod']];
  const host = hostOf(standin, 'orders-prod');
  const link = `windsock://open?url=${encodeURIComponent(`https://${host}${path}`)}`;
  await desktop.press('Escape');
  await expect.poll(() => windsock.isPickerVisible()).toBe(false);
  expect(await startAgain(windsock, world, link)).toEqual([0, null]);
  await expect.poll(() => windsock.isPickerVisible()).toBe(true);
  await expect(rowsOf(windsock)).toHaveCount(2);
  expect(standin.mintedTokens()).toHaveLength(0);
  await rowsOf(windsock).filter({ hasText: 'data-platform-admin' }).click();
  await expectPage({ windsock, standin }, 'orders-prod', path);
  await expect.poll(() => windsock.isPickerVisible()).toBe(false);

  const [window] = await airflowWindowsOf(windsock.app);
  expect(window?.title).toContain('data-platform-admin');
  const next = '/dags/other/grid?a=1&b=2#c';
  expect(await startAgain(windsock, world, `windsock://open?url=https://${host}${next}`)).toEqual([0, null]);
  await expectPage({ windsock, standin }, 'orders-prod', next);
  expect(await airflowWindowsOf(windsock.app)).toHaveLength(1);
  expect(await windsock.isPickerVisible()).toBe(false);
  expect(standin.mintedTokens('orders-prod')).toHaveLength(1);

  await test.step('by its name, too', async () => {
    const named = `windsock://open?name=search-index-staging&profile=data-platform-staging&path=${encodeURIComponent('/dags/x/runs/a+b')}`;
    expect(await startAgain(windsock, world, named)).toEqual([0, null]);
    await expectPage({ windsock, standin }, 'search-index-staging', '/dags/x/runs/a+b');
  });
});

test('a link starts the app and opens its page, with no picker in front of it', async ({
  home,
  standin,
  start,
}) => {
  const first = await start();
  await give(first, 'addEnvironment', 'data-platform-prod', 'eu-west-1', 'search-index-prod');
  await open(first, idOf('search-index-prod'));
  await first.quit();
  const path = pages['search-index-prod'];
  const host = hostOf(standin, 'search-index-prod');
  const windsock = await start({ home, link: `windsock://open?url=https://${host}${path}` });
  await expectPage({ windsock, standin }, 'search-index-prod', path);
  expect(await windsock.isPickerVisible()).toBe(false);
});

test('for a host that nothing is known by, Windsock offers to look, and asks AWS only then', async ({
  desktop,
  standin,
  start,
}) => {
  const windsock = await start();
  const { picker } = windsock;
  const host = hostOf(standin, 'versand-prod');
  const asked = () => standin.requests.filter(({ operation }) => operation === 'ListEnvironments');
  await copy(windsock, `https://${host}/dags/x/runs/a+b`);
  await desktop.press('ctrl+v');
  await expect(picker.getByRole('paragraph').filter({ hasText: 'Windsock does not know yet' })).toBeVisible();
  const row = picker.getByRole('option', { name: 'Look for its environment in eu-central-1' });
  await expect(row).toHaveAttribute('aria-selected', 'true');
  await painted(picker);
  await desktop.screenshot('out/e2e/links/unknown.png');
  expect(asked()).toHaveLength(0);
  await desktop.press('Return');
  await expectPage({ windsock, standin }, 'versand-prod', '/dags/x/runs/a+b');
  expect(new Set(asked().map(({ region }) => region))).toEqual(new Set(['eu-central-1']));

  await test.step('and says so where no profile shows it', async () => {
    await windsock.openPicker();
    const stranger = `0${host.slice(1).replace(/^(.)/, (letter) => (letter === 'a' ? 'b' : 'a'))}`;
    await copy(windsock, `https://${stranger}/dags/x`);
    await desktop.press('ctrl+a', 'ctrl+v', 'Return');
    await expect(picker.getByText(/None of your profiles shows an environment/).first()).toBeVisible();
    await expect(picker.getByRole('option', { name: 'Add an environment by name' })).toBeVisible();
    await painted(picker);
    await desktop.screenshot('out/e2e/links/not-found.png');
    // Of all that both searches saw, what was opened is in the list.
    const { environments } = await snapshotOf(windsock);
    expect(environments.map(({ id }) => id.name)).toEqual(['versand-prod']);
    expect(await airflowWindowsOf(windsock.app)).toHaveLength(1);
  });
});

/** What somebody might make a browser hand over; `unit/shared/airflow-link-refusals.ts` has many more. */
const hostile = (host: string): readonly string[] => [
  'windsock://open?url=https://evil.example/',
  `windsock://open?url=https://${host}@evil.example/`,
  `windsock://open?url=https%3A%2F%2F${host}%2F%2Fevil.example`,
  'windsock://open?url=javascript:alert(1)',
  'windsock://open?name=orders-prod&path=//evil.example',
  'windsock://quit',
];

test('hostile links do nothing: no window, no picker, no call', async ({
  desktop,
  home,
  standin,
  windsock,
}) => {
  await desktop.press('Escape');
  await expect.poll(() => windsock.isPickerVisible()).toBe(false);
  const before = standin.requests.length;
  for (const link of hostile(hostOf(standin, 'orders-prod'))) {
    // The command line says what is wrong; nobody reads that of a browser.
    expect(await startAgain(windsock, { desktop, home, standin }, link), link).toEqual([2, null]);
  }
  expect(await windsock.isPickerVisible()).toBe(false);
  expect(await airflowWindowsOf(windsock.app)).toEqual([]);
  expect(standin.requests.slice(before)).toEqual([]);
  expect(windsock.output()).not.toContain('evil.example');

  await test.step('pasted, they are told for what they are', async () => {
    await windsock.openPicker();
    await copy(windsock, 'https://evil.example/dags/x');
    await desktop.press('ctrl+v');
    await expect(
      windsock.picker.getByRole('paragraph').filter({ hasText: 'does not lead to an Airflow of AWS' }),
    ).toBeVisible();
    await painted(windsock.picker);
    await desktop.screenshot('out/e2e/links/refused.png');
    await desktop.press('Return');
    expect(await airflowWindowsOf(windsock.app)).toEqual([]);
  });

  await test.step('and a custom domain is none before a person chose its environment', async () => {
    const choice = windsock.picker.getByLabel('Environment', { exact: true });
    await expect(choice).toHaveValue('');
    await painted(windsock.picker);
    await desktop.screenshot('out/e2e/links/custom-domain.png');
    await desktop.press('Tab', 'Return');
    await expect(windsock.picker.getByText('Choose the environment that the domain leads to.')).toBeVisible();
    expect((await snapshotOf(windsock)).customHosts).toEqual({});
    expect(standin.requests.slice(before)).toEqual([]);
  });
});

test('a link that logs in or out opens the start page, and a token in it goes nowhere', async ({
  desktop,
  standin,
  windsock,
}) => {
  const host = hostOf(standin, 'orders-staging');
  await copy(windsock, `https://${host}/aws_mwaa/aws-console-sso?login=true#t0ken-c4nary`);
  await desktop.press('ctrl+v');
  await expect(windsock.picker.getByText('Open the start page in')).toBeVisible();
  await desktop.press('Return');
  const page = await windsock.loggedInPage('orders-staging');
  await page.waitForURL(`https://${host}/home`);
  expect(windsock.output()).not.toContain('c4nary');
});
