// Who a person is in an Airflow window: user, identity, profile, account; and the same environment twice, as Viewer and as Admin.
import type { Page } from 'playwright';
import type { RunningWindsock } from '../desktop/start-windsock.ts';
import { sampleWorld } from '../standin/sample-world.ts';
import { startStandin } from '../standin/start-standin.ts';
import type { World } from '../standin/world.ts';
import { airflowWindowsOf, give, idOf, open } from './app-driver.ts';
import { test as base, expect } from './fixtures.ts';

/** The engineer's own user may only look; the role that she may assume is Admin. */
const world: World = {
  ...sampleWorld,
  principals: sampleWorld.principals.map((each) =>
    each.arn.endsWith(':412233445566:user/mara.lindqvist')
      ? { ...each, permissions: { ...each.permissions, airflowRole: 'Viewer' } }
      : each,
  ),
};

const test = base.extend({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from this pattern
  standin: async ({}, use) => {
    const standin = await startStandin({ world });
    await use(standin);
    await standin.close();
  },
});

/** @returns the frames of Airflow windows in which this is said */
async function framesSaying({ app }: RunningWindsock, text: string): Promise<readonly Page[]> {
  const frames = app.windows().filter((page) => page.url().startsWith('app://windsock/airflow-window'));
  const texts = await Promise.all(frames.map((frame) => frame.locator('body').innerText()));
  return frames.filter((_frame, at) => texts[at]?.includes(text));
}

async function frameSaying(windsock: RunningWindsock, text: string): Promise<Page> {
  await expect.poll(async () => (await framesSaying(windsock, text)).length).toBe(1);
  const [frame] = await framesSaying(windsock, text);
  if (frame === undefined) throw new Error(`No frame says ${text}`);
  return frame;
}

test('the same environment as Viewer and as Admin, side by side: each window says who one is there', async ({
  desktop,
  windsock,
}) => {
  const viewer = idOf('orders-prod');
  const admin = idOf('orders-prod', 'data-platform-admin');
  await open(windsock, viewer);
  await open(windsock, admin);
  await expect.poll(async () => (await airflowWindowsOf(windsock.app)).length).toBe(2);
  const windows = await airflowWindowsOf(windsock.app);
  const [first, second] = windows;
  expect(windows.every(({ isVisible }) => isVisible)).toBe(true);
  expect(first?.storagePath).not.toBe(second?.storagePath);
  expect([first?.bounds.x, first?.bounds.y]).not.toEqual([second?.bounds.x, second?.bounds.y]);

  await test.step('Airflow itself takes them for two users with two roles', async () => {
    const pages = windsock.app.windows().filter((page) => page.url().includes('airflow.amazonaws.com'));
    const said = await Promise.all(pages.map((page) => page.locator('body').innerText()));
    expect(said.filter((text) => text.includes('user/mara.lindqvist'))).toHaveLength(1);
    expect(said.filter((text) => text.includes('assumed-role/data-platform-admin'))).toHaveLength(1);
  });

  await test.step('and so does each bar, with profile and account', async () => {
    const asViewer = await frameSaying(windsock, 'mara.lindqvist (IAM user)');
    const asAdmin = await frameSaying(windsock, 'data-platform-admin (role)');
    for (const [frame, profile] of [
      [asViewer, 'data-platform-prod'],
      [asAdmin, 'data-platform-admin'],
    ] as const) {
      const body = frame.locator('body');
      for (const text of [profile, 'harbourline-production', 'eu-west-1', 'production']) {
        await expect(body).toContainText(text);
      }
      await frame.getByRole('button', { name: /who am i/i }).click();
      await expect(body).toContainText('harbourline-production (412233445566)');
    }
    await desktop.screenshot('out/e2e/who-am-i/side-by-side.png');
  });
});

test('an account is found by its alias, which IAM is asked for once and after the login', async ({
  desktop,
  standin,
  windsock,
}) => {
  const asked = () => standin.requests.filter(({ operation }) => operation === 'ListAccountAliases');
  expect(asked()).toEqual([]);
  // The window does not wait for it.
  standin.setLatency('ListAccountAliases', 1_000);
  await open(windsock, idOf('orders-prod'));
  await windsock.loggedInPage('orders-prod');
  await open(windsock, idOf('payments-prod', 'data-platform-admin'));
  await frameSaying(windsock, 'payments-prod');
  await windsock.openPicker();
  await desktop.type('harbour');
  await expect(windsock.selectedRow).toContainText('harbourline-production');
  await desktop.screenshot('out/e2e/who-am-i/found-by-alias.png');
  await desktop.press('ctrl+a');
  await desktop.type('412233445566');
  await expect(windsock.selectedRow).toContainText('412233445566');
  await expect(windsock.selectedRow).toContainText('harbourline-production');
  expect(asked().length).toBeLessThanOrEqual(2);
  expect(new Set(asked().map(({ accessKeyId }) => accessKeyId)).size).toBe(asked().length);
});

test('who may neither describe nor ask for aliases reads the number of the account, and nothing is in the way', async ({
  standin,
  windsock,
}) => {
  await give(windsock, 'addEnvironment', 'finance-operator', 'eu-west-1', 'finance-ledger-prod');
  const id = idOf('finance-ledger-prod', 'finance-operator');
  expect(await open(windsock, id)).toMatchObject({ ok: true });
  const frame = await frameSaying(windsock, 'finance-ledger-prod');
  await expect(frame.locator('body')).toContainText('967788990011');
  await give(windsock, 'resetSession', id, { picker: 'hide', query: '' });
  await frameSaying(windsock, 'finance-ledger-prod');
  const asked = standin.requests.filter(({ operation }) => operation === 'ListAccountAliases');
  expect(asked.map(({ status }) => status)).toEqual([403]);
  expect(windsock.output()).not.toContain('ListAccountAliases');
});
