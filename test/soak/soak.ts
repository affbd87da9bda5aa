// A long run on the built app: deeds at random, by a seed, and rests at which nothing may be left over or lost.
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { type Desktop, startDesktop } from '../desktop/start-desktop.ts';
import { makeHome, startWindsock } from '../desktop/start-windsock.ts';
import { idOf } from '../e2e/app-driver.ts';
import { lookForEnvironments } from '../e2e/fixtures.ts';
import { settingsFile } from '../e2e/settings-file.ts';
import { createRandom } from '../standin/random.ts';
import { startStandin } from '../standin/start-standin.ts';
import { type Condition, conditionOf } from './condition.ts';
import { deeds, type Soak } from './deeds.ts';
import { toLiveWindsock } from './live-windsock.ts';
import { grownBy, leftovers, losses } from './verdict.ts';

const DEEDS_IN_A_SPELL = 25;
/** The first rests fill caches: of Chromium, of V8, of the app. */
const WARM_UP_RESTS = 2;
const MB = 1024 * 1024;
/** Characters: enough for the frames of a crash. */
const LAST_PRINTED = 8_000;
const NAMES = [
  'orders-prod',
  'orders-reporting-prod',
  'customer-360-prod',
  'inventory-sync-prod',
  'search-index-prod',
  'fraud-detection-prod',
];

/** `npm run soak -- --minutes N --seed N` */
function readArguments(): { readonly minutes: number; readonly seed: number } {
  const { values } = parseArgs({
    options: {
      minutes: { type: 'string', default: '30' },
      seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    },
  });
  const [minutes, seed] = [Number(values.minutes), Number(values.seed)];
  if (!(minutes > 0) || !Number.isInteger(seed)) {
    throw new Error('usage: npm run soak -- [--minutes N] [--seed WHOLE_NUMBER]');
  }
  return { minutes, seed };
}

/** Mends the world, opens one environment as on the first day, and closes everything. @returns what is left then */
async function rest({ windsock, standin, desktop, environments, pick }: Soak): Promise<Condition> {
  for (const operation of ['CreateWebLoginToken', 'ListEnvironments', 'GetEnvironment'] as const) {
    standin.setFault(operation, null);
  }
  for (const { host } of standin.world.environments) standin.setAirflowFault(host, null);
  await windsock.closeWindows();
  const id = pick(environments);
  const answer = await windsock.give('openEnvironment', id, { picker: 'hide', query: '' });
  if (!answer.ok)
    throw new Error(`${id.name} does not open with everything well: ${JSON.stringify(answer.failure)}`);
  await windsock.loggedIn(id);
  await windsock.closeWindows();
  await desktop.press('Escape');
  return conditionOf(windsock);
}

function line(done: number, { windows, pages, processes, handles, heap, memory }: Condition): string {
  return `${String(done).padStart(5)} deeds: ${windows} windows, ${pages} pages, ${processes} processes, ${handles} handles, heap ${(heap / MB).toFixed(1)} MB, memory ${(memory / MB).toFixed(0)} MB`;
}

/** Does some deeds, then rests. What goes wrong is told with the deeds that led to it. */
async function spell(soak: Soak): Promise<Condition> {
  const names = Object.entries(deeds).flatMap(([name, { weight }]) => Array<string>(weight).fill(name));
  const done: string[] = [];
  try {
    while (done.length < DEEDS_IN_A_SPELL) {
      done.push(soak.pick(names));
      await deeds[done.at(-1) ?? '']?.run(soak);
    }
    return await rest(soak);
  } catch (error) {
    throw new Error(`After ${done.join(', ')}`, { cause: error });
  }
}

/** Opens each environment once: Chromium keeps a session that it has made, with its files, until the end. */
async function warmUp({ windsock, environments }: Soak): Promise<void> {
  for (const id of environments) {
    await windsock.give('openEnvironment', id, { picker: 'hide', query: '' });
    await windsock.loggedIn(id);
  }
}

/** Goes on until the time is over. @returns what was left at each rest */
async function run(soak: Soak, endsAtMs: number): Promise<readonly Condition[]> {
  await warmUp(soak);
  const rests: Condition[] = [];
  while (Date.now() < endsAtMs || rests.length < WARM_UP_RESTS + 2) {
    const now = await spell(soak);
    rests.push(now);
    console.log(line(rests.length * DEEDS_IN_A_SPELL, now));
  }
  return rests.slice(WARM_UP_RESTS);
}

/** @returns everything that is wrong, in sentences */
async function soak(desktop: Desktop, minutes: number, seed: number): Promise<readonly string[]> {
  const standin = await startStandin();
  const home = await makeHome(standin);
  const start = { desktop, standin, home, switches: ['--js-flags=--expose-gc'] };
  const windsock = await startWindsock(start);
  windsock.app.process().once('exit', (code, signal) => {
    if (code !== 0) console.log(windsock.output().slice(-LAST_PRINTED));
    console.log(`the app ended with ${code ?? signal}`);
  });
  await lookForEnvironments(windsock);
  const random = createRandom(seed);
  const live = toLiveWindsock(windsock, desktop);
  const kept = { favourites: new Set<string>(), aliases: new Map<string, string>() };
  const rests = await run(
    {
      windsock: live,
      desktop,
      standin,
      environments: NAMES.map((name) => idOf(name)),
      kept,
      random,
      pick: (values) => values[Math.floor(random() * values.length)] as (typeof values)[number],
    },
    Date.now() + minutes * 60_000,
  );
  const running = await live.snapshot();
  await live.quit();
  const file = JSON.parse(await readFile(settingsFile(home), 'utf8'));
  const again = await startWindsock(start);
  const restarted = await toLiveWindsock(again, desktop).snapshot();
  await again.quit();
  await Promise.all([home.remove(), standin.close()]);
  for (const kind of ['heap', 'memory'] as const) {
    console.log(`growth of the ${kind} over the run: ${(grownBy(rests, kind) / MB).toFixed(1)} MB`);
  }
  return [
    ...leftovers(rests),
    ...losses('the app', running, kept),
    ...losses('the settings file', file, kept),
    ...losses('the app after a restart', restarted, kept),
    ...(windsock.output().match(/Something in Windsock went wrong.*/g) ?? []),
  ];
}

async function main(): Promise<void> {
  const { minutes, seed } = readArguments();
  console.log(`soak of ${minutes} min, --seed ${seed}`);
  const desktop = await startDesktop();
  const wrong = await soak(desktop, minutes, seed).finally(() => desktop.close());
  for (const sentence of wrong) console.log(`wrong: ${sentence}`);
  console.log(wrong.length === 0 ? 'clean: nothing left over, nothing growing, nothing lost' : 'NOT clean');
  process.exitCode = wrong.length === 0 ? 0 : 1;
}

await main();
