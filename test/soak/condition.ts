// What a running app holds on to, read from outside: windows, pages, files, processes, memory.
import { readdir } from 'node:fs/promises';
import { memoryOf, treeOf } from '../desktop/process-tree.ts';
import type { LiveWindsock } from './live-windsock.ts';

/** What the app holds, at rest: nothing open, nothing asked for. */
export interface Condition {
  readonly atMs: number;
  readonly windows: number;
  /** Pages of any kind, shown or not. */
  readonly pages: number;
  readonly processes: number;
  /** Files, pipes and sockets of the main process. */
  readonly handles: number;
  /** What the main process's JavaScript holds, after a collection, in bytes. */
  readonly heap: number;
  /** Memory of all processes, each shared page divided among those that share it, in bytes. */
  readonly memory: number;
}

/** @returns what the app holds now; of the heap only what is in use */
export async function conditionOf({ app }: LiveWindsock): Promise<Condition> {
  const main = app.process().pid ?? 0;
  const inside = await app.evaluate(({ BrowserWindow, webContents }) => {
    (globalThis as { gc?: () => void }).gc?.();
    return {
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
    handles: (await readdir(`/proc/${main}/fd`)).length,
    memory: await memoryOf(pids),
  };
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
