import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createSearchBoard } from '../../../../src/main/commands/search-board.ts';
import { createStore } from '../../../../src/main/store.ts';
import { idOf, listed, nowMs, stateWith } from '../sample-state.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it.each([
  [0, 100],
  [800, 200],
])('after %i finds, what comes next waits for %i ms', (count, gapMs) => {
  const store = createStore(stateWith());
  const board = createSearchBoard({ store, nowMs: () => nowMs, updatedAtMs: undefined });
  const find = (at: number) => board.found(listed(idOf(`e${at}`)));
  const shown = () => Object.keys(store.get().found).length;
  for (let at = 0; at < count; at += 1) find(at);
  board.flush();
  find(count);
  vi.advanceTimersByTime(gapMs - 1);
  expect(shown()).toBe(count);
  vi.advanceTimersByTime(1);
  expect(shown()).toBe(count + 1);
});
