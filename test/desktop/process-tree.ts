// A program and all that it started: memory and processor time as Linux counts them, and signals.
import { readdir, readFile } from 'node:fs/promises';

/** @returns the process and all that came of it */
export async function treeOf(root: number): Promise<readonly number[]> {
  const parents = new Map<number, number>();
  for (const pid of await numbersIn('/proc')) {
    const stat = await textOf(`/proc/${pid}/stat`);
    // The name may hold anything; what comes after its bracket does not.
    parents.set(pid, Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
  }
  const isOfTree = (pid: number): boolean => pid === root || isOfTreeAbove(parents.get(pid));
  const isOfTreeAbove = (pid: number | undefined): boolean => pid !== undefined && pid > 1 && isOfTree(pid);
  return [...parents.keys()].filter(isOfTree);
}

/** @returns the proportional set size of these processes in bytes: what is shared counts in parts */
export function memoryOf(pids: readonly number[]): Promise<number> {
  return sumOf(pids, ['Pss']);
}

/** @returns the same without what is read from files, of which another program that runs meanwhile takes its part */
export function ownMemoryOf(pids: readonly number[]): Promise<number> {
  return sumOf(pids, ['Pss_Anon', 'Pss_Shmem']);
}

async function sumOf(pids: readonly number[], fields: readonly string[]): Promise<number> {
  const texts = await Promise.all(pids.map((pid) => textOf(`/proc/${pid}/smaps_rollup`)));
  const sizesKb = texts.flatMap((text) =>
    fields.map((field) => Number(new RegExp(`^${field}:\\s+(\\d+) kB$`, 'm').exec(text)?.[1] ?? 0)),
  );
  return sizesKb.reduce((sum, kb) => sum + kb, 0) * 1024;
}

/** @returns the processor time that the threads of these processes took so far, in milliseconds */
export async function processorMsOf(pids: readonly number[]): Promise<number> {
  const times = await Promise.all(
    pids.map(async (pid) => {
      const threads = await numbersIn(`/proc/${pid}/task`);
      const ofThreads = await Promise.all(threads.map((id) => textOf(`/proc/${pid}/task/${id}/schedstat`)));
      return ofThreads.reduce((sum, stat) => sum + Number(stat.split(' ')[0] ?? 0), 0);
    }),
  );
  return times.reduce((sum, ns) => sum + ns, 0) / 1e6;
}

/** Sends a signal to a process; nothing where it has ended by itself. */
export function kill(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

async function numbersIn(folder: string): Promise<readonly number[]> {
  const names = await readdir(folder).catch(() => []);
  return names.map(Number).filter((each) => each > 0);
}

/** A process that ended meanwhile says nothing. */
async function textOf(file: string): Promise<string> {
  return readFile(file, 'utf8').catch(() => '');
}
