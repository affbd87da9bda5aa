// What happens to the app in a soak: what people do, and what the world does to them.
import { setTimeout } from 'node:timers/promises';
import { type EnvironmentId, environmentKey } from '../../src/shared/environment.ts';
import { kill, treeOf } from '../desktop/process-tree.ts';
import { type Desktop, until } from '../desktop/start-desktop.ts';
import { hostOf } from '../e2e/app-driver.ts';
import type { Standin } from '../standin/start-standin.ts';
import type { LiveWindsock } from './live-windsock.ts';

/** What the person has told the app to keep, by the key of the environment. */
export interface Kept {
  readonly favourites: Set<string>;
  readonly aliases: Map<string, string>;
}

/** All that a deed works with. `pick`: one of these, by the seed. */
export interface Soak {
  readonly windsock: LiveWindsock;
  readonly desktop: Desktop;
  readonly standin: Standin;
  readonly environments: readonly EnvironmentId[];
  readonly kept: Kept;
  readonly random: () => number;
  readonly pick: <T>(values: readonly T[]) => T;
}

type Deed = (soak: Soak) => Promise<void>;

const MOST_WINDOWS = 8;
const STOPPED_MS = [200, 1_000, 4_000] as const;

/** Opens as the picker does; what the world does meanwhile may make it fail, and says so in its row. */
async function open({ windsock, environments, pick }: Soak): Promise<void> {
  if ((await windsock.airflowPages()).length >= MOST_WINDOWS) await windsock.closeWindows();
  await windsock.give('openEnvironment', pick(environments), { picker: 'hide', query: '' });
}

async function openByKeys({ desktop, environments, pick }: Soak): Promise<void> {
  await desktop.press('alt+shift+space');
  await desktop.type(pick(environments).name.slice(0, 6));
  await desktop.press(pick(['Return', 'ctrl+k', 'Escape']), 'Escape', 'Escape');
}

async function close({ windsock, random }: Soak): Promise<void> {
  await windsock.app.evaluate(({ BrowserWindow }, share) => {
    const windows = BrowserWindow.getAllWindows().filter((each) => each.contentView.children.length > 0);
    const window = windows[Math.floor(share * windows.length)];
    // What a debugger asks runs in the midst of other code, and there a window never closes for a person.
    setImmediate(() => {
      if (window?.isDestroyed() === false) window.close();
    });
  }, random());
}

/** Goes to another page of Airflow, as a click on a link does. */
async function browse({ windsock, pick }: Soak): Promise<void> {
  const path = pick(['/home', '/dags', '/pool/list/', '/assets', '/cluster_activity', '/nowhere']);
  await windsock.app.evaluate(({ webContents }, to) => {
    const page = webContents.getAllWebContents().find((each) => each.getURL().startsWith('https:'));
    if (page === undefined || page.isCrashed()) return;
    // Not waited for: a page that goes away never answers. Not by `executeJavaScript` of the page, which would keep it for that answer.
    void page.mainFrame
      .executeJavaScript(`location.assign(${JSON.stringify(to)})`, true)
      .catch(() => undefined);
  }, path);
}

async function expire(soak: Soak): Promise<void> {
  const { name } = soak.pick(soak.environments);
  soak.standin.expireSessions(hostOf(soak.standin, name));
  await browse(soak);
}

async function crashPage({ windsock, pick }: Soak): Promise<void> {
  const pages = (await windsock.airflowPages()).filter(({ pid }) => pid !== 0);
  if (pages.length > 0) kill(pick(pages).pid, 'SIGKILL');
}

/**
 * The picker's process, the network's, whichever: all but the main one, the one that starts others, and the graphics'. Chromium ends
 * the whole browser once that one died a few times within an hour; that it may die once has a test (`e2e/faults-window.spec.ts`).
 * Up to Electron 39 calls of the main process fail for ever once the network's process ended (electron#49572).
 */
async function crashHelper({ windsock, pick }: Soak): Promise<void> {
  const pids = await windsock.app.evaluate(({ app }) => {
    const spared = ['Browser', 'Zygote', 'GPU'];
    const isOld = Number(process.versions.electron.split('.')[0]) < 40;
    return app
      .getAppMetrics()
      .filter(({ type, name }) => !spared.includes(type) && !(isOld && name === 'Network Service'))
      .map(({ pid }) => pid);
  });
  if (pids.length === 0) return;
  const pid = pick(pids);
  kill(pid, 'SIGKILL');
  // What is asked of the picker before the app knows would be lost with it, in a test as for a person.
  await until('the app to know', () =>
    windsock.app.evaluate(({ app }, gone) => app.getAppMetrics().every((each) => each.pid !== gone), pid),
  );
}

async function suspend({ windsock, pick }: Soak): Promise<void> {
  const all = await treeOf(windsock.app.process().pid ?? 0);
  for (const pid of all) kill(pid, 'SIGSTOP');
  await setTimeout(pick(STOPPED_MS));
  for (const pid of all) kill(pid, 'SIGCONT');
}

async function breakAws({ standin, pick }: Soak): Promise<void> {
  const kind = pick(['throttle', 'internal', 'reset', 'html', 'expired-token', 'truncated'] as const);
  standin.setFault(pick(['CreateWebLoginToken', 'ListEnvironments', 'GetEnvironment'] as const), {
    kind,
    times: 3,
  });
}

async function breakAirflow(soak: Soak): Promise<void> {
  const kind = soak.pick([
    'login-page-500',
    'login-rejects',
    'empty-503',
    'reset',
    'truncated',
    'api-401',
  ] as const);
  soak.standin.setAirflowFault(hostOf(soak.standin, soak.pick(soak.environments).name), { kind, times: 2 });
}

async function rename({ windsock, environments, kept, pick, random }: Soak): Promise<void> {
  const id = pick(environments);
  const alias = pick(['', `alias ${Math.floor(random() * 1e6)}`, 'Größe ⇄ שלום']);
  const answer = await windsock.give('setAlias', id, alias);
  if (!answer.ok) return;
  if (alias === '') kept.aliases.delete(environmentKey(id));
  else kept.aliases.set(environmentKey(id), alias);
}

async function favour({ windsock, environments, kept, pick }: Soak): Promise<void> {
  const id = pick(environments);
  const key = environmentKey(id);
  const isOne = kept.favourites.has(key);
  const answer = await windsock.give('setFavourite', id, !isOne);
  if (!answer.ok) return;
  if (isOne) kept.favourites.delete(key);
  else kept.favourites.add(key);
}

async function look({ windsock }: Soak): Promise<void> {
  await windsock.give('lookForEnvironments');
}

/** Each deed, as often as it stands here. */
export const deeds: Readonly<Record<string, { readonly weight: number; readonly run: Deed }>> = {
  open: { weight: 8, run: open },
  'open by keys': { weight: 3, run: openByKeys },
  close: { weight: 4, run: close },
  browse: { weight: 4, run: browse },
  expire: { weight: 4, run: expire },
  'crash a page': { weight: 2, run: crashPage },
  'crash a process': { weight: 1, run: crashHelper },
  suspend: { weight: 1, run: suspend },
  'break AWS': { weight: 2, run: breakAws },
  'break Airflow': { weight: 2, run: breakAirflow },
  rename: { weight: 2, run: rename },
  favour: { weight: 2, run: favour },
  look: { weight: 1, run: look },
};
