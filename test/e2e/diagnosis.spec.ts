// "Why can't I open this?" on the built app: each step green or red, and what would make the red ones green.
import type { RunningWindsock } from '../desktop/start-windsock.ts';
import { hostOf, idOf, snapshotOf } from './app-driver.ts';
import { diagnose, look, steps } from './diagnosis-steps.ts';
import { choose, expectFailedRow } from './error-rows.ts';
import { makeFakeBrowser } from './fake-browser.ts';
import { expect, lookForEnvironments, test } from './fixtures.ts';
import { onNetwork } from './network.ts';
import { toPerson } from './person.ts';
import { keepEnvironments } from './settings-file.ts';

const finance = { profile: 'finance-operator', region: 'eu-west-1', name: 'finance-close-prod' };

function clipboardOf({ app }: RunningWindsock): Promise<string> {
  return app.evaluate(({ clipboard }) => clipboard.readText());
}

test('who may log in but neither list nor describe: two red steps, and the policy that makes them green', async ({
  desktop,
  standin,
  home,
  start,
}) => {
  await keepEnvironments(home, [finance]);
  const windsock = await start();
  const { picker } = windsock;
  const seat = { desktop, windsock };
  await diagnose(seat, finance.name);
  expect(await steps(windsock)).toEqual([
    'AWS knows the profile: Passed',
    'It may list environments: Failed',
    'It may describe this environment: Failed',
    'It may log in to Airflow: Passed',
    'The name of the web server is found: Passed',
    'The web server can be reached: Passed',
    'Its login page answers: Passed',
  ]);
  await expect(picker.getByRole('status')).toHaveText('2 of 7 steps failed');
  await expect(picker.getByText('user/finance-operator', { exact: false }).first()).toBeVisible();
  await look(seat, 'finance');

  // The keys alone: "Check again" has the focus, Shift+Tab leads to the others.
  await desktop.press('shift+Tab');
  await desktop.press('Return');
  await expect(picker.getByText('Copied')).toBeVisible();
  const report = await clipboardOf(windsock);
  expect(report).toContain('[Failed] It may list environments');
  expect(report).toContain('[Passed] It may log in to Airflow');
  await desktop.press('shift+Tab');
  await desktop.press('Return');
  await expect.poll(() => clipboardOf(windsock)).toContain('airflow:ListEnvironments');
  const policy = JSON.parse(await clipboardOf(windsock));
  expect(policy.Statement.map(({ Action }: { Action: string }) => Action)).toEqual([
    'airflow:ListEnvironments',
    'airflow:GetEnvironment',
  ]);
  expect(policy.Statement[1].Resource).toMatch(
    /^arn:aws:airflow:eu-west-1:\d{12}:environment\/finance-close-prod$/,
  );

  // The token was made and dropped: nobody logged in with it, and it is in nothing that a page is told.
  const [minted] = standin.mintedTokens(finance.name);
  expect(minted).toBeDefined();
  expect(JSON.stringify(await snapshotOf(windsock)) + report).not.toContain(minted?.token ?? '');
  expect(standin.requests.some(({ path }) => path.includes('/login'))).toBe(false);
  await desktop.press('Tab');
  await desktop.press('Tab');
  await desktop.press('Return');
  await expect.poll(() => standin.mintedTokens(finance.name).length).toBe(2);
  await desktop.press('Escape');
  await expect(picker.getByRole('combobox')).toBeFocused();
  await expect.poll(async () => (await snapshotOf(windsock)).diagnosis).toBeNull();
});

test('a denied login and a web server that cannot be reached', async ({ desktop, standin, home, start }) => {
  const denied = { ...finance, name: 'orders-prod', profile: 'data-platform-prod' };
  await keepEnvironments(home, [denied]);
  const host = hostOf(standin, denied.name);
  const rules = [`MAP ${host} 224.0.0.1:443`];
  const windsock = await start({ standin: onNetwork(standin, { rules }) });
  await lookForEnvironments(windsock);
  const seat = { desktop, windsock };
  standin.setFault('CreateWebLoginToken', { kind: 'access-denied' });
  await choose(seat, denied.name);
  await expectFailedRow(seat, {
    summary: 'Profile data-platform-prod may not log in to Airflow in eu-west-1',
    advice: 'Ask for the permission airflow:CreateWebLoginToken, or choose another profile.',
    enter: 'Try again',
  });
  await diagnose(seat, denied.name);
  expect(await steps(windsock)).toEqual([
    'AWS knows the profile: Passed',
    'It may list environments: Passed',
    'It may describe this environment: Passed',
    'It may log in to Airflow: Failed',
    'The name of the web server is found: Passed',
    'The web server can be reached: Failed',
    'Its login page answers: Skipped',
  ]);
  await expect(windsock.picker.getByText('The Airflow web server could not be reached')).toBeVisible();
  await expect(windsock.picker.getByText(`:role/${denied.name}/User`)).toBeVisible();
  await look(seat, 'denied-and-unreachable');
});

test('a running check can be left with Esc, and a profile that is refused skips what it cannot ask', async ({
  desktop,
  standin,
  home,
  start,
}) => {
  const refused = { ...finance, profile: 'old-laptop' };
  await keepEnvironments(home, [refused]);
  const windsock = await start();
  const { picker } = windsock;
  const seat = { desktop, windsock };
  await diagnose(seat, refused.name);
  expect(await steps(windsock)).toEqual([
    'AWS knows the profile: Failed',
    'It may list environments: Skipped',
    'It may describe this environment: Skipped',
    'It may log in to Airflow: Skipped',
    'The name of the web server is found: Skipped',
    'The web server can be reached: Skipped',
    'Its login page answers: Skipped',
  ]);
  await look(seat, 'refused');
  standin.setFault('GetCallerIdentity', { kind: 'silent' });
  await desktop.press('Return');
  await expect(picker.getByRole('status')).toHaveText('Checking…');
  await look(seat, 'running');
  await desktop.press('Escape');
  await expect(picker.getByRole('combobox')).toBeFocused();
  await expect.poll(async () => (await snapshotOf(windsock)).diagnosis).toBeNull();
});

test('a sign-in that is missing is one Enter away, and then the check runs anew by itself', async ({
  desktop,
  standin,
  home,
  start,
}) => {
  const signedOut = idOf('orders-prod', 'corp-sso');
  await keepEnvironments(home, [signedOut]);
  const browser = await makeFakeBrowser();
  const windsock = await start({ env: browser.env });
  const { picker } = windsock;
  const seat = { desktop, windsock };
  const person = toPerson(windsock, desktop, browser);
  await diagnose(seat, signedOut.name);
  const help = picker.getByRole('button', { name: 'Sign in' });
  await expect(help).toBeFocused();
  await expect(picker.getByText('You are not signed in to corp')).toBeInViewport({ ratio: 1 });
  await look(seat, 'signed-out');
  await desktop.press('Return');
  const page = await person.promptAbout('Sign in to corp');
  await desktop.press('Escape');
  await person.promptGone();
  await expect(help).toBeVisible();
  await person.pickerHasKeyboard();
  await desktop.press('Return');
  await person.promptAbout('Sign in to corp');
  expect(page.isClosed()).toBe(true);
  await fetch(await standin.approveSignIn(await person.link(2)));
  await expect(picker.getByRole('status')).toHaveText('All 7 steps passed', { timeout: 30_000 });
  await expect(help).toBeHidden();
  // All of it is in sight.
  await expect(picker.getByText('Its login page answers')).toBeInViewport({ ratio: 1 });
  await look(seat, 'all-passed');
  await browser.remove();
});
