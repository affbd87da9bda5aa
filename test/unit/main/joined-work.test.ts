import { describe, expect, test } from 'vitest';
import { createJoinedWork } from '../../../src/main/joined-work.ts';

function workshop() {
  const done: string[] = [];
  const work = createJoinedWork<string>((key, answer) => done.push(`${key}=${answer}`));
  const started: { readonly signal: AbortSignal; readonly finish: (answer: string) => void }[] = [];
  const start = (signal: AbortSignal) =>
    new Promise<string>((resolve) => started.push({ signal, finish: resolve }));
  const join = (key = 'a') => {
    const controller = new AbortController();
    return { answer: work.join(key, controller.signal, start), leave: () => controller.abort() };
  };
  return { done, work, started, join };
}

describe('equal work', () => {
  test('runs once for all that wait, and anew for those who come later', async () => {
    const { join, started, done } = workshop();
    const [first, second] = [join(), join()];
    started[0]?.finish('x');
    expect(await Promise.all([first.answer, second.answer])).toEqual(['x', 'x']);
    expect(done).toEqual(['a=x']);
    const third = join();
    expect(started).toHaveLength(2);
    started[1]?.finish('y');
    expect(await third.answer).toBe('y');
  });

  test('goes on while somebody waits, and is stopped when the last one has gone', async () => {
    const { join, started } = workshop();
    const [first, second] = [join(), join()];
    first.leave();
    await expect(first.answer).rejects.toThrow('aborted');
    expect(started[0]?.signal.aborted).toBe(false);
    second.leave();
    await expect(second.answer).rejects.toThrow('aborted');
    expect(started[0]?.signal.aborted).toBe(true);
    const next = join();
    started[1]?.finish('anew');
    expect(await next.answer).toBe('anew');
  });

  test('that is forgotten still answers those who wait, and nobody else', async () => {
    const { join, work, started, done } = workshop();
    const early = join();
    work.forget((key) => key === 'a');
    const late = join();
    started[1]?.finish('new');
    started[0]?.finish('old');
    expect(await Promise.all([early.answer, late.answer])).toEqual(['old', 'new']);
    expect(done).toEqual(['a=new']);
  });

  test('of other keys is left alone', async () => {
    const { join, work, started } = workshop();
    const [a, b] = [join('a'), join('b')];
    work.forget((key) => key === 'b');
    expect(started).toHaveLength(2);
    for (const [at, { finish }] of started.entries()) finish(String(at));
    expect(await Promise.all([a.answer, b.answer])).toEqual(['0', '1']);
  });

  test('is all stopped at the end', () => {
    const { join, work, started } = workshop();
    join('a');
    join('b');
    work.abortAll();
    expect(started.map(({ signal }) => signal.aborted)).toEqual([true, true]);
  });
});
