// How long Windsock takes to find all environments of a large organisation, and how the picker feels meanwhile.
import { setTimeout } from 'node:timers/promises';
import type { ElectronApplication, Page } from 'playwright';
import { gateBounds } from '../../src/main/aws/call-gate.ts';
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
async function typeOnce(desktop: Desktop, meanwhile?: () => Promise<void>): Promise<void> {
  const press = async (key: string): Promise<void> => {
    await desktop.press(key);
    await setTimeout(KEY_GAP_MS);
  };
  for (const letter of TYPED) await press(letter === ' ' ? 'space' : letter);
  await meanwhile?.();
  for (const _ of TYPED) await press('BackSpace');
}

/** Types and deletes until the search is over. @returns what the footer said on the way */
async function typeMeanwhile(desktop: Desktop, picker: Page): Promise<readonly string[]> {
  const said: string[] = [];
  while (!/Updated|Stopped/.test(said.at(-1) ?? '')) {
    await typeOnce(desktop, async () => {
      said.push((await picker.locator('footer').textContent()) ?? '');
    });
    await setTimeout(PAUSE_MS);
  }
  return said;
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

/** Searches once, and types meanwhile. */
async function searchOnce(desktop: Desktop, { app, picker }: RunningWindsock): Promise<Measure> {
  const [gaps, times] = [await watchMain(app), await watchKeys(picker)];
  const startedAtMs = performance.now();
  await act(desktop, picker, 'Search all regions');
  const typing = typeMeanwhile(desktop, picker);
  await gaps();
  await picker.getByText(/Updated just now|Stopped after/).waitFor({ timeout: 600_000 });
  const tookMs = performance.now() - startedAtMs;
  const late = await gaps();
  const said = (await typing).map((text) => /[\d,]+ of [\d,]+/.exec(text)?.[0]).filter(Boolean);
  const keysDuring = await times();
  await typeOnce(desktop);
  await typeOnce(desktop);
  const calls = SIZE.profiles * organisationRegions(SIZE.regions).length + SIZE.environments;
  const atOnce = gateBounds.ofSearches.seen;
  const idealMs = (calls * LATENCY_MS) / atOnce;
  const how = [
    `${calls} calls x ${LATENCY_MS} ms / ${atOnce} at once, ${THROTTLED_SHARE * 100} % throttled`,
    `found ${await countFound(picker)} of ${SIZE.environments}`,
    `said ${said.filter((_, at) => at % 5 === 0).join(', ')}`,
    spread('key to paint during it', keysDuring),
    spread('after it', await times()),
    `main process late: p99 ${ms(percentile(late, 0.99))}, longest ${ms(Math.max(...late))}`,
  ];
  return {
    name: `discovery of ${SIZE.profiles} profiles x ${SIZE.regions} regions`,
    value: tookMs / 1_000,
    unit: 's',
    against: { name: 'ideal bound', value: idealMs / 1_000 },
    aim: 1.3,
    how: how.join('; '),
  };
}

/** @returns the time of a search, against as many calls as there may be at once, one after the other without a pause */
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
    return [await searchOnce(desktop, windsock)];
  } finally {
    await windsock.quit();
    await home.remove();
    await server.end();
  }
}
