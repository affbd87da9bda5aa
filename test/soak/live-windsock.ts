// A running app to which anything may happen: nothing here waits for what a crashed or stopped process would answer.
import type { ElectronApplication, Page } from 'playwright';
import type { CommandName } from '../../src/shared/commands.ts';
import type { EnvironmentId } from '../../src/shared/environment.ts';
import type { Result } from '../../src/shared/failure.ts';
import type { Snapshot } from '../../src/shared/snapshot.ts';
import { type Desktop, until } from '../desktop/start-desktop.ts';
import type { RunningWindsock } from '../desktop/start-windsock.ts';
import { give, snapshotOf } from '../e2e/app-driver.ts';

/** The app, whose picker may be another page from one moment to the next. */
export interface LiveWindsock {
  readonly app: ElectronApplication;
  readonly give: (command: CommandName, ...values: readonly unknown[]) => Promise<Result<null>>;
  readonly snapshot: () => Promise<Snapshot>;
  /** Waits until a window shows this environment, logged in. */
  readonly loggedIn: (id: EnvironmentId) => Promise<void>;
  /** @returns the pages that show Airflow, alive or not */
  readonly airflowPages: () => Promise<readonly PageFacts[]>;
  /** Closes every Airflow window as a person would. */
  readonly closeWindows: () => Promise<void>;
  readonly quit: () => Promise<void>;
}

interface PageFacts {
  readonly title: string;
  readonly pid: number;
}

/** @returns the app as the soak drives it */
export function toLiveWindsock(windsock: RunningWindsock, desktop: Pick<Desktop, 'press'>): LiveWindsock {
  const { app } = windsock;
  const airflowPages = () =>
    app.evaluate(({ webContents }) =>
      webContents
        .getAllWebContents()
        .filter((each) => each.getURL().startsWith('https:') && !each.isDestroyed())
        .map((each) => ({ title: each.getTitle(), pid: each.isCrashed() ? 0 : each.getOSProcessId() })),
    );
  /** What is asked of a page that dies just then is asked of the next one: every command says what shall be, so twice is as once. */
  const withPicker = <T>(act: (windsock: RunningWindsock) => Promise<T>): Promise<T> => {
    let isAskedFor = false;
    return until('a picker that lives', async () => {
      const picker = await livePicker(app);
      if (picker !== undefined) return act({ ...windsock, picker }).catch(undefinedIfGone);
      // One that died often within a minute comes back when a person wants it.
      if (!isAskedFor) await desktop.press('alt+shift+space');
      isAskedFor = true;
      return undefined;
    });
  };
  return {
    app,
    give: (command, ...values) => withPicker((now) => give(now, command, ...values)),
    snapshot: () => withPicker(snapshotOf),
    airflowPages,
    loggedIn: async ({ name }) => {
      await until(`${name}, logged in`, async () =>
        (await airflowPages()).some(({ title, pid }) => pid !== 0 && title.includes(`- ${name} - Airflow`)),
      );
    },
    closeWindows: async () => {
      // An opening that is still under way may bring one more.
      await until('no Airflow page', async () => {
        await app.evaluate(({ BrowserWindow }) => {
          // Not in the midst of other code, where a debugger asks.
          setImmediate(() => {
            for (const window of BrowserWindow.getAllWindows()) {
              if (window.contentView.children.length > 0) window.close();
            }
          });
        });
        return (await airflowPages()).length === 0;
      });
    },
    quit: windsock.quit,
  };
}

function undefinedIfGone(error: Error): undefined {
  if (!/crashed|closed/.test(error.message)) throw error;
}

/** A page whose process died keeps its address, and is not in the list of the main process any more. */
async function livePicker(app: ElectronApplication): Promise<Page | undefined> {
  const alive = await app.evaluate(({ webContents }) =>
    webContents
      .getAllWebContents()
      .some((each) => each.getURL().startsWith('app://windsock/picker') && !each.isCrashed()),
  );
  const pages = app
    .windows()
    .filter((page) => page.url().startsWith('app://windsock/picker') && !page.isClosed());
  return alive ? pages.at(-1) : undefined;
}
