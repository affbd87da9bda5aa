// Starts the built app as a person would, on a desktop of the test's own and with a HOME of its own.
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Locator, type Page } from 'playwright';
import type { Standin } from '../standin/start-standin.ts';
import { writeAwsFiles } from '../standin/write-aws-files.ts';
import { type Desktop, until } from './start-desktop.ts';

/** A running Windsock. */
export interface RunningWindsock {
  readonly app: ElectronApplication;
  readonly picker: Page;
  /** The row of the picker that Enter would take. */
  readonly selectedRow: Locator;
  readonly isPickerVisible: () => Promise<boolean>;
  /** Presses the hotkey for real and waits until the picker has the keyboard. */
  readonly openPicker: () => Promise<void>;
  /** Everything that the app printed so far. */
  readonly output: () => string;
  /** @returns the page of an Airflow window whose address has this text in it, once there is one */
  readonly airflowPage: (hostOrPath: string) => Promise<Page>;
  /** @returns the page of the window in which this environment's Airflow stands, once it is logged in */
  readonly loggedInPage: (environment: string) => Promise<Page>;
  readonly quit: () => Promise<void>;
}

/** A HOME of a person with AWS profiles; kept between starts of the app, removed at the end. */
export interface TemporaryHome {
  readonly folder: string;
  readonly awsFolder: string;
  /** Chromium's and Windsock's own files. */
  readonly userData: string;
  readonly env: Readonly<Record<string, string>>;
  readonly remove: () => Promise<void>;
}

/** What to start. */
export interface WindsockStart {
  readonly desktop: Pick<Desktop, 'env'>;
  readonly standin: Pick<Standin, 'environmentVariables' | 'chromiumSwitches'>;
  readonly home: TemporaryHome;
  readonly env?: Readonly<Record<string, string>>;
  readonly switches?: readonly string[];
  /** Another folder of the app than the repository, and another Electron than the tests' own. */
  readonly appFolder?: string;
  readonly electron?: string;
  /** A `windsock://` link that starts the app: no picker is waited for. */
  readonly link?: string;
  /** Another person than the one who runs the tests: an ordinary one, for whom Chromium's sandbox is on. */
  readonly user?: { readonly electron: string; readonly appFolder: string };
}

/** A start on a desktop whose keys can be pressed. */
export type WindsockOnDesktop = WindsockStart & { readonly desktop: Desktop };

/** @returns a HOME with the AWS files of the stand-in's world */
export async function makeHome(standin: Pick<Standin, 'world'>): Promise<TemporaryHome> {
  const folder = await mkdtemp(join(tmpdir(), 'windsock-home-'));
  const awsFolder = join(folder, '.aws');
  const config = join(folder, '.config');
  await mkdir(config, { recursive: true });
  const files = await writeAwsFiles(awsFolder, standin.world);
  return {
    folder,
    awsFolder,
    userData: join(config, 'Windsock'),
    env: { ...files, HOME: folder, XDG_CONFIG_HOME: config, XDG_CACHE_HOME: join(folder, '.cache') },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** @returns the variables with which the app meets this desktop, this HOME and this stand-in, and none of the machine's own AWS ones */
export function windsockEnvironment({
  desktop,
  standin,
  home,
  env = {},
}: WindsockStart): Record<string, string> {
  const inherited = Object.entries(process.env).filter(
    (entry): entry is [string, string] =>
      entry[1] !== undefined && !/^(AWS_|XDG_|WAYLAND_|NODE_OPTIONS|ELECTRON_RUN)/.test(entry[0]),
  );
  return {
    ...Object.fromEntries(inherited),
    ...desktop.env,
    ...home.env,
    ...standin.environmentVariables,
    ...env,
  };
}

/** @returns the command-line switches of the app: the stand-in's, and what root needs on Linux */
export function windsockSwitches({ standin, switches = [], user }: WindsockStart): readonly string[] {
  const asRoot = process.getuid?.() === 0 && user === undefined ? ['--no-sandbox'] : [];
  // A keyring of this machine's would ask somebody for its password.
  return [...asRoot, '--password-store=basic', ...standin.chromiumSwitches, ...switches];
}

/** @returns the app, once its picker has its first rows */
export async function startWindsock(start: WindsockOnDesktop): Promise<RunningWindsock> {
  const { user } = start;
  const app = await _electron.launch({
    args: [
      ...windsockSwitches(start),
      user?.appFolder ?? start.appFolder ?? '.',
      ...(start.link === undefined ? [] : [start.link]),
    ],
    env: windsockEnvironment(start),
    ...(start.electron !== undefined && { executablePath: start.electron }),
    // Playwright would turn the sandbox off.
    ...(user !== undefined && { executablePath: user.electron, chromiumSandbox: true }),
    // Playwright would emulate a light scheme; the app shall see what the system says.
    colorScheme: null,
  });
  askAgainWhereLost(app);
  const gone = new Promise<void>((resolve) => app.once('close', () => resolve()));
  let printed = '';
  const keep = (chunk: Buffer) => {
    printed += chunk.toString();
  };
  app.process().stdout?.on('data', keep);
  app.process().stderr?.on('data', keep);
  const picker = await pageAt(app, 'app://windsock/picker');
  await picker.getByRole('option').first().waitFor({ state: 'attached' });
  // Until then the first keys of a test would go nowhere.
  if (start.link === undefined) await until('the picker of the start', () => isPicker(app, 'isFocused'));
  return {
    app,
    picker,
    selectedRow: picker.getByRole('option', { selected: true }),
    isPickerVisible: () => isPicker(app, 'isVisible'),
    openPicker: async () => {
      // The hotkey would hide a picker that is still on its way out.
      await until('the picker to go', async () => !(await isPicker(app, 'isFocused')));
      await start.desktop.press('alt+shift+space');
      await until('the picker', () => isPicker(app, 'isFocused'));
    },
    output: () => printed,
    airflowPage: (text) => pageAt(app, text),
    loggedInPage: (environment) => loggedInPage(app, environment),
    quit: () => quit(app, gone),
  };
}

/** V8's debugger holds an answer that it waits for only weakly, and a collection of garbage may lose it: the question is asked again. */
function askAgainWhereLost(app: ElectronApplication): void {
  const ask = app.evaluate.bind(app) as (...question: unknown[]) => Promise<unknown>;
  const evaluate = (...question: unknown[]) =>
    ask(...question).catch((error: Error) => {
      if (!error.message.includes('promise was garbage collected')) throw error;
      return ask(...question);
    });
  Object.assign(app, { evaluate });
}

/** Asks the window itself: Playwright makes every page believe that it has the focus. */
function isPicker(app: ElectronApplication, state: 'isFocused' | 'isVisible'): Promise<boolean> {
  return app.evaluate(
    ({ BrowserWindow }, is) =>
      BrowserWindow.getAllWindows().some(
        (window) => window[is]() && window.webContents.getURL().startsWith('app://windsock/picker'),
      ),
    state,
  );
}

function pageAt(app: ElectronApplication, text: string): Promise<Page> {
  return until(`a window at ${text}`, async () => app.windows().find((page) => page.url().includes(text)));
}

/** Waits until what the page shows now is on the screen, for pictures of the whole screen. */
export async function painted(page: Page): Promise<void> {
  await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
}

async function loggedInPage(app: ElectronApplication, environment: string): Promise<Page> {
  const found = await until(`Airflow of ${environment}`, async () => {
    const pages = app.windows();
    const titles = await Promise.all(pages.map((page) => page.title().catch(() => '')));
    return pages[titles.findLastIndex((title) => title.includes(`- ${environment} - Airflow`))];
  });
  await found.locator('#user-name').waitFor();
  return found;
}

/** Ends the app as a person would who chose Quit, unless it has ended already. */
async function quit(app: ElectronApplication, gone: Promise<unknown>): Promise<void> {
  await app.evaluate(({ app: electronApp }) => electronApp.quit()).catch(() => undefined);
  await gone;
}
