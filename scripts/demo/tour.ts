// The tour through the main job, by real keys and clicks on a virtual desktop, with a picture of each step.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { type Desktop, startDesktop, until } from '../../test/desktop/start-desktop.ts';
import { makeHome, painted, type RunningWindsock, startWindsock } from '../../test/desktop/start-windsock.ts';
import { openEnvironmentsOf } from '../../test/e2e/app-driver.ts';
import { startStandin } from '../../test/standin/start-standin.ts';
import { say } from '../setup/command.mjs';

const PICTURES = 'out/demo';

/** What the steps of the tour work with. */
interface Tour {
  readonly desktop: Desktop;
  readonly windsock: RunningWindsock;
  /** Takes the next numbered picture and names it, once this page is on the screen. */
  readonly picture: (name: string, page: Page) => Promise<void>;
}

/** Takes the tour and leaves the pictures. @returns 0, or 1 when a step did not come to what it should show */
export async function runTour(): Promise<number> {
  await rm(PICTURES, { recursive: true, force: true });
  say('starting a virtual desktop, the stand-in for AWS and Airflow, and Windsock ...');
  const desktop = await startDesktop();
  const standin = await startStandin();
  const home = await makeHome(standin);
  const windsock = await startWindsock({ desktop, standin, home });
  let taken = 0;
  const picture = async (name: string, page: Page) => {
    await painted(page);
    taken += 1;
    const file = join(PICTURES, `${String(taken).padStart(2, '0')}-${name}.png`);
    await desktop.screenshot(file);
    say(file);
  };
  try {
    await tour({ desktop, windsock, picture });
    say(
      `done: ${taken} pictures in ${PICTURES}. On a computer with a display the app stays open to be played with.`,
    );
    return 0;
  } catch (error) {
    await picture('where-it-stopped', windsock.picker);
    say(`the tour stopped: ${error instanceof Error ? error.message : String(error)}`);
    return 1;
  } finally {
    await windsock.quit();
    await desktop.close();
    await standin.close();
    await home.remove();
  }
}

async function tour(steps: Tour): Promise<void> {
  const { desktop, windsock, picture } = steps;
  const { picker } = windsock;
  await picture('first-start', picker);
  await desktop.press('Return');
  await picker.getByText(/updated just now/i).waitFor();
  await picture('environments-found', picker);
  await desktop.press('Escape');

  say('Airflow 2: hotkey, letters, Enter ...');
  await openBySearch(steps, { letters: 'orp', environment: 'orders-prod', picture: 'airflow-2' });
  say('Airflow 3: hotkey, letters, Enter ...');
  await openBySearch(steps, { letters: 'mlf', environment: 'ml-features-prod', picture: 'airflow-3' });

  say('a favourite: hotkey, letters, Ctrl+D, then the tray menu ...');
  await windsock.openPicker();
  await desktop.type('vp');
  await selected(windsock, 'versand-prod').waitFor();
  await desktop.press('ctrl+d');
  await selected(windsock, 'versand-prod').getByText('Favourite').waitFor({ state: 'attached' });
  await desktop.press('Escape', 'Escape');
  await windsock.openPicker();
  await picture('favourites', picker);
  await desktop.press('Escape');
  await desktop.openTrayMenu();
  await picture('tray-menu', picker);
  await desktop.press('1');
  await picture('favourite-from-the-tray', await opened(steps, 'versand-prod'));
}

async function openBySearch(
  steps: Tour,
  job: { readonly letters: string; readonly environment: string; readonly picture: string },
): Promise<void> {
  const { desktop, windsock, picture } = steps;
  await windsock.openPicker();
  await desktop.type(job.letters);
  await selected(windsock, job.environment).waitFor();
  await picture(`${job.picture}-typed`, windsock.picker);
  await desktop.press('Return');
  await picture(`${job.picture}-logged-in`, await opened(steps, job.environment));
}

/** @returns the page of an environment once it is logged in, its window shown and the picker gone */
async function opened({ windsock }: Tour, environment: string): Promise<Page> {
  const page = await windsock.loggedInPage(environment);
  await until(`the window of ${environment}`, async () =>
    (await openEnvironmentsOf(windsock.app)).some((title) => title.includes(environment)),
  );
  await until('the picker to go', async () => !(await windsock.isPickerVisible()));
  return page;
}

function selected({ picker }: RunningWindsock, environment: string) {
  return picker.getByRole('option', { selected: true }).filter({ hasText: environment });
}
