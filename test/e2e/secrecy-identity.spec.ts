// Codes, tokens, client secrets and keys of every sign-in are found nowhere but where the AWS CLI keeps them, however it ends.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FaultKind, Operation } from '../standin/fault-board.ts';
import { identityHomes, makeIdentityWorld, mfaCodes } from '../standin/identity-world.ts';
import { type Standin, startStandin } from '../standin/start-standin.ts';
import { give, open, snapshotOf } from './app-driver.ts';
import { type Canary, canariesOfKey, foundIn, foundInFiles, identityCanariesOf } from './canaries.ts';
import { leaksNow, recordMessages } from './leaks.ts';
import { test as base, expect, type Person } from './person.ts';

/** What the test itself wrote, and the two caches that are shared with the AWS CLI. */
const allowed =
  /^\.aws\/(credentials|process-keys\.sh|web-identity\.jwt|sso\/cache\/[^/]+|login\/cache\/[^/]+)$/;

const idOf = (profile: keyof typeof identityHomes) => ({
  profile,
  region: 'eu-west-1',
  name: identityHomes[profile].environments[0],
});

const test = base.extend({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from this pattern
  standin: async ({}, use) => {
    const standin = await startStandin({ world: makeIdentityWorld({ loginKeysLifeMs: 0 }) });
    await use(standin);
    await standin.close();
  },
});

interface Trial {
  readonly person: Person;
  readonly standin: Standin;
  readonly answers: unknown[];
  /** The private keys that the app made itself. */
  readonly keys: Canary[];
}

/** @returns every secret that is somewhere now, in the app or in an answer to one of its pages */
async function leaks({ person, standin, answers, keys }: Trial): Promise<readonly string[]> {
  const canaries = [...identityCanariesOf(standin), ...keys];
  return [
    ...(await leaksNow(person.windsock, canaries)),
    ...foundIn('an answer', JSON.stringify(answers), canaries),
  ];
}

/** Lets a sign-in fail at each of its calls, then lets it work, then lets it end. */
async function signIn(trial: Trial): Promise<void> {
  const { person, standin, answers } = trial;
  const opening = open(person.windsock, idOf('sso-engineer'));
  const page = await person.promptAbout('Sign in to mara-data');
  let links = 1;
  const refuse = async (operation: Operation, kind: FaultKind) => {
    standin.setFault(operation, { kind });
    await fetch(await standin.approveSignIn(await person.link(links)));
    await page.getByRole('button', { name: 'Try again' }).waitFor();
    expect(await leaks(trial)).toEqual([]);
    standin.setFault(operation, null);
    await page.getByRole('button', { name: 'Try again' }).click();
    links += 1;
  };
  for (const kind of ['invalid-grant', 'html', 'truncated', 'empty-object'] as const)
    await refuse('CreateToken', kind);
  await fetch(await standin.denySignIn(await person.link(links)));
  await page.getByRole('button', { name: 'Try again' }).click();
  await fetch(await standin.approveSignIn(await person.link(links + 1)));
  expect(await opening).toEqual({ ok: true, value: null });
  await person.promptGone();
  expect(await leaks(trial)).toEqual([]);
  for (const kind of ['truncated', 'empty-object', 'unauthorized'] as const) {
    standin.setFault('GetRoleCredentials', { kind });
    const failing = open(person.windsock, idOf('sso-analyst'));
    // AWS does not take the session any more: only the person can help.
    if (kind === 'unauthorized') {
      await person.promptAbout('Sign in to mara-data');
      await give(person.windsock, 'cancelOpening', idOf('sso-analyst'));
    }
    answers.push(await failing);
    expect(await leaks(trial)).toEqual([]);
  }
  standin.setFault('GetRoleCredentials', null);
}

/** The code is typed for real, wrong and right, and refused for other reasons. */
async function typeCodes(trial: Trial, type: (text: string) => Promise<void>): Promise<void> {
  const { person, standin, answers } = trial;
  for (const kind of ['access-denied', 'html', 'empty-object'] as const) {
    const failing = open(person.windsock, idOf('mfa-role'));
    await person.promptAbout('MFA code for mfa-role');
    standin.setFault('AssumeRole', { kind });
    await type(mfaCodes[0]);
    answers.push(await failing);
    await person.promptGone();
    standin.setFault('AssumeRole', null);
    expect(await leaks(trial)).toEqual([]);
  }
  const opening = open(person.windsock, idOf('mfa-role'));
  const page = await person.promptAbout('MFA code for mfa-role');
  await type('000000');
  await expect(page.getByText('AWS did not take that code.')).toBeVisible();
  expect(await leaks(trial)).toEqual([]);
  await type(mfaCodes[0]);
  expect(await opening).toEqual({ ok: true, value: null });
  expect(await leaks(trial)).toEqual([]);
}

/** A program that tells its keys to everybody: in an error, on standard error, and around its answer. */
async function runPrograms(trial: Trial, script: string): Promise<void> {
  const { person, answers } = trial;
  const good = await readFile(script, 'utf8');
  const failing = [`${good}\nexit 3\n`, good.replace(/\ncat /, '\ncat >&2 '), `${good}\necho more\n`];
  for (const program of failing) {
    await writeFile(script, program);
    const opening = open(person.windsock, idOf('process-keys'));
    const isAsked = answers.length > 0 && program === failing[0];
    if (isAsked) {
      const page = await person.promptAbout('Run a program for process-keys?');
      await page.getByRole('button', { name: 'Allow this command' }).click();
    }
    answers.push(await opening);
    expect(await leaks(trial)).toEqual([]);
  }
  await writeFile(script, good);
  expect(await open(person.windsock, idOf('process-keys'))).toEqual({ ok: true, value: null });
  expect(await leaks(trial)).toEqual([]);
}

/** Lets each call for new keys fail. */
async function renew(
  trial: Trial,
  operation: Operation,
  profile: keyof typeof identityHomes,
  faults: readonly FaultKind[],
): Promise<void> {
  const { person, standin, answers } = trial;
  for (const kind of faults) {
    standin.setFault(operation, { kind });
    answers.push(await give(person.windsock, 'authenticate', profile));
    expect(await leaks(trial)).toEqual([]);
  }
  standin.setFault(operation, null);
}

/** The sign-in of `aws login` has ended; a new one fails at first. */
async function signInToAws(trial: Trial, cache: string): Promise<void> {
  const { person, standin } = trial;
  await person.browser.forget();
  standin.setFault('CreateOAuth2Token', { kind: 'expired-token' });
  const opening = open(person.windsock, idOf('console-login'));
  const page = await person.promptAbout('Sign in to AWS for profile console-login');
  for (const [at, kind] of (['expired-code', 'html', 'empty-object'] as const).entries()) {
    standin.setFault('CreateOAuth2Token', { kind });
    await fetch(await standin.approveSignIn(await person.link(at + 1)));
    await page.getByRole('button', { name: 'Try again' }).waitFor();
    expect(await leaks(trial)).toEqual([]);
    standin.setFault('CreateOAuth2Token', null);
    await page.getByRole('button', { name: 'Try again' }).click();
  }
  await fetch(await standin.approveSignIn(await person.link(4)));
  expect(await opening).toEqual({ ok: true, value: null });
  const [file = ''] = await readdir(cache);
  const { dpopKey } = JSON.parse(await readFile(join(cache, file), 'utf8')) as { dpopKey: string };
  expect(canariesOfKey(dpopKey).length).toBeGreaterThan(1);
  trial.keys.push(...canariesOfKey(dpopKey));
  expect(await leaks(trial)).toEqual([]);
}

test('what signs people in stays out of files, logs, messages, windows and arguments', async ({
  person,
  standin,
  home,
  desktop,
}) => {
  const { windsock } = person;
  await recordMessages(windsock);
  const trial: Trial = { person, standin, answers: [], keys: [] };
  await signIn(trial);
  await typeCodes(trial, desktop.type);
  await runPrograms(trial, join(home.awsFolder, 'process-keys.sh'));
  await renew(trial, 'AssumeRoleWithWebIdentity', 'web-identity', [
    'access-denied',
    'html',
    'empty-object',
    'reset',
  ]);
  expect(await open(windsock, idOf('web-identity'))).toEqual({ ok: true, value: null });
  await renew(trial, 'CreateOAuth2Token', 'console-login', ['html', 'truncated', 'reset']);
  await signInToAws(trial, join(home.awsFolder, 'login', 'cache'));
  expect(await give(windsock, 'signOut', 'mara-data')).toEqual({ ok: true, value: null });
  expect(await leaks(trial)).toEqual([]);
  expect(trial.answers).toEqual(trial.answers.map(() => expect.objectContaining({ ok: false })));

  const canaries = [...identityCanariesOf(standin), ...trial.keys];
  const isAllowed = (file: string) => allowed.test(file);
  expect((await snapshotOf(windsock)).prompts).toEqual([]);
  expect(await foundInFiles(home.folder, canaries, isAllowed)).toEqual([]);
  await windsock.quit();
  expect(await foundInFiles(home.folder, canaries, isAllowed)).toEqual([]);
  expect(foundIn('the output', windsock.output(), canaries)).toEqual([]);
  // The search can find: what the AWS CLI shares has the secrets of the sign-ins.
  const everywhere = await foundInFiles(home.folder, canaries, () => false);
  expect(everywhere.join('\n')).toMatch(/login\/cache\/.*private key of aws login/);
});
