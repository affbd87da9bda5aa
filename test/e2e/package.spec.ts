// The package: what is in it, which doors its binary has shut, and that it does the main job. Its fuses keep Playwright out
// too, so it is driven by real keys and judged by what the stand-in was asked and by window titles.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { chmod } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { extractFile, listPackage } from '@electron/asar';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { activeWindowTitle, pressUntil, untilTitle } from '../desktop/active-window.ts';
import { type PrintingProgram, startPrintingProgram } from '../desktop/processes.ts';
import { until } from '../desktop/start-desktop.ts';
import { windsockEnvironment, windsockSwitches } from '../desktop/start-windsock.ts';
import { asOrdinaryUser } from './ordinary-user.ts';
import { test as base, expect } from './packaged.ts';

interface TestFixtures {
  /** Starts the packaged binary; it is ended when the test is over. */
  readonly startPackaged: (more?: {
    readonly env?: Readonly<Record<string, string>>;
    readonly switches?: readonly string[];
  }) => PrintingProgram;
}

const test = base.extend<TestFixtures>({
  startPackaged: async ({ packaged, desktop, standin, home }, use) => {
    const started: PrintingProgram[] = [];
    await use((more = {}) => {
      const start = { desktop, standin, home, ...more };
      const program = startPrintingProgram(
        packaged.binary,
        windsockSwitches(start),
        windsockEnvironment(start),
      );
      started.push(program);
      return program;
    });
    for (const program of started) await program.end();
  },
});

const FUSES: Readonly<Record<string, boolean>> = {
  RunAsNode: false,
  EnableCookieEncryption: true,
  EnableNodeOptionsEnvironmentVariable: false,
  EnableNodeCliInspectArguments: false,
  EnableEmbeddedAsarIntegrityValidation: true,
  OnlyLoadAppFromAsar: true,
  LoadBrowserProcessSpecificV8Snapshot: false,
  GrantFileProtocolExtraPrivileges: false,
};

/** The files that the app reads when it runs, and no others. */
const WANTED_FILE =
  /^\/(package\.json|out\/(main|preload|renderer)\/.+\.(js|cjs|css|html)|resources\/icon\.ico|resources\/icons\/256x256\.png|resources\/tray\/[\w-]+(@2x)?\.(png|ico))$/;
const MAX_ASAR_BYTES = 3_000_000;

test.skip(process.platform !== 'linux', 'the test makes and starts a package for Linux');

test('the package holds the built app and nothing else', ({ packaged }) => {
  const paths = listPackage(packaged.asar, { isPack: false });
  const folders = new Set(paths.map((path) => path.slice(0, path.lastIndexOf('/'))));
  const files = paths.filter((path) => !folders.has(path));
  expect(files.filter((path) => !WANTED_FILE.test(path))).toEqual([]);
  expect(files).toEqual(
    expect.arrayContaining([
      '/out/main/index.js',
      '/out/preload/page.cjs',
      '/out/renderer/picker/index.html',
      '/resources/icons/256x256.png',
      '/resources/icon.ico',
      '/resources/tray/idle-on-dark.png',
    ]),
  );
  const described = JSON.parse(extractFile(packaged.asar, 'package.json').toString('utf8'));
  expect(described).toMatchObject({ name: 'windsock', productName: 'Windsock', main: 'out/main/index.js' });
  expect(described.dependencies ?? {}).toEqual({});
  expect(described).not.toHaveProperty('devDependencies');
  expect(described).not.toHaveProperty('scripts');
  expect(statSync(packaged.asar).size).toBeLessThan(MAX_ASAR_BYTES);
});

test("beside the app there is Electron, without its development parts, and Windsock's licence", ({
  packaged,
}) => {
  expect(readdirSync(join(packaged.folder, 'resources')).sort()).toEqual([
    'LICENSE.windsock.txt',
    'app.asar',
    'apparmor-profile',
    'completions',
  ]);
  expect(existsSync(join(packaged.folder, 'version'))).toBe(false);
  expect(existsSync(join(packaged.folder, 'LICENSES.chromium.html'))).toBe(true);
});

test('the fuses of the packaged binary are set', async ({ packaged }) => {
  const wire = await getCurrentFuseWire(packaged.binary);
  const states = Object.keys(FUSES).map((name) => {
    const state = wire[FuseV1Options[name as keyof typeof FuseV1Options]];
    return [name, state === FuseState.ENABLE ? true : state === FuseState.DISABLE ? false : state];
  });
  expect(Object.fromEntries(states)).toEqual(FUSES);
});

test('the packaged app does the main job: hotkey, a few letters, Enter, logged in', async ({
  desktop,
  standin,
  home,
  startPackaged,
}) => {
  startPackaged();
  await untilTitle(desktop, 'the picker of the first start', (title) => title === 'Windsock');
  await pressUntil(
    desktop,
    ['Escape'],
    'the picker to go',
    async () => (await activeWindowTitle(desktop)) !== 'Windsock',
  );
  await desktop.press('alt+shift+space');
  await untilTitle(desktop, 'the picker after the hotkey', (title) => title === 'Windsock');
  await desktop.press('Return'); // The first row of a first start looks for environments.
  // Written after the picker had the rows; the packaged app shows a test nothing else of its list.
  const kept = join(home.userData, 'environments.json');
  await until(
    'orders-prod to be found',
    async () => existsSync(kept) && readFileSync(kept, 'utf8').includes('orders-prod'),
  );
  await desktop.type('orp');
  await desktop.press('Return');
  await untilTitle(desktop, 'the Airflow window', (title) => /DAGs.*orders-prod.*Windsock/.test(title ?? ''));
  const atAirflow = standin.requests.filter(
    ({ side, environment }) => side === 'airflow' && environment === 'orders-prod',
  );
  expect(atAirflow).toContainEqual(
    expect.objectContaining({ operation: 'login', method: 'POST', status: 200 }),
  );
  expect(atAirflow).toContainEqual(
    expect.objectContaining({ path: '/home', status: 200, cookieNames: ['session'] }),
  );
  expect(standin.mintedTokens()).toHaveLength(1);
});

test('the packaged command answers on the terminal without starting the app', async ({ startPackaged }) => {
  for (const [words, code, printed] of [
    [['--version'], 0, /^Windsock \d+\.\d+\.\d+$/m],
    [['list', '--json'], 0, /^\[\]$/m],
    [['open', '--jsno'], 2, /^windsock: There is no option --jsno\. Did you mean --json\?$/m],
    [['opne'], 2, /^windsock: There is no command “opne”. Did you mean open\?$/m],
    [['--help'], 0, /^ {2}windsock url NAME/m],
  ] as const) {
    const program = startPackaged({ switches: words });
    expect(await program.exitCode()).toBe(code);
    expect(program.output()).toMatch(printed);
  }
});

test("Node's own ways into the packaged app are shut", async ({ desktop, startPackaged }) => {
  const program = startPackaged({
    env: { ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: '--inspect=127.0.0.1:0' },
    switches: ['--inspect=127.0.0.1:0'],
  });
  // As Node it would end at once, without a window.
  await untilTitle(desktop, 'the picker', (title) => title === 'Windsock');
  expect(program.output()).not.toContain('Debugger listening');
});

test("Chromium's debugger is refused with a sentence", async ({ startPackaged }) => {
  for (const name of ['--remote-debugging-port=0', '--remote-debugging-pipe']) {
    const program = startPackaged({ switches: [name] });
    expect(await program.exitCode()).toBe(1);
    expect(program.output()).toContain('does not start with remote debugging');
  }
});

test('without its sandbox the package does not start for an ordinary user, which is said', async ({
  desktop,
  home,
  packaged,
  standin,
}) => {
  await chmod(dirname(packaged.folder), 0o755);
  const [program = '', ...args] = asOrdinaryUser(home, packaged.binary);
  // Without a screen there is no box that somebody would have to close.
  const env = windsockEnvironment({ desktop, standin, home, env: { DISPLAY: '' } });
  for (const words of [[], ['--hidden'], ['list', '--json']]) {
    const started = startPrintingProgram(program, [...args, '--no-sandbox', ...words], env);
    expect(await started.exitCode()).toBe(1);
    expect(started.output()).toContain('Windsock does not start without Chromium’s sandbox.');
    expect(started.output()).toContain('kernel.apparmor_restrict_unprivileged_userns=0');
  }
});
