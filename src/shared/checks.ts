/** Run-time checks of values from outside, made of smaller ones. */

export type Check<T> = (value: unknown) => value is T;

/** @returns a check for a text of at most so many UTF-16 units */
export const isText =
  (maxLength: number): Check<string> =>
  (value): value is string =>
    typeof value === 'string' && value.length <= maxLength;

/** @returns a check for one of these texts */
export const isOneOf =
  <T extends string>(...allowed: readonly T[]): Check<T> =>
  (value): value is T =>
    allowed.some((each) => each === value);

/** @returns a check that the value is a plain object with these fields, each good, and no others */
export function hasFields<T extends object>(fields: { readonly [K in keyof T]: Check<T[K]> }): Check<T> {
  const names = Object.keys(fields) as (keyof T & string)[];
  return (value): value is T => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
    const given = value as Readonly<Record<string, unknown>>;
    return Object.keys(given).length === names.length && names.every((name) => fields[name](given[name]));
  };
}

/** @returns a check for a list of at most so many, each good */
export const isListOf =
  <T>(maxLength: number, isItem: Check<T>): Check<readonly T[]> =>
  (value): value is readonly T[] =>
    Array.isArray(value) && value.length <= maxLength && value.every(isItem);
