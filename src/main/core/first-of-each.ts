/** Lists without what says again what stands before. */

/** @returns the entries in their order, of those with the same key the first alone */
export function firstOfEach<T>(all: readonly T[], keyOf: (each: T) => string): readonly T[] {
  const seen = new Set<string>();
  return all.filter((each) => {
    const key = keyOf(each);
    const isFirst = !seen.has(key);
    seen.add(key);
    return isFirst;
  });
}
