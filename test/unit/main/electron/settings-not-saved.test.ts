import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openSettingsStore, type SettingsStoreParts } from '../../../../src/main/electron/settings-store.ts';
import { ok } from '../../../../src/shared/failure.ts';
import { defaultSettings, type Settings } from '../../../../src/shared/settings.ts';
import { alpha, beta } from '../sample-state.ts';

const good: Settings = { ...defaultSettings, favourites: [alpha, beta], hotkey: 'Control+Alt+Space' };
const goodText = `${JSON.stringify(good, null, '\t')}\n`;

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'windsock-settings-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const file = () => join(folder, 'settings.json');
const opened = (parts: Partial<SettingsStoreParts> = {}) =>
  openSettingsStore({ folder, nowMs: () => 7, onSaved: () => undefined, ...parts });

describe('what cannot be saved', () => {
  /** Where the file would be made, a folder stands in the way. */
  const block = () => mkdirSync(join(folder, 'settings.json.now'));
  const unblock = () => rmSync(join(folder, 'settings.json.now'), { recursive: true });

  it('is said once, leaves the old file as it is, and is saved when it can be', async () => {
    writeFileSync(file(), goodText);
    block();
    const onSaved = vi.fn();
    const store = opened({ onSaved, retryMs: 5 });
    const next = { ...good, favourites: [beta] };
    store.save(next);
    store.flush();
    const saved = onSaved.mock.calls[0]?.[0];
    expect(saved).toMatchObject({ ok: false, failure: { kind: 'settings-not-saved', why: 'other', folder } });
    expect(readFileSync(file(), 'utf8')).toBe(goodText);
    unblock();
    await vi.waitUntil(() => onSaved.mock.calls.length === 2);
    expect(onSaved.mock.calls[1]).toEqual([ok(null)]);
    expect(opened().initial).toEqual(next);
    expect(existsSync(`${file()}.now`)).toBe(false);
  });

  it('is said again for each change that is not saved either', () => {
    block();
    const onSaved = vi.fn();
    const store = opened({ onSaved });
    for (const favourites of [[alpha], [beta]]) {
      store.save({ ...good, favourites });
      store.flush();
    }
    expect(onSaved.mock.calls.map(([saved]) => saved.ok)).toEqual([false, false]);
    unblock();
    store.flush();
    expect(opened().initial.favourites).toEqual([beta]);
  });

  it('is said at the start where the folder cannot even be made, and the settings are those of a new Windsock', () => {
    writeFileSync(join(folder, 'file'), '');
    folder = join(folder, 'file/Windsock');
    expect(opened({ retryMs: 600_000 })).toMatchObject({
      initial: defaultSettings,
      notices: [{ kind: 'settings-not-saved', folder }],
    });
    folder = join(folder, '../..');
  });
});
