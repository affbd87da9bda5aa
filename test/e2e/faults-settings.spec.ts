// Settings that are spoilt between two starts, and a Windsock that is killed while it saves: no favourite is lost.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { build } from 'vite';
import { environmentKey } from '../../src/shared/environment.ts';
import type { Settings } from '../../src/shared/settings.ts';
import { give, idOf, snapshotOf } from './app-driver.ts';
import { mountSmallDisk, whyNoMount } from './disks.ts';
import { expect, test } from './fixtures.ts';
import { keepEnvironments, settingsFile } from './settings-file.ts';

const [orders, payments] = [idOf('orders-prod'), idOf('payments-prod')];

/** What stands in the file at a start, and whether that is a damage. */
const spoilt: readonly (readonly [
  what: string,
  spoil: (good: Settings) => string | Buffer,
  isDamage: boolean,
])[] = [
  ['nothing', () => '', true],
  ['NUL', () => Buffer.alloc(600), true],
  ['null', () => 'null', true],
  ['an array', () => '[]', true],
  ['fields of wrong kinds', (good) => JSON.stringify({ ...good, favourites: 'x', hotkey: 7 }), true],
  ['nothing but a version', () => '{"version":1}', true],
  ['a version of tomorrow', (good) => JSON.stringify({ ...good, version: 2 }), true],
  ['a byte order mark', (good) => `\uFEFF${JSON.stringify(good)}`, false],
];

test('whatever stands in the settings file, the favourites are there, and the file is kept where it was damaged', async ({
  home,
  start,
}) => {
  await keepEnvironments(home, [orders]);
  const first = await start();
  await give(first, 'setFavourite', payments, true);
  await first.quit();
  const good = JSON.parse(await readFile(settingsFile(home), 'utf8')) as Settings;
  expect(good.favourites).toEqual([orders, payments]);
  for (const [what, spoil, isDamage] of spoilt) {
    const text = spoil(good);
    await writeFile(settingsFile(home), text);
    const windsock = await start();
    const { favourites, notices } = await snapshotOf(windsock);
    expect(favourites, what).toEqual([orders, payments]);
    const told = notices.map(({ failure }) => failure);
    const kept = (await readdir(home.userData)).filter((name) => name.includes('.bad-'));
    expect(kept, what).toHaveLength(isDamage ? 1 : 0);
    const [keptAs = ''] = kept;
    expect(told, what).toEqual(
      isDamage ? [{ kind: 'settings-restored', from: 'last-good-copy', keptAs }] : [],
    );
    if (isDamage) {
      expect(await readFile(join(home.userData, keptAs))).toEqual(Buffer.from(text));
      await rm(join(home.userData, keptAs));
    }
    await windsock.quit();
  }
});

test('a pipe in the place of the settings and one in that of the log hold no start up', async ({
  home,
  start,
}) => {
  const logs = join(home.userData, 'logs');
  await mkdir(logs, { recursive: true });
  for (const each of [settingsFile(home), join(logs, 'main.log')]) execFileSync('mkfifo', [each]);
  const windsock = await start();
  await give(windsock, 'setFavourite', orders, true);
  const { favourites, notices } = await snapshotOf(windsock);
  expect(favourites).toEqual([orders]);
  const [keptAs] = (await readdir(home.userData)).filter((name) => name.includes('.bad-'));
  expect(notices.map(({ failure }) => failure)).toEqual([
    { kind: 'settings-restored', from: 'defaults', keptAs },
  ]);
  await windsock.quit();
  expect(JSON.parse(await readFile(settingsFile(home), 'utf8'))).toMatchObject({ favourites: [orders] });
});

test('settings of the first version come along', async ({ home, start }) => {
  await keepEnvironments(home, []);
  await writeFile(
    settingsFile(home),
    await readFile(join(import.meta.dirname, '../fixtures/settings/1.json')),
  );
  const windsock = await start();
  const { favourites, hotkey, usage, notices } = await snapshotOf(windsock);
  expect(favourites).toEqual([payments, orders]);
  expect(Object.keys(usage)).toEqual([environmentKey(orders)]);
  expect(hotkey.accelerator).toBe('Control+Alt+Space');
  expect(notices).toEqual([]);
});

test('Windsock killed while it saves: its settings are the old ones or the new ones', async ({ start }) => {
  for (let round = 0; round < 2; round++) {
    const windsock = await start();
    const before = (await snapshotOf(windsock)).favourites;
    const gone = once(windsock.app.process(), 'exit');
    await give(windsock, 'setFavourite', round === 0 ? orders : payments, true);
    windsock.app.process().kill('SIGKILL');
    await gone;
    const after = await start();
    const { favourites, notices } = await snapshotOf(after);
    expect([before.length, before.length + 1]).toContain(favourites.length);
    expect(notices).toEqual([]);
    await after.quit();
  }
});

/** @returns the program that saves without end, made of the module that the app saves with */
async function makeSavingProgram(folder: string): Promise<string> {
  await build({
    logLevel: 'silent',
    configFile: false,
    build: {
      ssr: join(import.meta.dirname, 'saving-program.ts'),
      outDir: folder,
      rolldownOptions: { output: { entryFileNames: 'saving-program.mjs' } },
    },
    ssr: { noExternal: true },
  });
  return join(folder, 'saving-program.mjs');
}

/** @returns the program, once it has saved for the first time, and how many things it had to say about what it read */
async function startSaving(program: string, folder: string): Promise<readonly [ChildProcess, number]> {
  const child = spawn(process.execPath, [program, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [told] = (await once(child.stdout, 'data')) as [Buffer];
  return [child, Number(told)];
}

test('killed 200 times while it saves without end, the settings file is whole each time, old or new', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'windsock-saving-'));
  const program = await makeSavingProgram(folder);
  const killOften = async (home: string, times: number) => {
    let last = 0;
    for (let round = 0; round < times; round++) {
      const [child, told] = await startSaving(program, home);
      const gone = once(child, 'exit');
      // In one of the next saves, at another point of it each time.
      await pause(round % 5);
      child.kill('SIGKILL');
      await gone;
      expect(told).toBe(0);
      const { usage } = JSON.parse(await readFile(join(home, 'settings.json'), 'utf8')) as Settings;
      const saved = Object.values(usage).map(({ atMs }) => atMs);
      expect(saved).toEqual(Array(202).fill(saved[0]));
      expect(saved[0]).toBeGreaterThan(last);
      last = saved[0] ?? 0;
    }
  };
  try {
    await Promise.all(['a', 'b'].map((name) => killOften(join(folder, name), 100)));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test('a disk of 16 KiB that is full, or nearly so: not one byte of the file changes', async () => {
  const whyNot = whyNoMount();
  test.skip(whyNot !== null, whyNot ?? '');
  const folder = await mkdtemp(join(tmpdir(), 'windsock-small-'));
  const disk = await mountSmallDisk(folder, 16);
  const { openSettingsStore } = await import('../../src/main/electron/settings-store.ts');
  const { defaultSettings } = await import('../../src/shared/settings.ts');
  const saved: boolean[] = [];
  const store = openSettingsStore({
    folder,
    nowMs: Date.now,
    onSaved: ({ ok }) => saved.push(ok),
    retryMs: 5,
  });
  const save = (letters: number) => {
    store.save({ ...defaultSettings, unsearchedProfiles: Array(letters / 500).fill('x'.repeat(500)) });
    store.flush();
  };
  try {
    save(500);
    const before = await readFile(join(folder, 'settings.json'));
    // Room for a part of it: a short write. Then for nothing at all.
    save(15_000);
    expect(await readFile(join(folder, 'settings.json'))).toEqual(before);
    disk.fill();
    save(15_000);
    expect(await readFile(join(folder, 'settings.json'))).toEqual(before);
    expect(saved).toEqual([true, false, false]);
    expect((await readdir(folder)).sort()).toEqual(['filling', 'settings.json', 'settings.last-good.json']);
    disk.free();
    save(1_000);
    expect(saved.at(-1)).toBe(true);
    expect(await readFile(join(folder, 'settings.json'))).not.toEqual(before);
  } finally {
    disk.remove();
    await rm(folder, { recursive: true, force: true });
  }
});
