// Web login tokens and keys are found nowhere but in the AWS credentials file, however an opening ends.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { EnvironmentId } from '../../src/shared/environment.ts';
import type { RunningWindsock } from '../desktop/start-windsock.ts';
import type { AirflowFault, FaultKind } from '../standin/fault-board.ts';
import { sampleWorld } from '../standin/sample-world.ts';
import { type Standin, startStandin } from '../standin/start-standin.ts';
import type { World } from '../standin/world.ts';
import { frameOf } from './airflow-frame.ts';
import { hostOf, idOf, open, windowsOf } from './app-driver.ts';
import { canariesOf, foundIn, foundInFiles } from './canaries.ts';
import { test as base, expect } from './fixtures.ts';
import { leaksNow, recordMessages } from './leaks.ts';
import { phaseOf } from './session-life.ts';

const passingKey = {
  accessKeyId: 'ASIATEMPORARYMARA000',
  secretAccessKey: 'standin/TEMPORARY/not+a+real+secret00000',
  sessionToken: `FwoGZXIvYXdzEJr//${'Temporary+Mara/'.repeat(8)}9876543210==`,
};

/** The sample world, with a profile that has temporary keys in its file. */
const world: World = {
  ...sampleWorld,
  profiles: [
    ...sampleWorld.profiles,
    { kind: 'keys', name: 'temporary', region: 'eu-west-1', key: passingKey },
  ],
  principals: sampleWorld.principals.map((principal) =>
    principal.arn.endsWith('412233445566:user/mara.lindqvist')
      ? { ...principal, keys: [...principal.keys, passingKey] }
      : principal,
  ),
};

const test = base.extend({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from this pattern
  standin: async ({}, use) => {
    const standin = await startStandin({ world });
    await use(standin);
    await standin.close();
  },
});

/** Has the main process let go of what nothing holds, as a busy one does by itself. */
async function collectGarbage({ app }: RunningWindsock): Promise<void> {
  await app.evaluate(() => {
    process.getBuiltinModule('v8').setFlagsFromString('--expose-gc');
    process.getBuiltinModule('vm').runInNewContext('gc')();
  });
}

/** Openings that work, each with the profile that shows another way to get keys. */
const successes: readonly (readonly [string, EnvironmentId])[] = [
  ['Airflow 2', idOf('orders-prod')],
  ['Airflow 3, after the path of Airflow 2 was tried', idOf('customer-360-prod')],
  ['an assumed role', idOf('search-index-prod', 'data-platform-admin')],
  ['temporary keys', idOf('inventory-sync-prod', 'temporary')],
];

const awsFaults: readonly FaultKind[] = [
  'access-denied',
  'expired-token',
  'signature-mismatch',
  'html',
  'truncated',
  'reset',
  'empty-object',
];

const airflowFaults: readonly Exclude<AirflowFault['kind'], 'slow'>[] = [
  'login-rejects',
  'login-no-cookie',
  'login-page-500',
  'not-found',
  'reset',
  'truncated',
  'empty-503',
];

/** One app in which openings end in many ways, and the answers that its page got. */
interface Trial {
  readonly windsock: RunningWindsock;
  readonly standin: Standin;
  readonly answers: unknown[];
}

async function succeed({ windsock, standin }: Trial): Promise<void> {
  for (const [name, id] of successes) {
    await test.step(name, async () => {
      expect(await open(windsock, id)).toEqual({ ok: true, value: null });
      expect(await leaksNow(windsock, canariesOf(standin))).toEqual([]);
    });
  }
}

async function failBefore(trial: Trial, id: EnvironmentId): Promise<void> {
  const { windsock, standin } = trial;
  for (const kind of awsFaults) {
    await test.step(`AWS: ${kind}`, async () => {
      standin.setFault('CreateWebLoginToken', { kind, environment: id.name });
      trial.answers.push(await open(windsock, id));
      expect(await leaksNow(windsock, canariesOf(standin))).toEqual([]);
    });
  }
  standin.setFault('CreateWebLoginToken', null);
  for (const kind of airflowFaults) {
    await test.step(`Airflow: ${kind}`, async () => {
      standin.setAirflowFault(hostOf(standin, id.name), { kind });
      trial.answers.push(await open(windsock, id));
      expect(await leaksNow(windsock, canariesOf(standin))).toEqual([]);
    });
  }
}

/** The session of an open window is over, and the new login fails: what the window shows stays on the screen. */
async function failInOpenWindow(trial: Trial, id: EnvironmentId): Promise<void> {
  const { windsock, standin } = trial;
  const host = hostOf(standin, id.name);
  for (const kind of ['login-rejects', 'login-page-500', 'not-found', 'reset', 'empty-503'] as const) {
    await test.step(`Airflow, in an open window: ${kind}`, async () => {
      standin.setAirflowFault(host, null);
      expect(await open(windsock, id)).toEqual({ ok: true, value: null });
      // Windsock would log in by itself.
      standin.setFault('CreateWebLoginToken', { kind: 'access-denied' });
      standin.expireSessions(host);
      // It stays where it is, and the load is given up.
      await (await windsock.airflowPage(host)).goto(`https://${host}/home`).catch(() => undefined);
      await expect.poll(() => phaseOf(windsock, id.name)).toMatch(/expired|stopped/);
      standin.setFault('CreateWebLoginToken', null);
      standin.setAirflowFault(host, { kind });
      trial.answers.push(await open(windsock, id));
      await expect.poll(() => leaksNow(windsock, canariesOf(standin))).toEqual([]);
    });
  }
}

/** Bugs, whose errors and warnings carry what they were about: the login's address, and the keys that it was asked with. */
async function failByBugs({ windsock, standin }: Trial, logFile: string): Promise<void> {
  const logins = standin
    .mintedTokens()
    .map(({ token }) => `Failed to load https://x.airflow.amazonaws.com/aws_mwaa/aws-console-sso#${token}`);
  const requests = [passingKey, ...standin.issuedKeys()].map((key) => `Refused: ${JSON.stringify(key)}`);
  const texts = [...logins, ...requests];
  await windsock.app.evaluate((_electron, all) => {
    for (const text of all) {
      void Promise.reject(new Error(text));
      process.emitWarning(text);
    }
  }, texts);
  const count = async (words: RegExp) => (await readFile(logFile, 'utf8')).match(words)?.length;
  await expect.poll(() => count(/not handled, entry/g)).toBe(texts.length);
  await expect.poll(() => count(/A warning: Warning (?!Node)/g)).toBe(texts.length);
}

const loginPath = '/aws_mwaa/aws-console-sso';

/** An open window has lost its page, so the new login runs in it, and its login page stays: without the token. */
async function failInBrokenWindow(trial: Trial, id: EnvironmentId): Promise<void> {
  const { windsock, standin } = trial;
  const host = hostOf(standin, id.name);
  const addresses = async () => (await windowsOf(windsock.app)).map(({ url }) => url);
  const breakWindow = async () => {
    standin.setAirflowFault(host, null);
    expect(await open(windsock, id)).toEqual({ ok: true, value: null });
    standin.setAirflowFault(host, { kind: 'reset' });
    await expect((await windsock.airflowPage(host)).goto(`https://${host}/home`)).rejects.toThrow('ERR_');
    const frame = await frameOf(windsock, id.name);
    await frame.getByRole('button', { name: 'Try again' }).waitFor();
    standin.setAirflowFault(host, null);
  };
  const leavesNothing = () => expect.poll(() => leaksNow(windsock, canariesOf(standin))).toEqual([]);
  for (const kind of ['login-rejects', 'login-page-500'] as const) {
    await test.step(`Airflow, in a broken window: ${kind}`, async () => {
      await breakWindow();
      standin.setAirflowFault(host, { kind });
      trial.answers.push(await open(windsock, id));
      await expect.poll(addresses).toContain(`https://${host}/`);
      await leavesNothing();
    });
  }
  await test.step('Airflow, in a broken window: the process of the login page ends', async () => {
    await breakWindow();
    standin.setAirflowPage(host, loginPath, { body: '<p>waits</p>' });
    const opening = open(windsock, id);
    await expect.poll(addresses).toContainEqual(expect.stringContaining(loginPath));
    await windsock.app.evaluate(
      ({ webContents }, path) =>
        webContents
          .getAllWebContents()
          .find((each) => each.getURL().includes(path))
          ?.forcefullyCrashRenderer(),
      loginPath,
    );
    trial.answers.push(await opening);
    standin.setAirflowPage(host, loginPath, null);
    await leavesNothing();
  });
}

test('tokens and keys stay out of files, logs, messages, titles, history and arguments', async ({
  standin,
  home,
  start,
}) => {
  const windsock = await start();
  await recordMessages(windsock);
  const silent = idOf('orders-reporting-prod');
  standin.setAirflowFault(hostOf(standin, silent.name), { kind: 'silent' });
  const timedOut = open(windsock, silent);
  await expect
    .poll(() =>
      standin.requests.some(({ side, environment }) => side === 'airflow' && environment === silent.name),
    )
    .toBe(true);
  await collectGarbage(windsock);

  const trial: Trial = { windsock, standin, answers: [] };
  await succeed(trial);
  await failBefore(trial, idOf('fraud-detection-prod'));
  await failInOpenWindow(trial, idOf('orders-prod'));
  await failInBrokenWindow(trial, idOf('orders-prod'));
  trial.answers.push(await timedOut);
  expect(trial.answers.at(-1)).toMatchObject({ failure: { kind: 'timeout' } });
  expect(trial.answers).toEqual(trial.answers.map(() => expect.objectContaining({ ok: false })));
  expect(foundIn('an answer', JSON.stringify(trial.answers), canariesOf(standin))).toEqual([]);
  expect(await leaksNow(windsock, canariesOf(standin))).toEqual([]);
  expect(standin.issuedKeys()).toHaveLength(1);
  await failByBugs(trial, join(home.userData, 'logs/main.log'));
  expect(await leaksNow(windsock, canariesOf(standin))).toEqual([]);

  const isCredentialsFile = (file: string) => file === '.aws/credentials';
  expect(await foundInFiles(home.folder, canariesOf(standin), isCredentialsFile)).toEqual([]);
  await windsock.quit();
  expect(await foundInFiles(home.folder, canariesOf(standin), isCredentialsFile)).toEqual([]);
  // The search can find: the one place where they belong has the keys of the profiles.
  expect(await foundInFiles(home.folder, canariesOf(standin), () => false)).toContain(
    `.aws/credentials has the session token of ${passingKey.accessKeyId}`,
  );
});
