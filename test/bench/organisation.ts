// How long Windsock takes to find all environments of a large organisation, and how the picker feels meanwhile.
import { setTimeout } from 'node:timers/promises';
import type { ElectronApplication, Page } from 'playwright';
import { gateBounds } from '../../src/main/aws/call-gate.ts';
import { processorMsOf, treeOf } from '../desktop/process-tree.ts';
import { startTalkingProgram } from '../desktop/processes.ts';
import { type Desktop, until } from '../desktop/start-desktop.ts';
import { makeHome, type RunningWindsock, startWindsock } from '../desktop/start-windsock.ts';
import { makeOrganisation, organisationRegions } from '../standin/organisation-world.ts';
import type { Measure } from './measure.ts';
import { ms, percentile, spread, watchKeys } from './measuring.ts';
import type { ServedOrganisation } from './serve-organisation.ts';

const SIZE = { profiles: 300, regions: 31, environments: 2_000 };
const LATENCY_MS = 40;
const THROTTLED_SHARE = 0.02;
const KEY_GAP_MS = 80;
/** Between two queries. */
const PAUSE_MS = 3_000;
const LONGEST_MS = 600_000;
const TYPED = 'orders etl prod';

/** Without endpoint variables every region is a host of its own, as AWS's are: Chromium's six connections are per host. */
function likeAws({ chromiumSwitches, environmentVariables, awsTlsPort }: ServedOrganisation) {
  const hosts = [
    'iam.amazonaws.com',
    'api.airflow.*.amazonaws.com',
    'env.airflow.*.amazonaws.com',
    'sts.*.amazonaws.com',
  ];
  const rules = hosts.map((host) => `MAP ${host} 127.0.0.1:${awsTlsPort}`).join(',');
  const switches = chromiumSwitches.map((each) =>
    each.replace('--host-resolver-rules=', `--host-resolver-rules=${rules},`),
  );
  const variables = Object.entries(environmentVariables).filter(([name]) => !name.startsWith('AWS_ENDPOINT'));
  return { chromiumSwitches: switches, environmentVariables: Object.fromEntries(variables) };
}

/** Notes in the main process how late a timer of 2 ms comes. @returns what reads the lateness of each */
async function watchMain(app: ElectronApplication) {
  await app.evaluate(() => {
    const gaps: number[] = [];
    let last = performance.now();
    setInterval(() => {
      const now = performance.now();
      gaps.push(now - last - 2);
      last = now;
    }, 2);
    Object.assign(globalThis, { benchGaps: gaps });
  });
  return () => app.evaluate(() => (globalThis as unknown as { benchGaps: number[] }).benchGaps.splice(0));
}

/** Chooses an action by its keys, as a person does. */
async function act(desktop: Desktop, picker: Page, name: string): Promise<void> {
  await desktop.press('ctrl+k');
  await desktop.type(name);
  await until(`the action ${name}`, async () => (await picker.getByRole('menuitem').count()) === 1);
  await desktop.press('Return');
}

/** Types a query and takes it back, at a quick typist's pace. */
async function typeOnce(desktop: Desktop): Promise<void> {
  const keys = Array.from(TYPED, (letter) => (letter === ' ' ? 'space' : letter));
  for (const key of [...keys, ...keys.map(() => 'BackSpace')]) {
    await desktop.press(key);
    await setTimeout(KEY_GAP_MS);
  }
}

/** Types and deletes until the search is over. */
async function typeUntil(desktop: Desktop, ended: Promise<void>): Promise<void> {
  let isOver = false;
  const over = () => {
    isOver = true;
  };
  ended.then(over, over);
  while (!isOver) {
    await typeOnce(desktop);
    await Promise.race([ended, setTimeout(PAUSE_MS)]);
  }
}

/** @returns what settles when the next search ends; asked of the page once, since whoever asks again and again takes time from the search */
function nextSearch(picker: Page): Promise<void> {
  const tooLong = setTimeout(LONGEST_MS, null, { ref: false }).then(() => {
    throw new Error(`The search went on for ${LONGEST_MS / 1_000} s`);
  });
  const ended = picker.evaluate(
    () =>
      new Promise<void>((resolve) => {
        let hasBegun = false;
        const end = window.windsock.onSnapshot(({ discovery }) => {
          if (discovery?.phase === 'running') hasBegun = true;
          if (!hasBegun || discovery?.phase === undefined || discovery.phase === 'running') return;
          end();
          resolve();
        });
      }),
  );
  return Promise.race([ended, tooLong]);
}

/** @returns how many environments the picker knows */
function countFound(picker: Page): Promise<number> {
  return picker.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const end = window.windsock.onSnapshot(({ environments }) => {
          if (environments === undefined) return;
          end();
          resolve(environments.length);
        });
        void window.windsock.pageReady();
      }),
  );
}

/** As many calls at once as the gate lets searches make while the picker is seen. */
const AT_ONCE = gateBounds.ofSearches.seen;
const CALLS = SIZE.profiles * organisationRegions(SIZE.regions).length + SIZE.environments;
const BARE_CALLS = 2_000;

/** Makes calls with Electron's own network request in the app, without SDK, signature and rows. @returns milliseconds of the whole run, divided by the calls */
function timeBareCalls(app: ElectronApplication): Promise<number> {
  const hosts = organisationRegions(SIZE.regions).map((region) => `api.airflow.${region}.amazonaws.com`);
  return app.evaluate(
    async ({ net, session }, { hosts, count, atOnce }) => {
      const bare = session.fromPartition('bench', { cache: false });
      const call = (host: string | undefined) =>
        new Promise<void>((resolve, reject) => {
          const request = net.request({ url: `https://${host}/environments?MaxResults=25`, session: bare });
          request.on('response', (response) => {
            response.on('data', () => undefined);
            response.on('end', () => resolve());
          });
          request.on('error', reject);
          request.end();
        });
      let begun = 0;
      const work = async (): Promise<void> => {
        while (begun < count) await call(hosts[begun++ % hosts.length]);
      };
      const startedAtMs = performance.now();
      await Promise.all(Array.from({ length: atOnce }, work));
      return (performance.now() - startedAtMs) / count;
    },
    { hosts, count: BARE_CALLS, atOnce: AT_ONCE },
  );
}

const idealS = (CALLS * LATENCY_MS) / AT_ONCE / 1_000;

/** Searches once with the picker on the screen, and nobody at the keys. */
async function searchOnce(desktop: Desktop, { app, picker }: RunningWindsock): Promise<Measure> {
  const bareMs = await timeBareCalls(app);
  const [own, all] = [await treeOf(app.process().pid ?? 0), await treeOf(process.pid)];
  const [ownBefore, allBefore] = [await processorMsOf(own), await processorMsOf(all)];
  const ended = nextSearch(picker);
  const startedAtMs = performance.now();
  await act(desktop, picker, 'Search all regions');
  await ended;
  const tookMs = performance.now() - startedAtMs;
  const [ownMs, allMs] = [(await processorMsOf(own)) - ownBefore, (await processorMsOf(all)) - allBefore];
  const how = [
    `${CALLS} calls x ${LATENCY_MS} ms / ${AT_ONCE} at once, ${THROTTLED_SHARE * 100} % throttled`,
    `found ${await countFound(picker)} of ${SIZE.environments}`,
    `as many calls by Electron's bare net.request, as many at once, would take ${((bareMs * CALLS) / 1_000).toFixed(0)} s (of ${BARE_CALLS})`,
    `processor time of a call: Windsock ${ms(ownMs / CALLS)}, with stand-in, screen and benchmark ${ms(allMs / CALLS)}`,
  ];
  return {
    name: `discovery of ${SIZE.profiles} profiles x ${SIZE.regions} regions`,
    value: tookMs / 1_000,
    unit: 's',
    against: { name: 'ideal bound', value: idealS },
    aim: 1.3,
    how: how.join('; '),
  };
}

/** Searches once more, while somebody types. */
async function typeMeanwhile(desktop: Desktop, { app, picker }: RunningWindsock): Promise<Measure> {
  const [gaps, times] = [await watchMain(app), await watchKeys(picker)];
  const ended = nextSearch(picker);
  const startedAtMs = performance.now();
  await act(desktop, picker, 'Search all regions');
  await gaps();
  await times();
  await typeUntil(desktop, ended);
  const tookMs = performance.now() - startedAtMs;
  const late = await gaps();
  const during = await times();
  await typeOnce(desktop);
  await typeOnce(desktop);
  const how = [
    spread('during it', during),
    spread('after it', await times()),
    `the search took ${(tookMs / 1_000).toFixed(0)} s, ideal ${idealS.toFixed(0)} s`,
    `main process late: p99 ${ms(percentile(late, 0.99))}, longest ${ms(Math.max(...late))}`,
  ];
  return {
    name: 'key to paint while such a search runs, 95th percentile',
    value: percentile(during, 0.95),
    unit: 'ms',
    aim: 50,
    how: how.join('; '),
  };
}

/** @returns the time of a search against as many calls as there may be at once, one after the other without a pause; and how typing feels meanwhile */
export async function measureOrganisation(desktop: Desktop): Promise<readonly Measure[]> {
  const sizes = Object.entries({ ...SIZE, 'latency-ms': LATENCY_MS, 'throttled-share': THROTTLED_SHARE });
  const server = await startTalkingProgram(
    process.execPath,
    [
      `${import.meta.dirname}/serve-organisation.ts`,
      ...sizes.flatMap(([name, value]) => [`--${name}`, `${value}`]),
    ],
    process.env,
  );
  const served = JSON.parse(server.firstLine) as ServedOrganisation;
  const home = await makeHome({ world: makeOrganisation(SIZE) });
  const windsock = await startWindsock({ desktop, standin: likeAws(served), home });
  try {
    return [await searchOnce(desktop, windsock), await typeMeanwhile(desktop, windsock)];
  } finally {
    await windsock.quit();
    await home.remove();
    await server.end();
  }
}
