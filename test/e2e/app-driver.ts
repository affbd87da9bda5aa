// What tests do with a running app beyond the keyboard, and what they read off its main process.
import type { ElectronApplication, Page } from 'playwright';
import type { CommandName, WindsockApi } from '../../src/shared/commands.ts';
import type { EnvironmentId } from '../../src/shared/environment.ts';
import type { Result } from '../../src/shared/failure.ts';
import type { Snapshot } from '../../src/shared/snapshot.ts';
import { painted, type RunningWindsock } from '../desktop/start-windsock.ts';
import type { Standin } from '../standin/start-standin.ts';

declare global {
  interface Window {
    readonly windsock: WindsockApi;
  }
}

/** @returns the identity of one of the sample world's environments in production */
export function idOf(name: string, profile = 'data-platform-prod'): EnvironmentId {
  return { profile, region: 'eu-west-1', name };
}

/** @returns the host of an environment's web server */
export function hostOf(standin: Standin, name: string): string {
  const found = standin.world.environments.find((environment) => environment.name === name);
  if (found === undefined) throw new Error(`The world has no environment ${name}`);
  return found.host;
}

/** Gives a command as the picker page would. @returns its answer */
export function give(
  { picker }: RunningWindsock,
  command: CommandName,
  ...values: readonly unknown[]
): Promise<Result<null>> {
  return picker.evaluate(
    (call) => {
      const { windsock } = window as unknown as {
        windsock: Record<string, (...values: readonly unknown[]) => Promise<Result<null>>>;
      };
      return windsock[call.command]?.(...call.values) as Promise<Result<null>>;
    },
    { command, values },
  );
}

/** Opens an environment as the picker page would. */
export function open(windsock: RunningWindsock, id: EnvironmentId): Promise<Result<null>> {
  return give(windsock, 'openEnvironment', id, { picker: 'hide', query: '' });
}

/** @returns the state as it would be pushed to a page now */
export function snapshotOf({ picker }: RunningWindsock): Promise<Snapshot> {
  return picker.evaluate(
    () =>
      new Promise<Snapshot>((resolve) => {
        const end = window.windsock.onSnapshot((changes) => {
          if (!('appVersion' in changes)) return; // not the whole of it
          end();
          resolve(changes as Snapshot);
        });
        window.windsock.pageReady();
      }),
  );
}

/** @returns the same without the latest of the log: what is refused is told there */
export async function unloggedSnapshotOf(windsock: RunningWindsock): Promise<Omit<Snapshot, 'lastErrors'>> {
  const { lastErrors: _told, ...state } = await snapshotOf(windsock);
  return state;
}

/** One window of the app as its main process sees it. */
export interface WindowFacts {
  readonly url: string;
  readonly title: string;
  readonly history: readonly string[];
  readonly isVisible: boolean;
  readonly isFocused: boolean;
  readonly bounds: {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  };
  /** Where the session keeps its files; null for one in memory. */
  readonly storagePath: string | null;
}

/** @returns every window of the app, the picker included */
export function windowsOf(app: ElectronApplication): Promise<readonly WindowFacts[]> {
  return app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((window) => {
      // An Airflow window holds Airflow's page as a view.
      const [view] = window.contentView.children as { webContents?: Electron.WebContents }[];
      const contents = view?.webContents ?? window.webContents;
      return {
        url: contents.getURL(),
        title: window.getTitle(),
        history: contents.navigationHistory.getAllEntries().flatMap(({ url, title }) => [url, title]),
        isVisible: window.isVisible(),
        isFocused: window.isFocused(),
        bounds: window.getBounds(),
        storagePath: contents.session.storagePath,
      };
    }),
  );
}

/** @returns the windows that show pages of Airflow */
export async function airflowWindowsOf(app: ElectronApplication): Promise<readonly WindowFacts[]> {
  return (await windowsOf(app)).filter(({ url }) => !url.startsWith('app:'));
}

/** @returns the titles of the Airflow windows that a person sees */
export async function openEnvironmentsOf(app: ElectronApplication): Promise<readonly string[]> {
  return (await airflowWindowsOf(app)).filter(({ isVisible }) => isVisible).map(({ title }) => title);
}

/** @returns where the middle of a page's element is on the screen */
export async function onScreen(
  app: ElectronApplication,
  page: Page,
  selector: string,
): Promise<readonly [x: number, y: number]> {
  // Chromium drops what is clicked before the first paint of a page.
  await painted(page);
  // Not by a locator: it would wait for the end of navigations that were refused.
  const box = await page.evaluate((css) => {
    const { x, y, width, height } = document.querySelector(css)?.getBoundingClientRect() ?? new DOMRect();
    return { x: x + width / 2, y: y + height / 2 };
  }, selector);
  const content = await app.evaluate(({ BrowserWindow }, url) => {
    for (const window of BrowserWindow.getAllWindows()) {
      const { x, y } = window.getContentBounds();
      if (window.webContents.getURL() === url) return { x, y };
      const views = window.contentView.children as Electron.WebContentsView[];
      const view = views.find(({ webContents }) => webContents?.getURL() === url);
      if (view !== undefined) return { x: x + view.getBounds().x, y: y + view.getBounds().y };
    }
    return { x: 0, y: 0 };
  }, page.url());
  return [Math.round(content.x + box.x), Math.round(content.y + box.y)];
}
