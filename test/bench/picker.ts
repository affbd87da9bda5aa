// How long the picker takes from the hotkey to its frame, against a bare window, and from a key to its frame with 5,000
// environments, against 50. One way and the other in turn: a busy machine is slow in both.
import { setTimeout } from 'node:timers/promises';
import type { ElectronApplication } from 'playwright';
import { type Desktop, startDesktop, until } from '../desktop/start-desktop.ts';
import { type RunningWindsock, startWindsock } from '../desktop/start-windsock.ts';
import { makeOrganisation } from '../standin/organisation-world.ts';
import { startStandin } from '../standin/start-standin.ts';
import { type Keys, startKeys } from './keys.ts';
import type { Measure } from './measure.ts';
import { median, nowMs, percentile, spread, watchKeys } from './measuring.ts';
import { makeUsedHome } from './used-home.ts';

const MANY = 5_000;
const FEW = 50;
/** How often each way to a window is measured. */
const SHOWS = 40;
/** Between two shows: a window manager needs a moment until a window is gone. */
const REST_MS = 120;
const KEY_GAP_MS = 70;
/** Shows the bare window, so that the key's own way through the desktop is known. */
const BARE_HOTKEY = 'Alt+Shift+B';
const QUERIES = ['orders etl prod', 'pay', 'fleet ledger test', 'rfd', 'suppyl sync'];

/** Watches the picker, and makes a bare window that is made as the picker is but has nothing in it. */
async function watchWindows(app: ElectronApplication): Promise<void> {
  await app.evaluate(async ({ BrowserWindow, globalShortcut }, hotkey) => {
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
    const showBare = () => {
      bare.show();
      bare.focus();
      bare.webContents.focus();
    };
    if (!globalShortcut.register(hotkey, showBare)) throw new Error(`${hotkey} is taken`);
    Object.assign(globalThis, { benchSeen: seen, benchShowBare: showBare });
  }, BARE_HOTKEY);
}

type Seen = Record<'picker' | 'bare', number | null>;

/** Milliseconds of each show. */
type Shows = Record<'picker' | 'bare' | 'bareByKey', number[]>;

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

/** @returns the milliseconds of each show, each way in turn so that all meet the same machine */
async function measureShows({ app }: RunningWindsock, keys: Keys): Promise<Shows> {
  await watchWindows(app);
  const times: Shows = { picker: [], bare: [], bareByKey: [] };
  const showByKey = async (name: keyof Seen, key: string): Promise<number> => {
    const pressedAtMs = nowMs();
    keys.press(key);
    return (await seenAt(app, name)) - pressedAtMs;
  };
  const showBare = async (): Promise<number> => {
    const shownAtMs = await app.evaluate(() => {
      const atMs = Number(process.hrtime.bigint()) / 1e6;
      (globalThis as unknown as { benchShowBare: () => void }).benchShowBare();
      return atMs;
    });
    return (await seenAt(app, 'bare')) - shownAtMs;
  };
  const rest = async (): Promise<void> => {
    await hideAll(app);
    await setTimeout(REST_MS);
    await forget(app);
  };
  for (let round = 0; round < SHOWS; round++) {
    await rest();
    times.picker.push(await showByKey('picker', 'alt+shift+space'));
    await rest();
    times.bare.push(await showBare());
    await rest();
    times.bareByKey.push(await showByKey('bare', BARE_HOTKEY.toLowerCase()));
  }
  return times;
}

/** The app with so many environments, and what types in its picker. */
interface Subject {
  readonly windsock: RunningWindsock;
  readonly keys: Keys;
  readonly close: () => Promise<void>;
}

/** Types a query and takes it back, at a quick typist's pace. */
async function typeOnce({ keys }: Subject, query: string): Promise<void> {
  for (const letter of [...query, ...Array.from(query, () => 'BackSpace')]) {
    keys.press(letter === ' ' ? 'space' : letter);
    await setTimeout(KEY_GAP_MS);
  }
}

/** @returns the milliseconds of each key, the subjects in turn */
async function measureKeys(subjects: readonly Subject[]): Promise<readonly (readonly number[])[]> {
  const watched = await Promise.all(
    subjects.map(async (subject) => {
      const read = await watchKeys(subject.windsock.picker);
      await subject.windsock.openPicker();
      await typeOnce(subject, 'warm up');
      await read();
      return { subject, read };
    }),
  );
  for (const query of QUERIES) for (const { subject } of watched) await typeOnce(subject, query);
  return Promise.all(watched.map(({ read }) => read()));
}

/** Starts the app with so many environments. */
async function startWith(desktop: Desktop, count: number): Promise<Subject> {
  const world = makeOrganisation({ profiles: Math.min(40, count), regions: 8, environments: count });
  const standin = await startStandin({ world });
  const home = await makeUsedHome(world);
  const windsock = await startWindsock({ desktop, standin, home });
  const keys = startKeys(desktop);
  await hideAll(windsock.app);
  return {
    windsock,
    keys,
    close: async () => {
      await keys.end();
      await windsock.quit();
      await home.remove();
      await standin.close();
    },
  };
}

function toMeasures(
  { picker, bare, bareByKey }: Shows,
  [many = [], few = []]: readonly (readonly number[])[],
): readonly Measure[] {
  const shown = `hotkey to picker painted and focused, ${MANY} environments`;
  return [
    {
      name: shown,
      value: median(picker),
      unit: 'ms',
      against: { name: 'show() of a bare prewarmed window', value: median(bare) },
      aim: 1.5,
      how: `${picker.length} rounds; ${spread('of the picker', picker)}; ${spread('of the bare window by a hotkey', bareByKey)}`,
    },
    {
      name: `${shown}, 95th percentile`,
      value: percentile(picker, 0.95),
      unit: 'ms',
      aim: 50,
      how: `${picker.length} rounds; ${spread('of the bare window', bare)}`,
    },
    {
      name: `key to paint with ${MANY} environments`,
      value: median(many),
      unit: 'ms',
      against: { name: `with ${FEW}`, value: median(few) },
      aim: 1.3,
      how: `${many.length} keys; ${spread('of many', many)}`,
    },
  ];
}

/** @returns the picker's measures; the app with few environments has a desktop of its own, since both have one hotkey */
export async function measurePicker(desktop: Desktop): Promise<readonly Measure[]> {
  const ofFew = await startDesktop();
  const subjects = [await startWith(desktop, MANY), await startWith(ofFew, FEW)] as const;
  try {
    const shows = await measureShows(subjects[0].windsock, subjects[0].keys);
    return toMeasures(shows, await measureKeys(subjects));
  } finally {
    for (const { close } of subjects) await close();
    await ofFew.close();
  }
}
