import { expect, it, vi } from 'vitest';
import { createUpdates, type Updater } from '../../../../src/main/commands/updates.ts';
import { betweenChecksMs, firstUpdates, quietMs } from '../../../../src/main/core/update-state.ts';
import { createStore } from '../../../../src/main/store.ts';
import { fail, ok } from '../../../../src/shared/failure.ts';
import type { UpdateChoice, UpdateRoute } from '../../../../src/shared/updates.ts';
import { stateWith } from '../sample-state.ts';

function start(
  choice: UpdateChoice,
  {
    route = { kind: 'itself' },
    ...does
  }: Partial<Pick<Updater, 'latestVersion' | 'download'>> & {
    readonly route?: UpdateRoute;
  } = {},
) {
  const store = createStore(stateWith({ updates: choice }, { updates: firstUpdates(route, false) }));
  const updater = {
    latestVersion: vi.fn(async () => ok('2.0.0')),
    download: vi.fn(async (_version: string, onPercent: (percent: number) => void) => {
      onPercent(50);
      return ok(null);
    }),
    leave: vi.fn<Updater['leave']>(),
    ...does,
  };
  const clock = { nowMs: 0 };
  const quit = vi.fn();
  const updates = createUpdates({ store, updater, appVersion: '1.2.3', nowMs: () => clock.nowMs, quit });
  return { store, updater, clock, quit, updates, step: () => store.get().updates.step };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

it('a check downloads what it finds, and the next end puts it in place', async () => {
  const { updates, updater, step } = start('install');
  expect(await updates.check()).toEqual(ok(null));
  expect(step()).toEqual({ phase: 'ready', version: '2.0.0' });
  updates.leave();
  expect(updater.leave).toHaveBeenCalledWith({ restart: false, install: true });
});

it.each<UpdateChoice>(['tell', 'off'])('with the choice "%s" only a press downloads', async (choice) => {
  const { updates, updater, step } = start(choice);
  await updates.check();
  expect(step()).toEqual({ phase: 'available', version: '2.0.0' });
  expect(updater.download).not.toHaveBeenCalled();
  await updates.download();
  expect(step()).toEqual({ phase: 'ready', version: '2.0.0' });
});

it('restarts when it is asked to and something is ready, and not before', async () => {
  const { updates, updater, quit, store } = start('install');
  updates.restart();
  expect(quit).not.toHaveBeenCalled();
  await updates.check();
  updates.restart();
  expect(quit).toHaveBeenCalledOnce();
  store.update((state) => ({ ...state, settings: { ...state.settings, updates: 'off' } }));
  updates.leave();
  expect(updater.leave).toHaveBeenCalledWith({ restart: true, install: true });
});

it('puts nothing in place that is not ready, or that the person does not want any more', async () => {
  const { updates, updater, store } = start('install');
  updates.leave();
  await updates.check();
  store.update((state) => ({ ...state, settings: { ...state.settings, updates: 'off' } }));
  updates.leave();
  expect(updater.leave.mock.calls).toEqual([
    [{ restart: false, install: false }],
    [{ restart: false, install: false }],
  ]);
});

it('looks by itself after the first minute and a day later, once each', async () => {
  const { updates, updater, clock } = start('install', { latestVersion: vi.fn(async () => ok('1.2.3')) });
  const lookAt = async (atMs: number) => {
    clock.nowMs = atMs;
    updates.look();
    updates.look();
    await settled();
    return vi.mocked(updater.latestVersion).mock.calls.length;
  };
  expect(await lookAt(quietMs - 1)).toBe(0);
  expect(await lookAt(quietMs)).toBe(1);
  expect(await lookAt(quietMs * 2)).toBe(1);
  expect(await lookAt(quietMs + betweenChecksMs)).toBe(2);
});

it('tries a damaged version again when a person asks, and not by itself', async () => {
  const damaged = fail({ kind: 'update-damaged', version: '2.0.0' });
  const { updates, updater, clock, step } = start('install', { download: vi.fn(async () => damaged) });
  const lookAt = async (atMs: number) => {
    clock.nowMs = atMs;
    updates.look();
    await settled();
  };
  await lookAt(quietMs);
  expect(step()).toEqual({ phase: 'failed', of: 'download', failure: damaged.failure });
  await lookAt(quietMs + betweenChecksMs);
  expect(updater.download).toHaveBeenCalledOnce();
  expect(step()).toEqual({ phase: 'available', version: '2.0.0' });
  expect(await updates.check()).toEqual(damaged);
  expect(updater.download).toHaveBeenCalledTimes(2);
});

it('asks and downloads nothing where the build does not look, or a package manager installs', async () => {
  const none = start('install', { route: { kind: 'none', why: 'folder' } });
  await none.updates.check();
  expect(none.updater.latestVersion).not.toHaveBeenCalled();
  const told = start('install', { route: { kind: 'told', why: 'package-manager' } });
  await told.updates.check();
  await told.updates.download();
  expect(told.step()).toEqual({ phase: 'available', version: '2.0.0' });
  expect(told.updater.download).not.toHaveBeenCalled();
});
