import { execFileSync } from 'node:child_process';
import {
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { settingsFrom } from '../../../../src/main/electron/settings-schema.ts';
import { readSettings } from '../../../../src/main/electron/settings-store.ts';
import { ok } from '../../../../src/shared/failure.ts';
import { defaultSettings } from '../../../../src/shared/settings.ts';
import { alpha, beta } from '../sample-state.ts';
import { good, goodText, settingsFolderOfEach } from './settings-folder.ts';

const at = settingsFolderOfEach();
const copy = () => join(at.folder, 'settings.last-good.json');

function leave(text: string | Buffer, copyText: string | null = goodText): void {
  writeFileSync(at.file(), text);
  if (copyText !== null) writeFileSync(copy(), copyText);
}

describe('the settings', () => {
  it('are those of a new Windsock at a first start, and the folder is there', () => {
    at.folder = join(at.folder, 'a/b');
    expect(at.opened()).toMatchObject({ initial: defaultSettings, notices: [] });
    expect(statSync(at.folder).mode & 0o777).toBe(0o700);
    expect(readdirSync(at.folder)).toEqual([]);
  });

  it('come back as they were saved, for nobody else to read, with a good copy', () => {
    const onSaved = vi.fn();
    const store = at.opened({ onSaved });
    store.save({ ...good, favourites: [] });
    store.save(good);
    store.flush();
    expect(onSaved.mock.calls).toEqual([[ok(null)]]);
    expect(at.opened()).toMatchObject({ initial: good, notices: [] });
    for (const each of [at.file(), copy()]) {
      expect(readFileSync(each, 'utf8')).toBe(goodText);
      expect(statSync(each).mode & 0o777).toBe(0o600);
    }
    expect(readdirSync(at.folder)).toHaveLength(2);
  });

  it('are saved by themselves', async () => {
    at.opened({ quietMs: 1 }).save(good);
    await vi.waitUntil(() => readSettings(at.folder).favourites.length === 2);
  });

  it('of a newer Windsock keep what this one does not know', () => {
    leave(JSON.stringify({ ...good, tomorrow: { a: 1 } }));
    const store = at.opened();
    expect(store).toMatchObject({ initial: good, notices: [] });
    store.save({ ...good, favourites: [beta] });
    store.flush();
    const saved = { ...good, favourites: [beta], tomorrow: { a: 1 } };
    for (const each of [at.file(), copy()]) expect(JSON.parse(readFileSync(each, 'utf8'))).toEqual(saved);
  });

  it('stay where a link leads to, as those of people who keep their dotfiles together', () => {
    const dotfiles = join(at.folder, 'dotfiles');
    mkdirSync(dotfiles);
    writeFileSync(join(dotfiles, 'windsock.json'), goodText);
    symlinkSync(join(dotfiles, 'windsock.json'), at.file());
    const store = at.opened();
    store.save({ ...good, favourites: [beta] });
    store.flush();
    expect(lstatSync(at.file()).isSymbolicLink()).toBe(true);
    expect(readdirSync(dotfiles)).toEqual(['windsock.json']);
    expect(at.opened().initial.favourites).toEqual([beta]);
  });
});

/** What may stand in the file in place of what was saved. */
const damages = [
  ['half of itself', goodText.slice(0, goodText.length / 2)],
  ['nothing', ''],
  ['NUL', Buffer.alloc(400)],
  ['NUL at its end', `${goodText.slice(0, -40)}${'\0'.repeat(40)}`],
  ['null', 'null'],
  ['an array', '[]'],
  ['a number', '7'],
  ['another encoding', Buffer.from(goodText, 'utf16le')],
  ['a version of tomorrow', JSON.stringify({ ...good, version: 2 })],
  ['no version', JSON.stringify({ ...good, version: undefined })],
  ['nothing but a version', '{"version":1}'],
] as const;

describe('a damaged file', () => {
  it.each(damages)('of %s is kept beside, and the last good copy takes its place', (_what, text) => {
    leave(text);
    const { initial, notices } = at.opened();
    expect(initial).toEqual(good);
    const keptAs = 'settings.json.bad-7';
    expect(notices).toEqual([{ kind: 'settings-restored', from: 'last-good-copy', keptAs }]);
    expect(readFileSync(join(at.folder, keptAs))).toEqual(Buffer.from(text));
  });

  it.each(damages)('of %s leaves the defaults where there is no copy, which is said', (_what, text) => {
    leave(text, null);
    const { initial, notices } = at.opened();
    expect(initial).toEqual(defaultSettings);
    expect(notices).toMatchObject([{ from: 'defaults', keptAs: 'settings.json.bad-7' }]);
  });

  it('is said once: the next save mends it', () => {
    leave('');
    const store = at.opened();
    store.save(store.initial);
    store.flush();
    expect(at.opened()).toMatchObject({ initial: good, notices: [] });
  });

  it('with a byte order mark is none', () => {
    leave(`\uFEFF${goodText}`, null);
    expect(at.opened()).toMatchObject({ initial: good, notices: [] });
  });

  it.each(['favourites', 'hotkey', 'usage'] as const)(
    'in which only %s is of a wrong kind keeps all the rest, and takes that from the copy',
    (name) => {
      const newer = { ...good, appearance: 'dark', [name]: 7 };
      leave(JSON.stringify(newer));
      const { initial, notices } = at.opened();
      expect(initial).toEqual({ ...good, appearance: 'dark' });
      expect(notices).toMatchObject([{ from: 'last-good-copy', keptAs: 'settings.json.bad-7' }]);
    },
  );

  it('in which the favourites stand under another name: they come from the copy, and nothing of it is lost', () => {
    const { favourites, ...rest } = good;
    leave(JSON.stringify({ ...rest, appearance: 'dark', favorites: [beta] }));
    const store = at.opened();
    expect(store.initial).toEqual({ ...good, appearance: 'dark', favourites });
    expect(store.notices).toMatchObject([{ from: 'last-good-copy', keptAs: 'settings.json.bad-7' }]);
    store.save(store.initial);
    store.flush();
    expect(JSON.parse(readFileSync(at.file(), 'utf8'))).toEqual({ ...store.initial, favorites: [beta] });
  });

  it('beside a damaged copy: both are kept, and no word of a good copy', () => {
    leave('{', '{');
    expect(at.opened()).toMatchObject({ initial: defaultSettings, notices: [{ from: 'defaults' }] });
    for (const each of [at.file(), copy()]) expect(readFileSync(`${each}.bad-7`, 'utf8')).toBe('{');
  });

  it('is mended by the next start where this one is killed before it saved anything', () => {
    const text = JSON.stringify({ ...good, hotkey: 7 });
    leave(text, '{');
    const { initial } = at.opened();
    expect(initial).toEqual({ ...good, hotkey: defaultSettings.hotkey });
    expect(at.opened({ nowMs: () => 8 }).initial).toEqual(initial);
  });

  it('that a link leads to is mended there, and the link stays one', () => {
    const dotfile = join(at.folder, 'dotfile.json');
    writeFileSync(dotfile, '{');
    symlinkSync(dotfile, at.file());
    writeFileSync(copy(), goodText);
    const store = at.opened();
    store.save(store.initial);
    store.flush();
    expect(lstatSync(at.file()).isSymbolicLink()).toBe(true);
    expect(readFileSync(dotfile, 'utf8')).toBe(goodText);
    expect(lstatSync(`${at.file()}.bad-7`).isFile()).toBe(true);
    expect(readFileSync(`${at.file()}.bad-7`, 'utf8')).toBe('{');
  });

  it('with the same field damaged in its copy: no word of a good copy for it', () => {
    const text = JSON.stringify({ ...good, hotkey: 7 });
    leave(text, text);
    expect(at.opened()).toMatchObject({
      initial: { ...good, hotkey: defaultSettings.hotkey },
      notices: [{ from: 'defaults' }],
    });
  });

  it('that is a folder is kept beside as well', () => {
    mkdirSync(at.file());
    writeFileSync(copy(), goodText);
    const store = at.opened();
    expect(store.initial).toEqual(good);
    store.save(good);
    store.flush();
    expect(readFileSync(at.file(), 'utf8')).toBe(goodText);
  });

  it.skipIf(process.platform === 'win32')('that is a pipe, as its copy is, holds no start up', () => {
    for (const each of [at.file(), copy()]) execFileSync('mkfifo', [each]);
    expect(readSettings(at.folder)).toEqual(defaultSettings);
    const store = at.opened();
    expect(store.notices).toEqual([
      { kind: 'settings-restored', from: 'defaults', keptAs: 'settings.json.bad-7' },
    ]);
    store.save(good);
    store.flush();
    expect(at.opened()).toMatchObject({ initial: good, notices: [] });
    expect(lstatSync(`${at.file()}.bad-7`).isFIFO()).toBe(true);
  });

  it('is read by a command as the app reads it, and left as it is', () => {
    leave('{');
    expect(readSettings(at.folder)).toEqual(good);
    expect(readFileSync(at.file(), 'utf8')).toBe('{');
  });

  it('never stops a start, whatever the two files hold', () => {
    const content = fc.oneof(fc.json(), fc.string(), fc.constantFrom(goodText, '', '{"version":1}'));
    fc.assert(
      fc.property(content, content, (text, copyText) => {
        leave(text, copyText);
        const { initial } = at.opened();
        expect(settingsFrom(initial)).toEqual({ settings: initial, damaged: [], unknown: {} });
        rmSync(at.folder, { recursive: true });
        mkdirSync(at.folder);
      }),
      { numRuns: 50 },
    );
  });
});

describe('a file of an older version', () => {
  const fixtures = join(import.meta.dirname, '../../../fixtures/settings');

  it('is kept here for each version that there was, and each comes along without a word', () => {
    const versions = Array.from({ length: defaultSettings.version }, (_, at) => `${at + 1}.json`);
    expect(readdirSync(fixtures)).toEqual(versions);
    for (const name of versions) {
      leave(readFileSync(join(fixtures, name)), null);
      const { initial, notices } = at.opened();
      expect({ count: initial.favourites.length, notices }).toEqual({ count: 2, notices: [] });
    }
  });

  const older = { ...good, version: 0, favourites: undefined, starred: [alpha] };
  const steps = (migrate: (old: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>) => ({
    read: (content: unknown) => settingsFrom(content, [{ from: 0, migrate }]),
  });

  it('is brought to this one', () => {
    leave(JSON.stringify(older));
    const { initial, notices } = at.opened(
      steps(({ starred, ...rest }) => ({ ...rest, favourites: starred })),
    );
    expect({ favourites: initial.favourites, notices }).toEqual({ favourites: [alpha], notices: [] });
  });

  it('that a step stumbles over is kept beside, and the last good copy takes its place', () => {
    leave(JSON.stringify(older));
    const { initial, notices } = at.opened(
      steps(() => {
        throw new TypeError('a step stumbled');
      }),
    );
    expect(initial).toEqual(good);
    expect(notices).toMatchObject([{ from: 'last-good-copy', keptAs: 'settings.json.bad-7' }]);
    expect(JSON.parse(readFileSync(join(at.folder, 'settings.json.bad-7'), 'utf8'))).toMatchObject({
      version: 0,
      starred: [alpha],
    });
  });
});
