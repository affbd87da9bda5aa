/** Times as they stand in the AWS CLI's cache files. */

/** Older versions of the AWS CLI wrote `UTC` for `Z`; other tools write offsets or fractions of a second. */
const timestampForm =
  /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}:\d{2})(?:[.,](\d{1,9}))?\s?(Z|UTC|GMT|[+-]\d{2}:?\d{2})?$/i;

/** @returns milliseconds since 1970; without a zone it is UTC; null for anything that is no time */
export function msFromTimestamp(value: unknown): number | null {
  const match = typeof value === 'string' ? timestampForm.exec(value.trim()) : null;
  if (match === null) return null;
  const [, day, time, fraction = '0', zone = 'Z'] = match;
  const offset = /^[+-]/.test(zone) ? zone.replace(/^(...):?(..)$/, '$1:$2') : 'Z';
  const ms = Date.parse(`${day}T${time}.${fraction.slice(0, 3).padEnd(3, '0')}${offset}`);
  return Number.isNaN(ms) ? null : ms;
}

/** @returns `2026-01-31T08:00:00Z`, whole seconds, as the AWS CLI writes it */
export function timestampFromMs(ms: number): string {
  return new Date(ms).toISOString().replace(/\.\d{3}Z$/, 'Z');
}
