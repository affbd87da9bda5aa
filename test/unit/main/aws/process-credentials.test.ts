import { createHash } from 'node:crypto';
import { access, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { CredentialsRequest } from '../../../../src/main/aws/credentials-request.ts';
import { processCommand, processCredentials } from '../../../../src/main/aws/process-credentials.ts';
import { profileSetOf } from '../core/parse-files.ts';
import { temporaryFolder } from './aws-fixture.ts';

const keys = { Version: 1, AccessKeyId: 'AKIDEXAMPLE', SecretAccessKey: 'secret-of-example' };
/** Stands in commands, and must be in no failure. */
const canary = 'canary-of-the-command';

interface RunOptions {
  readonly allow?: string | undefined;
  readonly environment?: NodeJS.ProcessEnv;
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
}

async function run(command: string, options: RunOptions = {}) {
  const home = await temporaryFolder();
  const definition = profileSetOf(`[profile p]\ncredential_process = ${command}`).definition('p');
  if (definition === null) throw new Error('no profile p');
  const sha256 = createHash('sha256').update(command).digest('hex');
  const request = {
    definition,
    environment: { ...process.env, HOME: home, ...options.environment },
    allowedProcess: () => ('allow' in options ? options.allow : sha256),
    processRules: { words: 'posix', timeoutMs: options.timeoutMs ?? 10_000 },
    signal: options.signal ?? new AbortController().signal,
  } as Partial<CredentialsRequest> as CredentialsRequest;
  const result = await processCredentials(request, definition);
  expect(JSON.stringify(result)).not.toContain(canary);
  return { result, home };
}

/** A script that does this. */
async function script(body: string): Promise<string> {
  const path = join(await temporaryFolder(), 'program.sh');
  await writeFile(path, `#!/bin/sh\n${body}\n`, { mode: 0o700 });
  return path;
}

async function printing(answer: unknown): Promise<string> {
  return script(`cat <<'END'\n${typeof answer === 'string' ? answer : JSON.stringify(answer)}\nEND`);
}

function failed(problem: string, more: object = {}) {
  return { ok: false, failure: { kind: 'process-failed', profile: 'p', problem, ...more } };
}

async function isGone(pid: number): Promise<boolean> {
  try {
    // A killed process stays in the table until its parent looks; in state Z it does nothing more.
    return /^State:\s+[ZX]/m.test(await readFile(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return true;
  }
}

describe('a program', () => {
  test('that prints keys gives credentials', async () => {
    const { result } = await run(await printing(keys));
    expect(result).toEqual({
      ok: true,
      value: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret-of-example' },
    });
  });

  test('that prints a session gives credentials that end', async () => {
    const expiresAt = new Date(Date.now() + 3_600_000);
    const { result } = await run(
      await printing({ ...keys, SessionToken: 't', Expiration: expiresAt.toISOString() }),
    );
    expect(result).toMatchObject({ value: { sessionToken: 't', expiration: expiresAt } });
  });

  test('is given its words and nothing that a shell makes of them', async () => {
    const home = await temporaryFolder();
    const touched = join(home, 'touched');
    const said = join(home, 'said');
    const program = await script(`printf '%s|' "$@" > ${said}\ncat <<'END'\n${JSON.stringify(keys)}\nEND`);
    const { result } = await run(
      `${program} \\; touch ${touched} $(touch ${touched}) \`touch ${touched}\` | & > ${touched} ~ * "two words" 'a"b' $HOME`,
    );
    expect(result).toMatchObject({ ok: true });
    await expect(access(touched)).rejects.toThrow('ENOENT');
    expect(await readFile(said, 'utf8')).toBe(
      [';', 'touch', touched, '$(touch', `${touched})`, '`touch', `${touched}\``, '|', '&', '>', touched]
        .concat('~', '*', 'two words', 'a"b', '$HOME', '')
        .join('|'),
    );
  });

  test('is not run before somebody allowed this very command', async () => {
    const touched = join(await temporaryFolder(), 'touched');
    const program = await script(`touch ${touched}`);
    const need = { kind: 'process-consent', profile: 'p' };
    for (const allow of [undefined, '', createHash('sha256').update(`${program} x`).digest('hex')]) {
      const { result } = await run(program, { allow });
      expect(result).toEqual({ ok: false, failure: { kind: 'person-needed', profile: 'p', need } });
    }
    await expect(access(touched)).rejects.toThrow('ENOENT');
  });

  test('begins in the home folder, without input, and without the variables of Windsock and Electron', async () => {
    const said = join(await temporaryFolder(), 'said');
    const program = await script(
      `pwd > ${said}\ncat >> ${said}\nenv >> ${said}\necho '${JSON.stringify(keys)}'`,
    );
    const { result, home } = await run(program, {
      environment: { ELECTRON_RUN_AS_NODE: '1', WINDSOCK_X: '1', APPIMAGE: '/x', AWS_PROFILE: 'kept' },
    });
    expect(result).toMatchObject({ ok: true });
    const text = await readFile(said, 'utf8');
    expect(text.split('\n')[0]).toBe(home);
    expect(text).toContain('AWS_PROFILE=kept');
    expect(text).not.toMatch(/^(ELECTRON_|WINDSOCK_|APPIMAGE)/m);
  });

  test.each<readonly [string, unknown, string]>([
    ['no JSON', 'hello', 'not-json'],
    ['nothing', '', 'not-json'],
    ['half of it', '{"Version": 1, "AccessKeyId": "a"', 'not-json'],
    ['a list', 'null', 'not-json'],
    ['another version', { ...keys, Version: 2 }, 'incomplete'],
    ['no version', { ...keys, Version: undefined }, 'incomplete'],
    ['no secret', { ...keys, SecretAccessKey: '' }, 'incomplete'],
    ['a number for a key', { ...keys, AccessKeyId: 1 }, 'incomplete'],
    ['an odd time', { ...keys, Expiration: 'tomorrow' }, 'incomplete'],
    ['keys of yesterday', { ...keys, Expiration: '2020-01-01T00:00:00Z' }, 'expired'],
  ])('that prints %s fails', async (_what, answer, problem) => {
    expect((await run(await printing(answer))).result).toEqual(failed(problem));
  });

  test('that ends with an error fails with its code, and what it says is not told', async () => {
    const program = await script(`echo ${canary} >&2; echo ${canary}; exit 7`);
    expect((await run(`${program} ${canary}`)).result).toEqual(failed('exit-code', { exitCode: 7 }));
  });

  test('that does not exist, or is none, fails', async () => {
    expect((await run(`/no/such/program ${canary}`)).result).toEqual(failed('not-found'));
    const text = join(await temporaryFolder(), 'text');
    await writeFile(text, 'no program');
    expect((await run(text)).result).toEqual(failed('not-found'));
  });

  test('whose command has an open quote fails', async () => {
    expect((await run(`program "${canary}`)).result).toEqual(failed('not-parsable'));
  });

  test('may print 64 KiB, and not one byte more', async () => {
    const printingBytes = (bytes: number) => {
      const answer = JSON.stringify(keys);
      return script(`printf '%s%${bytes - answer.length}s' '${answer}' ''`);
    };
    expect((await run(await printingBytes(65_536))).result).toMatchObject({ ok: true });
    expect((await run(await printingBytes(65_537))).result).toEqual(failed('too-much-output'));
  });

  test('that prints without end is stopped', async () => {
    const pidFile = join(await temporaryFolder(), 'pid');
    const program = await script(`echo $$ > ${pidFile}\nyes ${canary}`);
    expect((await run(program)).result).toEqual(failed('too-much-output'));
    const pid = Number(await readFile(pidFile, 'utf8'));
    await expect.poll(() => isGone(pid)).toBe(true);
  });

  test('that hangs is killed with all that it started', async () => {
    const folder = await temporaryFolder();
    const program = await script(
      `echo $$ > ${folder}/pid\nsh -c 'echo $$ > ${folder}/grandchild; exec sleep 600' &\nwait`,
    );
    const pids = async () =>
      Promise.all(
        ['pid', 'grandchild'].map(async (name) => Number(await readFile(`${folder}/${name}`, 'utf8'))),
      );
    // Long enough for both to begin on a busy machine.
    expect((await run(program, { timeoutMs: 2_000 })).result).toEqual(failed('timeout'));
    for (const pid of await pids()) {
      expect(pid).toBeGreaterThan(1);
      await expect.poll(() => isGone(pid)).toBe(true);
    }
  });

  test('is killed when nobody waits any more', async () => {
    const pidFile = join(await temporaryFolder(), 'pid');
    const program = await script(`echo $$ > ${pidFile}\nexec sleep 600`);
    const controller = new AbortController();
    const running = run(program, { signal: controller.signal });
    const pid = () => readFile(pidFile, 'utf8').then(Number, () => 0);
    await expect.poll(pid).toBeGreaterThan(1);
    controller.abort();
    expect((await running).result).toEqual({ ok: false, failure: { kind: 'cancelled' } });
    const ended = await pid();
    await expect.poll(() => isGone(ended)).toBe(true);
  });
});

describe('the command', () => {
  const commandOf = (text: string, words: 'posix' | 'windows' = 'posix') => {
    const definition = profileSetOf(`[profile p]\n${text}`).definition('p');
    return definition === null ? null : processCommand(definition, { words });
  };

  test('is shown split, with its place and what a consent is bound to', () => {
    expect(commandOf('region = x\ncredential_process = "/opt/my tools/x" --a=b')).toEqual({
      words: ['/opt/my tools/x', '--a=b'],
      file: 'config',
      line: 3,
      sha256: createHash('sha256').update('"/opt/my tools/x" --a=b').digest('hex'),
    });
  });

  test('is split by the rules of Windows there', () => {
    const windows = commandOf('credential_process = "C:\\Program Files\\x.exe" --a C:\\b\\', 'windows');
    expect(windows?.words).toEqual(['C:\\Program Files\\x.exe', '--a', 'C:\\b\\']);
  });

  test('is none without a program', () => {
    expect(commandOf('credential_process =')).toBeNull();
    expect(commandOf('credential_process = "x')).toBeNull();
    expect(commandOf('region = x')).toBeNull();
  });
});
