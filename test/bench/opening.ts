// How long Enter takes until the login page's request is at the web server, beyond what AWS's API takes: against one call
// of the bare SDK, and against the AWS CLI, which ends where the browser would begin.
import { execFile } from 'node:child_process';
import { access } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import { type Desktop, until } from '../desktop/start-desktop.ts';
import { type RunningWindsock, startWindsock, windsockEnvironment } from '../desktop/start-windsock.ts';
import { makeOrganisation } from '../standin/organisation-world.ts';
import { type Standin, startStandin } from '../standin/start-standin.ts';
import { type Keys, startKeys } from './keys.ts';
import type { Measure } from './measure.ts';
import { median, ms } from './measuring.ts';
import { type SdkCaller, startSdkCaller } from './sdk-caller.ts';
import { makeUsedHome } from './used-home.ts';

/** What the API takes for a token; it is taken off again. */
const API_MS = 150;
const ROUNDS = 12;
/** The whole AWS CLI takes a second or more. */
const CLI_ROUNDS = 5;
/** From the picker on the screen to Enter: nobody is quicker. */
const GLANCE_MS = 400;
const REST_MS = 300;

/** The stand-in's clock, which is this process's. */
const clockMs = (): number => performance.timeOrigin + performance.now();

/** An environment of one account in one region, each at a web server of its own. */
interface Place {
  readonly profile: string;
  readonly region: string;
  readonly name: string;
}

/** One opening, in milliseconds. */
interface Opening {
  /** From Enter to the login page's request, without the API's own time. */
  readonly beyondMs: number;
  /** From Enter to the request at the API. */
  readonly untilAskedMs: number;
}

interface Scene {
  readonly desktop: Desktop;
  readonly standin: Standin;
  readonly windsock: RunningWindsock;
  readonly keys: Keys;
}

function makeWorld() {
  const world = makeOrganisation({ profiles: 1, regions: 1, environments: 3 * ROUNDS });
  return { ...world, environments: world.environments.filter(({ status }) => status === 'AVAILABLE') };
}

const setFavourite = ({ windsock }: Scene, place: Place, isFavourite: boolean): Promise<unknown> =>
  windsock.picker.evaluate(([id, is]) => window.windsock.setFavourite(id, is), [place, isFavourite] as const);

/** Closes Airflow's windows; the picker may come back when they go. */
const clearScreen = ({ windsock }: Scene): Promise<void> =>
  windsock.app.evaluate(({ BrowserWindow }) => {
    for (const each of BrowserWindow.getAllWindows()) {
      if (each.webContents.getURL().includes('/airflow-window')) each.close();
      else each.hide();
    }
  });

/** Brings the picker with this environment selected, and presses Enter. @returns the milliseconds beyond the API's own */
async function openOnce(scene: Scene, place: Place, isFavourite: boolean): Promise<Opening> {
  const { desktop, standin, windsock, keys } = scene;
  if (isFavourite) await setFavourite(scene, place, true);
  await windsock.openPicker();
  await desktop.type(place.name);
  await until('the row', async () => ((await windsock.selectedRow.textContent()) ?? '').includes(place.name));
  await setTimeout(GLANCE_MS);
  const before = standin.requests.length;
  const pressedAtMs = clockMs();
  keys.press('Return');
  const seen = await until('the login page', async () =>
    standin.requests.slice(before).find(({ operation }) => operation === 'login-page'),
  );
  await windsock.loggedInPage(place.name);
  await clearScreen(scene);
  if (isFavourite) await setFavourite(scene, place, false);
  await setTimeout(REST_MS);
  const asked = standin.requests.slice(before).find(({ operation }) => operation === 'CreateWebLoginToken');
  return {
    beyondMs: seen.at - pressedAtMs - API_MS,
    untilAskedMs: (asked?.at ?? Number.NaN) - pressedAtMs,
  };
}

interface CliFacts {
  readonly env: NodeJS.ProcessEnv;
  readonly awsUrl: string;
}

/** @returns what the AWS CLI takes for the same token, all of it but the API's own; null where there is none */
async function callCli({ env, awsUrl }: CliFacts, { profile, region, name }: Place): Promise<number | null> {
  const cli = await access('/usr/bin/aws').then(
    () => '/usr/bin/aws',
    () => 'aws',
  );
  const words = ['mwaa', 'create-web-login-token', '--name', name, '--profile', profile, '--region', region];
  // Through the stand-in as a proxy: the CLI asks for `env.127.0.0.1`, and older ones cannot be told otherwise.
  const variables = { HTTP_PROXY: awsUrl, http_proxy: awsUrl };
  const startedAtMs = clockMs();
  const ended = await promisify(execFile)(cli, [...words, '--endpoint-url', awsUrl], {
    env: { ...env, ...variables },
  }).catch((error: unknown) => error);
  if (ended instanceof Error) {
    console.log(
      `the AWS CLI gave no token, so nothing is compared with it: ${ended.message.split('\n').at(-2)}`,
    );
    return null;
  }
  return clockMs() - startedAtMs - API_MS;
}

interface Times {
  readonly favourite: Opening[];
  readonly typed: Opening[];
  readonly sdk: number[];
  readonly cli: number[];
}

/** All in turn, so that they meet the same machine. */
async function measureAll(scene: Scene, sdk: SdkCaller, env: NodeJS.ProcessEnv): Promise<Times> {
  const times: Times = { favourite: [], typed: [], sdk: [], cli: [] };
  const [profile] = scene.standin.world.profiles;
  const places = scene.standin.world.environments.map(({ region, name }) => ({
    profile: profile?.name ?? '',
    region,
    name,
  }));
  const [first, ...others] = places;
  if (first === undefined) throw new Error('The world is empty');
  // The first calls load and connect.
  await openOnce(scene, first, false);
  await sdk.call(first.name);
  for (let round = 0; round < ROUNDS; round++) {
    const [favourite, typed] = others.slice(2 * round);
    if (favourite === undefined || typed === undefined) break;
    const turns = [
      async () => times.favourite.push(await openOnce(scene, favourite, true)),
      async () => times.typed.push(await openOnce(scene, typed, false)),
    ];
    // Neither is always the one that comes after the CLI.
    for (const turn of round % 2 === 0 ? turns : turns.toReversed()) {
      await turn();
      times.sdk.push((await sdk.call(favourite.name)) - API_MS);
    }
    const ofCli = round < CLI_ROUNDS ? await callCli({ env, awsUrl: scene.standin.awsUrl }, favourite) : null;
    if (ofCli !== null) times.cli.push(ofCli);
  }
  return times;
}

function toMeasures({ favourite, typed, sdk, cli }: Times): readonly Measure[] {
  const name = "Enter to the login page's request at the web server, beyond the API's own latency";
  const value = median(favourite.map(({ beyondMs }) => beyondMs));
  const untilAsked = median(favourite.map(({ untilAskedMs }) => untilAskedMs));
  const ofOthers = median(typed.map(({ beyondMs }) => beyondMs));
  const how = `${favourite.length} favourites, each for the first time, ${ms(untilAsked)} of it until the API is asked; ${typed.length} others ${ms(ofOthers)}`;
  const common = { name, value, unit: 'ms' } as const;
  const ofCli: Measure = {
    ...common,
    against: { name: 'aws mwaa create-web-login-token', value: median(cli) },
    aim: 0.1,
    how: `${how}; ${cli.length} times the CLI`,
  };
  return [
    { ...common, against: { name: 'one warm call of the bare SDK', value: median(sdk) }, aim: 3, how },
    ...(cli.length > 0 ? [ofCli] : []),
  ];
}

/** @returns Enter against the SDK, and where there is one against the AWS CLI */
export async function measureOpening(desktop: Desktop): Promise<readonly Measure[]> {
  const world = makeWorld();
  const standin = await startStandin({ world, now: clockMs });
  standin.setLatency('CreateWebLoginToken', API_MS);
  const home = await makeUsedHome(world);
  const start = { desktop, standin, home };
  const env = windsockEnvironment(start);
  const windsock = await startWindsock(start);
  const [keys, sdk] = [startKeys(desktop), startSdkCaller(world, standin)];
  try {
    const scene = { desktop, standin, windsock, keys };
    await clearScreen(scene);
    return toMeasures(await measureAll(scene, sdk, env));
  } finally {
    sdk.end();
    await keys.end();
    await windsock.quit();
    await home.remove();
    await standin.close();
  }
}
