// Every kind of profile, from the AWS files to an Airflow page that is logged in: with keys alone, and without the AWS CLI.
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Desktop } from '../desktop/start-desktop.ts';
import { painted, type TemporaryHome } from '../desktop/start-windsock.ts';
import { identityHomes, makeIdentityWorld, mfaCodes } from '../standin/identity-world.ts';
import { type Standin, startStandin } from '../standin/start-standin.ts';
import { openEnvironmentsOf, snapshotOf } from './app-driver.ts';
import { test as base, expect, type Person, toPerson } from './person.ts';
import { pathWithoutAwsCli } from './without-aws-cli.ts';

type HomeName = keyof typeof identityHomes;

/** The app on a PATH that has no AWS CLI, once all that needs no person was found. */
interface Trial {
  readonly person: Person;
  readonly desktop: Desktop;
  readonly standin: Standin;
  readonly home: TemporaryHome;
}

const test = base.extend<{ readonly trial: Trial; readonly keepsLogin: boolean }>({
  /** Whether the sign-in of `aws login` is there, or has to be made anew. */
  keepsLogin: [true, { option: true }],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from this pattern
  standin: async ({}, use) => {
    // The keys of `aws login` have ended: a sign-in that is there is renewed first.
    const standin = await startStandin({ world: makeIdentityWorld({ loginKeysLifeMs: 0 }) });
    await use(standin);
    await standin.close();
  },
  trial: async ({ start, desktop, standin, home, notingBrowser: browser, keepsLogin }, use) => {
    if (!keepsLogin) await rm(join(home.awsFolder, 'login'), { recursive: true });
    const windsock = await start({ env: { PATH: await pathWithoutAwsCli(home, browser) } });
    const person = toPerson(windsock, desktop, browser);
    await expect(windsock.selectedRow).toContainText(/look for environments/i);
    await desktop.press('Return');
    await windsock.picker.getByText(/updated just now/i).waitFor();
    // Looking asks nobody and starts no program.
    expect((await snapshotOf(windsock)).prompts).toEqual([]);
    expect(await browser.opened()).toEqual([]);
    expect(await runsOf(home)).toHaveLength(0);
    await use({ person, desktop, standin, home });
  },
});

/** @returns one line for each run of the profile's credential_process */
async function runsOf({ awsFolder }: TemporaryHome): Promise<readonly string[]> {
  const text = await readFile(join(awsFolder, 'process-keys.sh.runs'), 'utf8').catch(() => '');
  return text.split('\n').filter((line) => line !== '');
}

/** Types in the picker, whatever stood there before, and goes down to the row that says this. */
async function select({ person, desktop }: Trial, letters: string, row: string): Promise<void> {
  const { windsock, pickerHasKeyboard } = person;
  if (!(await windsock.isPickerVisible())) await windsock.openPicker();
  await pickerHasKeyboard();
  await desktop.press('ctrl+a');
  await desktop.type(letters);
  await expect(windsock.picker.getByRole('combobox')).toHaveValue(letters);
  await expect(windsock.picker.getByRole('option').filter({ hasText: row }).first()).toBeVisible();
  for (let steps = 0; steps < 6; steps += 1) {
    if ((await windsock.selectedRow.textContent())?.includes(row)) break;
    await desktop.press('Down');
  }
  await expect(windsock.selectedRow).toContainText(row);
  await painted(windsock.picker);
}

/** Opens the environment's row with Enter, and checks in the window and at AWS who went in. */
async function openAs(trial: Trial, profile: HomeName, identity: string | RegExp, at = 0): Promise<void> {
  const { person, desktop, standin } = trial;
  const { account, environments } = identityHomes[profile];
  const environment = environments[at] ?? '';
  await select(trial, environment, environment);
  await desktop.press('Return');
  const airflow = await person.windsock.loggedInPage(environment);
  await expect(airflow.locator('#user-name')).toHaveText(identity);
  await expect(airflow.locator('[data-dag-id]').first()).toBeVisible();
  await expect.poll(() => person.windsock.isPickerVisible()).toBe(false);
  await painted(airflow);
  await desktop.screenshot(`out/e2e/kinds/${environment}.png`);
  expect(standin.mintedTokens(environment)).toMatchObject([{ account }]);
  const mints = standin.requests.filter((each) => each.operation === 'CreateWebLoginToken');
  expect(mints.filter((each) => each.environment === environment)).toMatchObject([{ account, status: 200 }]);
}

/** Presses Enter on the quiet row that says what a profile waits for. @returns the question's page */
async function answerNotice(
  trial: Trial,
  {
    notice,
    heading,
    picture,
  }: { readonly notice: string; readonly heading: RegExp; readonly picture: string },
) {
  await select(trial, notice, notice);
  await trial.desktop.press('Return');
  const page = await trial.person.promptAbout(heading);
  await painted(page);
  await trial.desktop.screenshot(`out/e2e/kinds/asked-${picture}.png`);
  return page;
}

test('keys, roles, chains, tokens and environment variables open by themselves', async ({ trial }) => {
  const { standin, person } = trial;
  const found = (await snapshotOf(person.windsock)).environments;
  expect(found).toContainEqual(
    expect.objectContaining({ id: expect.objectContaining({ profile: 'environment variables' }) }),
  );
  await openAs(trial, 'access-key', 'user/mara');
  await openAs(trial, 'session-keys', 'user/mara');
  await openAs(trial, 'role-chain', 'assumed-role/mwaa-operator');
  await openAs(trial, 'environment-role', 'assumed-role/mwaa-operator');
  await openAs(trial, 'web-identity', 'assumed-role/mwaa-ci');
  await openAs(trial, 'console-login', 'user/mara');
  expect(standin.requests.filter((each) => each.operation === 'CreateOAuth2Token')).toHaveLength(1);
  await openAs(trial, 'shell', 'user/mara');
  expect(standin.mintedTokens()).toHaveLength(7);
  expect(await person.browser.opened()).toEqual([]);
});

test('an MFA code, and a program that prints keys, are asked for once', async ({ trial }) => {
  const { desktop, standin, home, person } = trial;
  await answerNotice(trial, {
    notice: 'Profile mfa-role needs an MFA code',
    heading: /^MFA code for mfa-role$/,
    picture: 'mfa',
  });
  await desktop.type(mfaCodes[0]);
  await person.promptGone();
  await openAs(trial, 'mfa-role', 'assumed-role/mwaa-admin');
  await openAs(trial, 'mfa-role', 'assumed-role/mwaa-admin', 1);

  await answerNotice(trial, {
    notice: 'Profile process-keys runs a program',
    heading: /^Run a program for process-keys/,
    picture: 'process',
  });
  expect(await runsOf(home)).toHaveLength(0);
  await desktop.press('Tab', 'Tab', 'Tab', 'Return');
  await person.promptGone();
  await openAs(trial, 'process-keys', 'user/mara');
  expect(await runsOf(home)).toEqual(['--format process']);
  // Closed and opened again: a new login with the keys that the program printed.
  await desktop.press('alt+F4');
  await expect.poll(() => openEnvironmentsOf(person.windsock.app)).toHaveLength(2);
  await select(trial, 'inventory-process', 'inventory-process');
  await desktop.press('Return');
  await person.windsock.loggedInPage('inventory-process');
  expect(standin.mintedTokens('inventory-process')).toHaveLength(2);
  expect(await runsOf(home)).toHaveLength(1);
});

async function signsIn({ trial }: { readonly trial: Trial }): Promise<void> {
  const { standin, person, home } = trial;
  await answerNotice(trial, {
    notice: 'You are not signed in to mara-data',
    heading: /^Sign in to mara-data$/,
    picture: 'sso-session',
  });
  expect((await fetch(await standin.approveSignIn(await person.link(1)))).ok).toBe(true);
  await person.promptGone();
  await openAs(trial, 'sso-engineer', /^assumed-role\/AWSReservedSSO_DataEngineer_/);
  await openAs(trial, 'sso-analyst', /^assumed-role\/AWSReservedSSO_Analyst_/);

  await answerNotice(trial, {
    notice: 'You are not signed in to mara-legacy',
    heading: /^Sign in to mara-legacy/,
    picture: 'sso-legacy',
  });
  await standin.approveSignIn(await person.link(2));
  await person.promptGone();
  await openAs(trial, 'legacy-sso', /^assumed-role\/AWSReservedSSO_DataEngineer_/);

  const profile = 'console-login';
  const page = await answerNotice(trial, {
    notice: `You are not signed in to AWS for profile ${profile}`,
    heading: /^Sign in to AWS for profile console-login$/,
    picture: 'aws-login',
  });
  await expect(page.getByText(`arn:aws:iam::${identityHomes[profile].account}:user/mara`)).toBeVisible();
  const link = await person.link(3);
  expect(link).toContain('https://eu-west-1.signin.aws.amazon.com/v1/authorize?');
  expect((await fetch(await standin.approveSignIn(link))).ok).toBe(true);
  await person.promptGone();
  await openAs(trial, profile, 'user/mara');
  expect(await readdir(join(home.awsFolder, 'login', 'cache'))).toEqual([
    expect.stringMatching(/^[0-9a-f]{64}\.json$/),
  ]);
}

test.describe('with no sign-in to AWS', () => {
  test.use({ keepsLogin: false });

  test('IAM Identity Center in both forms, and AWS itself, are signed in to', signsIn);
});
