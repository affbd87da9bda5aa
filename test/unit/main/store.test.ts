import { describe, expect, it, vi } from 'vitest';
import { createStore } from '../../../src/main/store.ts';

describe('the store', () => {
  it('swaps the state and tells every listener the new and the old one, in order', () => {
    const store = createStore(1);
    const told: string[] = [];
    store.subscribe((state, before) => told.push(`first ${before}->${state}`));
    store.subscribe((state, before) => told.push(`second ${before}->${state}`));
    store.update((state) => state + 1);
    expect(store.get()).toBe(2);
    expect(told).toEqual(['first 1->2', 'second 1->2']);
  });

  it('tells nobody when nothing changed', () => {
    const state = { a: 1 };
    const store = createStore(state);
    const listener = vi.fn();
    store.subscribe(listener);
    store.update((same) => same);
    expect(listener).not.toHaveBeenCalled();
    store.update(() => ({ a: 1 }));
    expect(listener).toHaveBeenCalledOnce();
  });

  it('tells no more who has left, even when leaving while being told', () => {
    const store = createStore(0);
    const other = vi.fn();
    const leave = store.subscribe(() => leave());
    store.subscribe(other);
    store.update(() => 1);
    store.update(() => 2);
    expect(other).toHaveBeenCalledTimes(2);
  });

  it('takes a change from a listener', () => {
    const store = createStore(0);
    store.subscribe((state) => {
      if (state === 1) store.update(() => 2);
    });
    store.update(() => 1);
    expect(store.get()).toBe(2);
  });
});
