// How long Windsock takes to stand in the tray, and what it takes while it does nothing there, against a bare app with a tray.
import { setTimeout } from 'node:timers/promises';
import { memoryOf, processorMsOf, treeOf } from '../desktop/process-tree.ts';
import type { Desktop } from '../desktop/start-desktop.ts';
import type { Measure } from './measure.ts';
import { median } from './measuring.ts';
import { makeTrayApps, type TrayApp, type TrayApps } from './tray-apps.ts';

const STARTS = 15;
const MEMORY_ROUNDS = 3;
/** Until what comes after the start is over: half a minute after it both apps have some 25 ms of work once more. */
const SETTLE_MS = 45_000;
const IDLE_MS = 60_000;
const BARE = 'bare Electron app with a tray and a hidden window';

/** Ends each app a moment after it was ready, so that none is interrupted in its start. */
async function startOnce(start: () => Promise<TrayApp>): Promise<number> {
  const app = await start();
  await setTimeout(1_500);
  await app.end();
  return app.readyMs;
}

async function measureStarts(apps: TrayApps): Promise<Measure> {
  const [own, bare]: [number[], number[]] = [[], []];
  // What the first starts find on the disk is not in memory yet.
  for (const start of [apps.windsock, apps.bare]) await startOnce(start);
  for (let round = 0; round < STARTS; round++) {
    own.push(await startOnce(apps.windsock));
    bare.push(await startOnce(apps.bare));
  }
  return {
    name: 'start of the process to tray and hotkey',
    value: median(own),
    unit: 'ms',
    against: { name: BARE, value: median(bare) },
    aim: 1.2,
    how: `${STARTS} rounds`,
  };
}

/** Both run at once, since they share the memory of Electron's own code. */
async function measureRest(apps: TrayApps): Promise<readonly Measure[]> {
  const [own, bare]: [number[], number[]] = [[], []];
  let share = 0;
  for (let round = 0; round < MEMORY_ROUNDS; round++) {
    const [windsock, other] = [await apps.windsock(), await apps.bare()];
    await setTimeout(SETTLE_MS);
    own.push(await memoryMbOf(windsock));
    bare.push(await memoryMbOf(other));
    if (round === MEMORY_ROUNDS - 1) share = await processorShareOf(windsock);
    for (const app of [windsock, other]) await app.end();
  }
  return [
    {
      name: 'memory at rest, PSS of all processes',
      value: median(own),
      unit: 'MB',
      against: { name: BARE, value: median(bare) },
      aim: 1.2,
      how: `${MEMORY_ROUNDS} rounds`,
    },
    {
      name: 'processor at rest, of one core',
      value: share * 100,
      unit: '%',
      aim: 0.1,
      how: `over ${IDLE_MS / 1_000} s, all threads of all processes`,
    },
  ];
}

async function memoryMbOf({ pid }: TrayApp): Promise<number> {
  return (await memoryOf(await treeOf(pid))) / 2 ** 20;
}

async function processorShareOf({ pid }: TrayApp): Promise<number> {
  const before = await processorMsOf(await treeOf(pid));
  await setTimeout(IDLE_MS);
  return ((await processorMsOf(await treeOf(pid))) - before) / IDLE_MS;
}

/** @returns start, memory and processor */
export async function measureStanding(desktop: Desktop): Promise<readonly Measure[]> {
  const apps = await makeTrayApps(desktop);
  try {
    return [await measureStarts(apps), ...(await measureRest(apps))];
  } finally {
    await apps.close();
  }
}
