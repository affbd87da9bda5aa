// "Why can't I open this?" on the built app: each step green or red, and what would make the red ones green.
import type { Desktop } from '../desktop/start-desktop.ts';
import { painted, type RunningWindsock } from '../desktop/start-windsock.ts';
import { hostOf, idOf, snapshotOf } from './app-driver.ts';
import { findings } from './axe-findings.ts';
import { choose, expectFailedRow, picture, search, selectedRow } from './error-rows.ts';
import { makeFakeBrowser } from './fake-browser.ts';
import { expect, lookForEnvironments, test } from './fixtures.ts';
import { onNetwork } from './network.ts';
import { toPerson } from './person.ts';
import { keepEnvironments } from './settings-file.ts';

const finance = { profile: 'finance-operator', region: 'eu-west-1', name: 'finance-close-prod' };

interface Seat {
  readonly desktop: Desktop;
  readonly windsock: RunningWindsock;
}

/** Opens the check by keys alone and waits for its end. */
async function diagnose({ desktop, windsock }: Seat, name: string): Promise<void> {
  const { picker } = windsock;
  await search({ desktop, windsock }, name);
  await expect(selectedRow({ desktop, windsock })).toContainText(name);
  await desktop.press('ctrl+k');
  await picker.getByRole('menuitem', { name: 'Why can’t I open this?' }).waitFor();
  const items = await picker.getByRole('menuitem').allTextContents();
  const at = items.findIndex((text) => text.startsWith('Why can’t I open this?'));
  for (let press = 0; press < at; press++) await desktop.press('Down');
  await desktop.press('Return');
  await picker.getByRole('heading', { name: `Why can’t I open ${name}?` }).waitFor();
  await expect(picker.getByRole('status')).toHaveText(/passed|failed/, { timeout: 20_000 });
}

/** @returns `title: word` of each step */
function steps({ picker }: RunningWindsock): Promise<readonly string[]> {
  return picker
    .getByRole('region', { name: 'Steps' })
    .getByRole('listitem')
    .evaluateAll((items) =>
      items.map(
        (item) =>
          `${item.querySelector('[class*=title]')?.textContent}: ${item.querySelector('[class*=word]')?.textContent}`,
      ),
    );
}

async function look({ desktop, windsock: { picker } }: Seat, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await picker.emulateMedia({ colorScheme });
    await painted(picker);
    await desktop.screenshot(`out/e2e/diagnosis/${name}-${colorScheme}.png`);
    expect(await findings(picker), `${name}, ${colorScheme}`).toEqual([]);
  }
  await picker.emulateMedia({ colorScheme: null });
}

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

test.describe('a private web server', () => {
  const payments = idOf('payments-prod');

  const ways = [
    {
      what: 'private-name',
      map: '~NOTFOUND',
      steps: ['Failed', 'Skipped', 'Skipped'],
      summary: 'The web server is private, and its name is not known on this network',
      advice: 'Connect to its VPN, or set a proxy in “Network of this environment…”.',
    },
    {
      what: 'private-no-route',
      map: '224.0.0.1:443',
      steps: ['Passed', 'Failed', 'Skipped'],
      summary: 'The web server is private, and there is no way to it from this network',
      advice: 'Connect to its VPN, or set a proxy in “Network of this environment…”.',
    },
    {
      what: 'private-refused',
      map: '127.0.0.1:9',
      steps: ['Passed', 'Failed', 'Skipped'],
      summary: 'The web server is private, and its address refused the connection',
      advice:
        'This may be another network with the same address. Connect to its VPN, or set a proxy in “Network of this environment…”.',
    },
  ];

  for (const { what, map, steps: outcomes, summary, advice } of ways) {
    test(`row and check say that it takes a way in: ${what}`, async ({ desktop, standin, start }) => {
      const rules = [`MAP ${hostOf(standin, payments.name)} ${map}`];
      const windsock = await start({ standin: onNetwork(standin, { rules }) });
      await lookForEnvironments(windsock);
      const seat = { desktop, windsock };
      await choose(seat, payments.name);
      await expectFailedRow(seat, { summary, advice, enter: 'Try again' });
      await picture(seat, `web-${what}`);
      await diagnose(seat, payments.name);
      expect((await steps(windsock)).slice(3)).toEqual([
        'It may log in to Airflow: Passed',
        `The name of the web server is found: ${outcomes[0]}`,
        `The web server can be reached: ${outcomes[1]}`,
        `Its login page answers: ${outcomes[2]}`,
      ]);
      const red = windsock.picker.getByText(summary, { exact: true });
      await expect(red).toBeInViewport({ ratio: 1 });
      await expect(windsock.picker.getByText(advice, { exact: true })).toBeInViewport({ ratio: 1 });
      await look(seat, what);
    });
  }

  test('that is silent is told from a public one that is', async ({ desktop, standin, start }) => {
    test.setTimeout(60_000);
    const windsock = await start();
    await lookForEnvironments(windsock);
    const seat = { desktop, windsock };
    for (const [name, summary] of [
      [payments.name, 'The web server is private, and nothing answers from this network'],
      ['orders-prod', 'The Airflow web server did not answer within 8 s'],
    ] as const) {
      standin.setAirflowFault(hostOf(standin, name), { kind: 'silent' });
      await diagnose(seat, name);
      await expect(windsock.picker.getByText(summary, { exact: true })).toBeInViewport({ ratio: 1 });
      await look(seat, `silent-${name}`);
      await desktop.press('Escape');
      await expect(windsock.picker.getByRole('combobox')).toBeFocused();
    }
  });
});

test('an environment that AWS works on: no IAM, no VPN, but its status', async ({
  desktop,
  standin,
  start,
}) => {
  const windsock = await start();
  await lookForEnvironments(windsock);
  const seat = { desktop, windsock };
  const [name, creating] = ['pricing-prod', 'pricing-staging'];
  standin.setAirflowFault(hostOf(standin, name), { kind: 'empty-503' });
  const text = {
    summary: `${name} was not reached: AWS is at work on it (“updating”)`,
    advice: 'Its web server may be away meanwhile: try again when its status is “available”.',
  };
  await choose(seat, name);
  await expectFailedRow(seat, { ...text, enter: 'Try again' });
  await picture(seat, 'web-updating');
  await diagnose(seat, name);
  const { picker } = windsock;
  await expect(picker.getByText('updating (AWS is at work on it), Airflow 2.10.3')).toBeVisible();
  await expect(picker.getByText(text.summary)).toBeInViewport({ ratio: 1 });
  await look(seat, 'updating');
  await desktop.press('Escape');
  await diagnose(seat, creating);
  expect((await steps(windsock))[3]).toBe('It may log in to Airflow: Failed');
  await expect(
    picker.getByText(`${creating} has no web server now: its status is “creating”`),
  ).toBeInViewport();
  await look(seat, 'creating');
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
  await expect(picker.getByRole('status')).toHaveText('All 7 steps passed', { timeout: 20_000 });
  await expect(help).toBeHidden();
  // All of it is in sight.
  await expect(picker.getByText('Its login page answers')).toBeInViewport({ ratio: 1 });
  await look(seat, 'all-passed');
  await browser.remove();
});
