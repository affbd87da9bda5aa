import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { ok } from '../../../../src/shared/failure.ts';
import { defaultSettings } from '../../../../src/shared/settings.ts';
import { alpha, beta } from '../sample-state.ts';
import { good, goodText, settingsFolderOfEach } from './settings-folder.ts';

const at = settingsFolderOfEach();

describe('what cannot be saved', () => {
  /** Where the file would be made, a folder stands in the way. */
  const block = () => mkdirSync(join(at.folder, 'settings.json.now'));
  const unblock = () => rmSync(join(at.folder, 'settings.json.now'), { recursive: true });

  it('is said once, leaves the old file as it is, and is saved when it can be', async () => {
    writeFileSync(at.file(), goodText);
    block();
    const onSaved = vi.fn();
    const store = at.opened({ onSaved, retryMs: 5 });
    const next = { ...good, favourites: [beta] };
    store.save(next);
    store.flush();
    const saved = onSaved.mock.calls[0]?.[0];
    expect(saved).toMatchObject({
      ok: false,
      failure: { kind: 'settings-not-saved', why: 'other', folder: at.folder },
    });
    expect(readFileSync(at.file(), 'utf8')).toBe(goodText);
    unblock();
    await vi.waitUntil(() => onSaved.mock.calls.length === 2);
    expect(onSaved.mock.calls[1]).toEqual([ok(null)]);
    expect(at.opened().initial).toEqual(next);
    expect(existsSync(`${at.file()}.now`)).toBe(false);
  });

  it('is said again for each change that is not saved either', () => {
    block();
    const onSaved = vi.fn();
    const store = at.opened({ onSaved });
    for (const favourites of [[alpha], [beta]]) {
      store.save({ ...good, favourites });
      store.flush();
    }
    expect(onSaved.mock.calls.map(([saved]) => saved.ok)).toEqual([false, false]);
    unblock();
    store.flush();
    expect(at.opened().initial.favourites).toEqual([beta]);
  });

  it('is said at the start where the folder cannot even be made, and the settings are those of a new Windsock', () => {
    writeFileSync(join(at.folder, 'file'), '');
    at.folder = join(at.folder, 'file/Windsock');
    expect(at.opened({ retryMs: 600_000 })).toMatchObject({
      initial: defaultSettings,
      notices: [{ kind: 'settings-not-saved', folder: at.folder }],
    });
  });
});
