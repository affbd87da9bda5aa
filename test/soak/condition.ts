// What a running app holds on to, read from outside: windows, pages, files, processes, memory.
import { readdir, readlink } from 'node:fs/promises';
import { ownMemoryOf, treeOf } from '../desktop/process-tree.ts';
import type { LiveWindsock } from './live-windsock.ts';

/** What the app holds, at rest: nothing open, nothing asked for. */
export interface Condition {
  readonly atMs: number;
  readonly windows: number;
  /** Pages of any kind, shown or not. */
  readonly pages: number;
  readonly processes: number;
  /** Files, pipes and sockets of the main process, without the files of its sessions: Chromium opens those when it first needs them. */
  readonly handles: number;
  /** What the main process's JavaScript holds, after a collection, in bytes. */
  readonly heap: number;
  /** Memory of all processes without files, each shared page divided among those that share it, in bytes. */
  readonly memory: number;
}

/** @returns what the app holds now; of the heap only what is in use */
export async function conditionOf({ app }: LiveWindsock): Promise<Condition> {
  const main = app.process().pid ?? 0;
  const { sessions, ...inside } = await app.evaluate(({ app: electronApp, BrowserWindow, webContents }) => {
    (globalThis as { gc?: () => void }).gc?.();
    return {
      sessions: electronApp.getPath('sessionData'),
      windows: BrowserWindow.getAllWindows().length,
      pages: webContents.getAllWebContents().length,
      heap: process.memoryUsage().heapUsed,
    };
  });
  const pids = await treeOf(main);
  return {
    ...inside,
    atMs: Date.now(),
    processes: pids.length,
    handles: await handlesOf(main, sessions),
    memory: await ownMemoryOf(pids),
  };
}

/** A file of a session that is open twice, or was removed while open, counts as any other. */
async function handlesOf(pid: number, sessions: string): Promise<number> {
  const open = await readdir(`/proc/${pid}/fd`);
  const targets = await Promise.all(open.map((each) => readlink(`/proc/${pid}/fd/${each}`).catch(() => '')));
  const ofSessions = targets.filter(
    (each) => each.startsWith(`${sessions}/`) && !each.endsWith(' (deleted)'),
  );
  return targets.length - new Set(ofSessions).size;
}

/**
 * Theil and Sen's estimate: the median of the slopes of all pairs, which single peaks do not bend.
 *
 * @returns the growth in bytes per minute; 0 of fewer than two points
 */
export function slopePerMinute(points: readonly { readonly atMs: number; readonly value: number }[]): number {
  const slopes = points.flatMap((from, at) =>
    points.slice(at + 1).map((to) => ((to.value - from.value) / (to.atMs - from.atMs)) * 60_000),
  );
  return slopes.toSorted((a, b) => a - b)[Math.floor(slopes.length / 2)] ?? 0;
}
