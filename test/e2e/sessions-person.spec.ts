// A session whose renewal takes a person: the bar says so, nothing pops up, and what was asked for goes on after the sign-in.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { act, frameOf, sessionOf } from './airflow-frame.ts';
import { give, hostOf, snapshotOf, windowsOf } from './app-driver.ts';
import { expect, test } from './person.ts';
import { comeBack, phaseOf } from './session-life.ts';

const name = 'clickstream-sso';

test('where AWS needs a person the bar asks, no prompt comes by itself, and the same page is there after the sign-in', async ({
  person,
  standin,
  desktop,
}) => {
  const { windsock, openRow, promptAbout, promptGone, link } = person;
  await openRow('sso-engineer', name);
  await promptAbout('Sign in to mara-data');
  await fetch(await standin.approveSignIn(await link()));
  const page = await windsock.loggedInPage(name);
  await promptGone();
  const { loggedInAtMs } = await sessionOf(windsock, name);
  const host = hostOf(standin, name);
  await page.goto(`https://${host}/pool/list/?a=b`);
  await expect.poll(() => Date.now() - loggedInAtMs).toBeGreaterThan(5_000);
  expect(await give(windsock, 'signOut', 'mara-data')).toEqual({ ok: true, value: null });
  standin.expireSessions(host);

  await page.getByRole('link', { name: 'Cluster Activity' }).click({ noWaitAfter: true });
  await expect.poll(() => phaseOf(windsock, name)).toBe('person-needed');
  expect((await snapshotOf(windsock)).prompts).toEqual([]);
  expect(page.url()).toBe(`https://${host}/pool/list/?a=b`);
  const frame = await frameOf(windsock, name);
  await expect(frame.getByText(/mara-data/).first()).toBeVisible();
  await desktop.screenshot('out/e2e/sessions/sign-in-bar.png');
  await comeBack(windsock, name);
  await expect.poll(() => phaseOf(windsock, name)).toBe('person-needed');
  expect((await snapshotOf(windsock)).prompts).toEqual([]);

  await act(frame, 'sign-in');
  await promptAbout('Sign in to mara-data');
  await fetch(await standin.approveSignIn(await link(2)));
  await page.waitForURL(`https://${host}/cluster_activity`);
  await promptGone();
  await expect.poll(() => phaseOf(windsock, name)).toBe('signed-in');
  expect(standin.mintedTokens(name)).toHaveLength(2);
});

test('signing out everywhere: two presses, then no window, no cookie and no sign-in is left', async ({
  person,
  standin,
  desktop,
  home,
}) => {
  const { windsock, openRow, promptAbout, promptGone, link } = person;
  await openRow('sso-engineer', name);
  await promptAbout('Sign in to mara-data');
  await fetch(await standin.approveSignIn(await link()));
  await windsock.loggedInPage(name);
  await promptGone();
  await windsock.openPicker();
  await desktop.press('ctrl+k');
  const item = windsock.picker.getByRole('menuitem', { name: /sign out everywhere/i });
  await item.click();
  await expect(item).toHaveText('Really sign out everywhere (2 sessions)');
  await desktop.screenshot('out/e2e/sessions/sign-out-everywhere.png');
  await item.click();
  await expect(windsock.picker.getByText('Signed out everywhere')).toBeVisible();
  await desktop.screenshot('out/e2e/sessions/signed-out.png');
  await expect
    .poll(async () => (await windowsOf(windsock.app)).filter(({ url }) => url.includes('airflow')))
    .toEqual([]);
  const { ssoSessions, openWindows, notices } = await snapshotOf(windsock);
  expect([...openWindows, ...notices]).toEqual([]);
  expect(ssoSessions.find(({ session }) => session.key === 'mara-data')?.state).toBe('signed-out');
  const [folder = ''] = await readdir(join(home.userData, 'Partitions'));
  const cookies = await windsock.app.evaluate(
    ({ session }, name) => session.fromPartition(`persist:${name}`).cookies.get({}),
    folder,
  );
  expect(cookies).toEqual([]);
});
