// Which processes a process started, and those in turn.
import { readdir, readFile } from 'node:fs/promises';

/** @returns the numbers of all processes below this one, itself left out */
export async function childrenOf(root: number): Promise<readonly number[]> {
  const parents = new Map<number, number>();
  for (const name of (await readdir('/proc')).filter((each) => /^\d+$/.test(each))) {
    // The name of the program stands in brackets and may hold anything; a process may have ended meanwhile.
    const text = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '');
    parents.set(Number(name), Number(text.slice(text.lastIndexOf(')') + 2).split(' ')[1]));
  }
  const below = (pid: number): readonly number[] =>
    [...parents].filter(([, parent]) => parent === pid).flatMap(([child]) => [child, ...below(child)]);
  return below(root);
}
