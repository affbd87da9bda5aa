/** A list as it was changed on this page, until the main process tells it: keys come faster than snapshots. */

import { useEffect, useRef, useState } from 'react';
import type { Result } from '../../shared/failure.ts';
import type { Act } from './section.ts';

/** A change of the list, the command that carries it out, and what to say once it is done. */
export interface ListChange<T> {
  readonly list: readonly T[];
  readonly answer: Promise<Result<null>>;
  readonly done: string;
}

/** @returns the list to show, and what changes it */
export function useOwnList<T>(
  told: readonly T[],
  act: Act,
): readonly [readonly T[], (change: ListChange<T>) => void] {
  const [own, setOwn] = useState<readonly T[] | null>(null);
  const underWay = useRef(0);
  const text = JSON.stringify(told);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each snapshot has a copy; only another list is news
  useEffect(() => {
    if (underWay.current === 0) setOwn(null);
  }, [text]);
  const change = ({ list, answer, done }: ListChange<T>): void => {
    setOwn(list);
    underWay.current += 1;
    const settle = (isDone: boolean): void => {
      underWay.current -= 1;
      if (!isDone) setOwn(null);
    };
    answer.then(
      ({ ok }) => settle(ok),
      () => settle(false),
    );
    act(answer, done);
  };
  return [own ?? told, change];
}
