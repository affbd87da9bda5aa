/** Records that are kept for ever and must not grow for ever. */

/** @returns the record with this entry as its latest; beyond `max` entries the oldest are gone */
export function withLatestEntry<T>(
  record: Readonly<Record<string, T>>,
  [key, value]: readonly [key: string, value: T],
  max: number,
): Readonly<Record<string, T>> {
  const { [key]: _before, ...others } = record;
  return Object.fromEntries([...Object.entries(others), [key, value] as const].slice(-max));
}
