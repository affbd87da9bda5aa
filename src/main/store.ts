/** An observable value: the one place where state is swapped. */

export interface Store<T> {
  readonly get: () => T;
  /** Swaps the state for what `change` makes of it; the same reference means that nothing changed and nobody is told. */
  readonly update: (change: (state: T) => T) => void;
  /** Calls back after every change with the new and the old state. @returns a function that ends it */
  readonly subscribe: (listener: (state: T, before: T) => void) => () => void;
}

/** @returns a store that holds `initial`; listeners are called in the order in which they came, within `update` */
export function createStore<T>(initial: T): Store<T> {
  let state = initial;
  const listeners = new Set<(state: T, before: T) => void>();
  return {
    get: () => state,
    update: (change) => {
      const before = state;
      state = change(before);
      if (state === before) return;
      for (const listener of [...listeners]) listener(state, before);
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
