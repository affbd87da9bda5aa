// From a start URL alone, with no AWS file on the computer, to an Airflow page; and after a restart.
import { access, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Desktop } from '../desktop/start-desktop.ts';
import { makeHome, painted, type RunningWindsock } from '../desktop/start-windsock.ts';
import { identityHomes, startUrls } from '../standin/identity-world.ts';
import type { Standin } from '../standin/start-standin.ts';
import { snapshotOf } from './app-driver.ts';
import { findings } from './axe-findings.ts';
import { expect, type Person, test as withPerson } from './person.ts';

/** The test function: nobody ever set up AWS on this computer. */
const test = withPerson.extend({
  home: async ({ standin }, use) => {
    const home = await makeHome(standin);
    await rm(home.awsFolder, { recursive: true });
    // The shell's own keys would be a profile.
    const env = Object.entries(home.env).filter(([name]) => !/^AWS_(ACCESS|SECRET|SESSION)/.test(name));
    await use({ ...home, env: Object.fromEntries(env) });
    await home.remove();
  },
});

const typedUrl = startUrls.session.replace('https://', '');
/** What a test looks at and acts on. */
interface Seat {
  readonly person: Person;
  readonly desktop: Desktop;
  readonly standin: Standin;
  /** Checks the picker with axe-core and keeps pictures of it, light and dark. */
  readonly look: (state: string) => Promise<void>;
}

type Open = Pick<Seat, 'desktop'> & Pick<Person, 'windsock'>;

function lookAt({ picker }: RunningWindsock, desktop: Desktop): Seat['look'] {
  return async (state) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await picker.emulateMedia({ colorScheme });
      await painted(picker);
      await desktop.screenshot(`out/e2e/picker/identity-center-${state}-${colorScheme}.png`);
      expect(await findings(picker), `${state}, ${colorScheme}`).toEqual([]);
    }
    await picker.emulateMedia({ colorScheme: null });
  };
}

async function profilesOf(windsock: RunningWindsock) {
  const { profiles } = await snapshotOf(windsock);
  return profiles.map(({ name, origin }) => [name, origin]);
}

/** Types the start URL and the region into the form, which is open, and presses Enter. */
async function sendForm(desktop: Desktop, startUrl: string, region = 'eu-west-1'): Promise<void> {
  await desktop.press('ctrl+a');
  await desktop.type(startUrl);
  await desktop.press('Tab', 'ctrl+a');
  await desktop.type(region);
  await desktop.press('Return');
}

/** Goes from the first row to the roles that the sign-in opens. */
async function signInWithStartUrl({ person, desktop, standin, look }: Seat): Promise<void> {
  const { windsock, promptAbout, pickerHasKeyboard, link } = person;
  const { picker } = windsock;
  await expect(windsock.selectedRow).toContainText('Sign in with an IAM Identity Center start URL');
  await look('first-row');
  await desktop.press('Return');
  await sendForm(desktop, 'https://portal.example/start', 'Ireland');
  await expect(picker.getByText('“https://portal.example/start” is not a start URL')).toBeVisible();
  await expect(picker.getByText('“Ireland” is not the name of a region')).toBeVisible();
  await expect(picker.getByLabel('Start URL')).toBeFocused();
  await look('form-refused');
  await sendForm(desktop, typedUrl);
  await promptAbout('Sign in to windsock-mara-data');
  await expect(picker.getByText('Waiting for your sign-in to windsock-mara-data')).toBeVisible();
  await look('waiting');
  await fetch(await standin.approveSignIn(await link()));
  await expect(picker.getByRole('option')).toHaveCount(3);
  await pickerHasKeyboard();
  await expect(picker.getByText('3 roles', { exact: true })).toBeVisible();
  await look('roles');
}

/** Ticks two of the roles and adds them; waits for what they open. */
async function addRoles({ person, desktop, look }: Seat): Promise<void> {
  const { picker } = person.windsock;
  await desktop.type(identityHomes['sso-engineer'].account);
  await expect(picker.getByRole('option')).toHaveCount(1);
  await desktop.press('ctrl+space', 'Escape');
  await desktop.type('sso-analyst');
  await desktop.press('ctrl+space');
  await expect(picker.getByRole('button', { name: /Add 2 profiles/ })).toBeVisible();
  await look('roles-chosen');
  await desktop.press('Return');
  await expect(picker.getByRole('option', { name: /clickstream-sso/ })).toBeVisible();
  await expect(picker.getByRole('option', { name: /reporting-sso/ })).toBeVisible();
  await look('found');
}

async function open({ windsock, desktop }: Open, environment: string): Promise<void> {
  await desktop.type(environment);
  await expect(windsock.selectedRow).toContainText(environment);
  await painted(windsock.picker);
  await desktop.press('Return');
  await windsock.loggedInPage(environment);
}

test('a start URL is typed, two roles are chosen, and one of their environments is opened; a restart keeps them', async ({
  person,
  desktop,
  standin,
  home,
  start,
}) => {
  const { windsock } = person;
  const seat: Seat = { person, desktop, standin, look: lookAt(windsock, desktop) };
  await signInWithStartUrl(seat);
  await addRoles(seat);
  await open({ windsock, desktop }, 'clickstream-sso');
  const profiles = await profilesOf(windsock);
  expect(profiles).toEqual([
    ['mara-sso-analyst · Analyst', 'windsock'],
    ['mara-sso-engineer · DataEngineer', 'windsock'],
  ]);
  await windsock.quit();

  const again = await start({ env: person.browser.env });
  expect(await profilesOf(again)).toEqual(profiles);
  await open({ windsock: again, desktop }, 'reporting-sso');
  for (const name of ['config', 'credentials']) {
    await expect(access(join(home.awsFolder, name))).rejects.toThrow('ENOENT');
  }
  const settings: unknown = JSON.parse(await readFile(join(home.userData, 'settings.json'), 'utf8'));
  expect(settings).toMatchObject({
    ownSsoSessions: [{ name: 'windsock-mara-data', startUrl: startUrls.session, region: 'eu-west-1' }],
  });
});

test('signing out and removing a profile of Windsock, by keys, from the list of profiles', async ({
  person,
  desktop,
  standin,
}) => {
  const { windsock } = person;
  const { picker } = windsock;
  const look = lookAt(windsock, desktop);
  const quiet: Seat = { person, desktop, standin, look: async () => undefined };
  await signInWithStartUrl(quiet);
  await addRoles(quiet);
  await desktop.press('ctrl+k');
  await picker.getByRole('menuitem', { name: /^AWS profiles/ }).click();
  await expect(picker.getByText(/Signed in until/).first()).toBeVisible();
  await look('profiles');
  await desktop.press('ctrl+k');
  await look('profile-actions');
  await picker.getByRole('menuitem', { name: 'Sign out of windsock-mara-data' }).click();
  await expect(picker.getByRole('option', { name: /Signed out/ })).toHaveCount(2);
  await look('profiles-signed-out');
  await desktop.press('ctrl+k');
  await picker.getByRole('menuitem', { name: 'Remove from Windsock' }).click();
  await expect(picker.getByRole('heading', { name: 'AWS profiles (1)' })).toBeVisible();
  await desktop.press('Escape');
  await expect(picker.getByRole('option', { name: /clickstream-sso/ })).toBeVisible();
  await expect(picker.getByRole('option', { name: /reporting-sso/ })).toHaveCount(0);
  await expect(windsock.selectedRow).toContainText('Sign in');
  await look('row-signed-out');
});

test('a sign-in that is given up leads back to the form, with what was typed', async ({
  person,
  desktop,
}) => {
  const { windsock, promptAbout, promptGone } = person;
  await desktop.press('Return');
  await sendForm(desktop, typedUrl);
  await promptAbout('Sign in to windsock-mara-data');
  await desktop.press('Escape');
  await promptGone();
  await expect(windsock.picker.getByLabel('Start URL')).toHaveValue(typedUrl);
});
