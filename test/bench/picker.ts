// How long the picker takes from the hotkey to its frame, against a bare window, and from a key to its frame with 5,000
// environments, against 50. Asserts nothing: a busy machine is slow in both, so the ratios say more than the times.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { ElectronApplication } from 'playwright';
import { foundFileFrom } from '../../src/main/electron/found-file.ts';
import type { Environment } from '../../src/shared/environment.ts';
import { type Desktop, startDesktop, until } from '../desktop/start-desktop.ts';
import { makeHome, type RunningWindsock, startWindsock } from '../desktop/start-windsock.ts';
import { makeOrganisation } from '../standin/organisation-world.ts';
import { startStandin } from '../standin/start-standin.ts';
import type { World } from '../standin/world.ts';
import { percentile, spread, watchKeys } from './measuring.ts';

const MANY = 5_000;
const FEW = 50;
/** How often each way to a window is measured. */
const SHOWS = 40;
/** Between two shows: a window manager needs a moment until a window is gone. */
const REST_MS = 120;
const KEY_GAP_MS = 70;
const QUERIES = ['orders etl prod', 'pay', 'fleet ledger test', 'rfd', 'suppyl sync'];

/** Keys from one process that is there already: starting one for each takes longer than what is measured. */
function startKeys(desktop: Desktop) {
  const keys: ChildProcess = spawn('xdotool', ['-'], {
    env: { ...process.env, ...desktop.env },
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  return {
    press: (key: string): void => void keys.stdin?.write(`key --delay 0 ${key}\n`),
    end: async () => {
      keys.stdin?.end();
      await once(keys, 'exit');
    },
  };
}

type Keys = ReturnType<typeof startKeys>;

const nowMs = (): number => Number(process.hrtime.bigint()) / 1e6;

/** Watches the picker, and makes a bare window that is made as the picker is but has nothing in it. */
async function watchWindows(app: ElectronApplication): Promise<void> {
  await app.evaluate(async ({ BrowserWindow }) => {
    const clockMs = () => Number(process.hrtime.bigint()) / 1e6;
    const frame = 'new Promise((done) => requestAnimationFrame(() => setTimeout(done)))';
    const [picker] = BrowserWindow.getAllWindows().filter((each) =>
      each.webContents.getURL().includes('/picker'),
    );
    if (picker === undefined) throw new Error('There is no picker');
    const bare = new BrowserWindow({
      ...picker.getBounds(),
      show: false,
      frame: false,
      resizable: false,
      skipTaskbar: true,
      alwaysOnTop: true,
      webPreferences: { backgroundThrottling: false },
    });
    await bare.loadURL('data:text/html,<p>bare</p>');
    const seen: Record<string, number | null> = { picker: null, bare: null };
    for (const [name, window] of Object.entries({ picker, bare })) {
      window.on('focus', () => {
        void window.webContents.executeJavaScript(frame).then(() => {
          seen[name] = clockMs();
        });
      });
    }
    Object.assign(globalThis, { benchSeen: seen, benchBare: bare });
  });
}

type Seen = Record<'picker' | 'bare', number | null>;

async function seenAt(app: ElectronApplication, name: keyof Seen): Promise<number> {
  return until(`the ${name} window`, async () => {
    const at = await app.evaluate(
      (_, key) => (globalThis as unknown as { benchSeen: Seen }).benchSeen[key],
      name,
    );
    return at ?? undefined;
  });
}

const forget = (app: ElectronApplication) =>
  app.evaluate(() => {
    Object.assign((globalThis as unknown as { benchSeen: Seen }).benchSeen, { picker: null, bare: null });
  });

const hideAll = (app: ElectronApplication) =>
  app.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows()) window.hide();
  });

/** @returns the milliseconds of each show, one way and the other in turn so that both meet the same machine */
async function measureShows({ app }: RunningWindsock, keys: Keys) {
  await watchWindows(app);
  const [picker, bare]: [number[], number[]] = [[], []];
  for (let round = 0; round < SHOWS; round++) {
    await forget(app);
    const pressedAtMs = nowMs();
    keys.press('alt+shift+space');
    picker.push((await seenAt(app, 'picker')) - pressedAtMs);
    await hideAll(app);
    await setTimeout(REST_MS);
    const shownAtMs = await app.evaluate(() => {
      const { benchBare } = globalThis as unknown as { benchBare: Electron.BrowserWindow };
      const atMs = Number(process.hrtime.bigint()) / 1e6;
      benchBare.show();
      benchBare.focus();
      benchBare.webContents.focus();
      return atMs;
    });
    bare.push((await seenAt(app, 'bare')) - shownAtMs);
    await app.evaluate(() =>
      (globalThis as unknown as { benchBare: Electron.BrowserWindow }).benchBare.hide(),
    );
    await setTimeout(REST_MS);
  }
  return { picker, bare };
}

/** Types each query and takes it back, at a quick typist's pace. @returns the milliseconds of each key */
async function measureKeys({ picker, openPicker }: RunningWindsock, keys: Keys): Promise<readonly number[]> {
  const read = await watchKeys(picker);
  await openPicker();
  for (const query of ['warm up', ...QUERIES]) {
    if (query === QUERIES[0]) await read();
    for (const letter of [...query, ...Array.from(query, () => 'BackSpace')]) {
      keys.press(letter === ' ' ? 'space' : letter);
      await setTimeout(KEY_GAP_MS);
    }
  }
  return read();
}

/** What a search of the whole organisation would have kept on the disk: nothing is asked of AWS. */
function keptFile({ accounts, environments }: World): string {
  const profiles = new Map(accounts.map(({ id, alias }) => [id, alias ?? id]));
  const found = environments.map(({ account, region, name, host, ...facts }): Environment => {
    const { airflowVersion, status, accessMode, environmentClass, tags } = facts;
    const id = { profile: profiles.get(account) ?? account, region, name };
    const known = { airflowVersion, status, accessMode, environmentClass, tags };
    return { id, origin: 'listed', accountId: account, webserverHost: host, ...known };
  });
  return JSON.stringify(
    foundFileFrom({ found, searched: { atMs: {}, through: {} }, finishedAtMs: Date.now() }),
  );
}

/** Starts the app with so many environments and lets it be measured. */
async function withEnvironments<T>(
  desktop: Desktop,
  count: number,
  measure: (windsock: RunningWindsock, keys: Keys) => Promise<T>,
): Promise<T> {
  const world = makeOrganisation({ profiles: Math.min(40, count), regions: 8, environments: count });
  const standin = await startStandin({ world });
  const home = await makeHome({ world });
  await mkdir(home.userData, { recursive: true });
  await writeFile(join(home.userData, 'environments.json'), keptFile(world));
  const windsock = await startWindsock({ desktop, standin, home });
  const keys = startKeys(desktop);
  try {
    await hideAll(windsock.app);
    return await measure(windsock, keys);
  } finally {
    await keys.end();
    await windsock.quit();
    await home.remove();
    await standin.close();
  }
}

const ratio = (name: string, times: readonly number[], others: readonly number[]): string =>
  `${name}: ${(percentile(times, 0.5) / percentile(others, 0.5)).toFixed(2)}`;

async function main(): Promise<void> {
  const desktop = await startDesktop();
  try {
    const measure = async (windsock: RunningWindsock, keys: Keys) => ({
      ...(await measureShows(windsock, keys)),
      typed: await measureKeys(windsock, keys),
    });
    const few = await withEnvironments(desktop, FEW, measure);
    const many = await withEnvironments(desktop, MANY, measure);
    const bare = [...few.bare, ...many.bare];
    console.log(spread(`hotkey to picker painted and focused, ${MANY} environments`, many.picker));
    console.log(spread(`the same, ${FEW} environments`, few.picker));
    console.log(spread('show() of a bare window to the same', bare));
    console.log(ratio(`ratio of the medians, ${MANY} to bare`, many.picker, bare));
    console.log(ratio(`ratio of the medians, ${FEW} to bare`, few.picker, bare));
    console.log(spread(`key to paint, ${MANY} environments`, many.typed));
    console.log(spread(`the same, ${FEW} environments`, few.typed));
    console.log(ratio('ratio of the medians', many.typed, few.typed));
  } finally {
    await desktop.close();
  }
}

await main();
