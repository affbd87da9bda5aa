// The tour through the main job, by real keys and clicks on a virtual desktop, with a picture of each step.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Desktop, startDesktop } from '../../test/desktop/start-desktop.ts';
import { makeHome, type RunningWindsock, startWindsock } from '../../test/desktop/start-windsock.ts';
import { startStandin } from '../../test/standin/start-standin.ts';
import { say } from '../setup/command.mjs';

const PICTURES = 'out/demo';

/** What the steps of the tour work with. */
interface Tour {
  readonly desktop: Desktop;
  readonly windsock: RunningWindsock;
  /** Takes the next numbered picture and names it. */
  readonly picture: (name: string) => Promise<void>;
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
  const picture = async (name: string) => {
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
    await picture('where-it-stopped');
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
  await picture('first-start');
  await desktop.press('Return');
  await picker.getByText(/updated just now/i).waitFor();
  await picture('environments-found');
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
  await picture('favourites');
  await desktop.press('Escape');
  await desktop.openTrayMenu();
  await picture('tray-menu');
  await desktop.press('1');
  await windsock.loggedInPage('versand-prod');
  await picture('favourite-from-the-tray');
}

async function openBySearch(
  steps: Tour,
  job: { readonly letters: string; readonly environment: string; readonly picture: string },
): Promise<void> {
  const { desktop, windsock, picture } = steps;
  await windsock.openPicker();
  await desktop.type(job.letters);
  await selected(windsock, job.environment).waitFor();
  await picture(`${job.picture}-typed`);
  await desktop.press('Return');
  await windsock.loggedInPage(job.environment);
  await picture(`${job.picture}-logged-in`);
}

function selected({ picker }: RunningWindsock, environment: string) {
  return picker.getByRole('option', { selected: true }).filter({ hasText: environment });
}
