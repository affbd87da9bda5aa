/** Records after many changes in one pass: one of thousands is copied once, not for each change. */

/**
 * @param changes  key -> value, the later ones last; undefined takes the entry out
 * @returns the record after the changes; the same one where they change nothing
 */
export function withEntries<T>(
  record: Readonly<Record<string, T>>,
  changes: readonly (readonly [key: string, value: T | undefined])[],
): Readonly<Record<string, T>> {
  const entries = new Map(Object.entries(record));
  let isChanged = false;
  for (const [key, value] of changes) {
    if (entries.get(key) === value) continue;
    isChanged = true;
    if (value === undefined) entries.delete(key);
    else entries.set(key, value);
  }
  return isChanged ? Object.fromEntries(entries) : record;
}
