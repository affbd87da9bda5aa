// What a running app holds on to, read from outside: windows, pages, files, processes, memory.
import { readdir, readFile } from 'node:fs/promises';
import type { LiveWindsock } from './live-windsock.ts';
import { childrenOf } from './process-tree.ts';

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
  const pids = [main, ...(await childrenOf(main))];
  const memory = await Promise.all(pids.map(memoryOf));
  return {
    ...inside,
    atMs: Date.now(),
    processes: pids.length,
    handles: (await readdir(`/proc/${main}/fd`)).length,
    memory: memory.reduce((all, one) => all + one, 0),
  };
}

/** @returns the proportional set size in bytes; 0 of a process that ended meanwhile */
async function memoryOf(pid: number): Promise<number> {
  const text = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '');
  return Number(/^Pss:\s+(\d+) kB$/m.exec(text)?.[1] ?? 0) * 1024;
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
