import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Program, type ProgramStart, startProgram } from '../../../src/main/start-program.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'windsock-program-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function start(words: readonly string[], more: Partial<ProgramStart> = {}): Program {
  return startProgram({ words, folder, environment: process.env, isWindows: false, ...more });
}

/** What a script printed, once it ended. */
async function printedBy(text: string, words: readonly string[] = [], more: Partial<ProgramStart> = {}) {
  let printed = '';
  const onOutput = (chunk: Buffer) => {
    printed += chunk.toString();
  };
  const end = await start(['/bin/sh', '-c', text, 'sh', ...words], { ...more, onOutput }).ended;
  return { end, printed };
}

async function isGone(pid: number): Promise<boolean> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => 'State:\tX');
  return /^State:\s+[ZX]/m.test(status);
}

test('a program gets its words as they are, its folder, no input, and no variable of Windsock or Electron', async () => {
  const environment = {
    PATH: process.env.PATH,
    KEPT: 'yes',
    ELECTRON_RUN_AS_NODE: '1',
    WINDSOCK_X: '1',
    APPDIR: '/x',
  };
  const { printed } = await printedBy('pwd; cat; printf "%s|" "$@"; env', ['$HOME', '; ls', 'a b'], {
    environment,
  });
  expect(printed).toContain(`${folder}\n$HOME|; ls|a b|`);
  expect(printed).toContain('KEPT=yes');
  expect(printed).not.toMatch(/ELECTRON_|WINDSOCK_|APPDIR/);
});

test('a program looks for nothing in the mount of the AppImage that Windsock runs from', async () => {
  const mount = '/tmp/.mount_WindsoX';
  const environment = {
    APPDIR: mount,
    PATH: `${mount}:${mount}/usr/sbin:${process.env.PATH}`,
    LD_LIBRARY_PATH: `${mount}/usr/lib`,
    XDG_DATA_DIRS: `${mount}/usr/share/:${mount}Y/share:/usr/share`,
    KEPT: `${mount}/etc`,
  };
  const { printed } = await printedBy('env', [], { environment });
  expect(printed).toContain(`PATH=${process.env.PATH}\n`);
  expect(printed).toContain(`XDG_DATA_DIRS=${mount}Y/share:/usr/share\n`);
  expect(printed).toContain(`KEPT=${mount}/etc\n`);
  expect(printed).not.toContain('LD_LIBRARY_PATH');
});

test.each([
  ['exit 0', { exitCode: 0 }],
  ['exit 7', { exitCode: 7 }],
  ['kill -KILL $$', { signal: 'SIGKILL' }],
])('"%s" ends as %j', async (text, end) => {
  expect((await printedBy(text)).end).toEqual(end);
});

test.each([[['/no/such/program']], [['']], [['a\0b']], [[]]])('%j does not start', async (words) => {
  const program = start(words);
  program.end('asked');
  program.end('forced');
  expect(await program.ended).toBe('not-started');
});

test('ending it ends all that it started; what does not listen is made to', async () => {
  const pids = join(folder, 'pids');
  await writeFile(pids, '');
  const child = `trap '' TERM; echo $$ >> ${pids}; while :; do sleep 1; done`;
  const program = start(['/bin/sh', '-c', `(${child}) & ${child}`]);
  const started = async () => (await readFile(pids, 'utf8')).trim().split('\n').filter(Boolean);
  await expect.poll(started).toHaveLength(2);
  program.end('asked');
  const [pid = ''] = await started();
  expect(await isGone(Number(pid))).toBe(false);
  program.end('forced');
  expect(await program.ended).toEqual({ signal: 'SIGKILL' });
  for (const each of await started()) await expect.poll(() => isGone(Number(each))).toBe(true);
});
