// Whether an app that ran for long is as it was: nothing left over, nothing growing, nothing lost.
import type { EnvironmentId } from '../../src/shared/environment.ts';
import { environmentKey } from '../../src/shared/environment.ts';
import { type Condition, slopePerMinute } from './condition.ts';
import type { Kept } from './deeds.ts';

const MB = 1024 * 1024;
/** What a fit of so many points may say of an app that does not grow: its noise, found by runs of it. */
const NOISE = { heap: 4 * MB, memory: 60 * MB };
/** What Chromium opens late and keeps, as sockets to its processes. */
const SPARE_HANDLES = 15;

/** @returns what was left over between the first rest and the last, in sentences */
export function leftovers(rests: readonly Condition[]): readonly string[] {
  const [first, last] = [rests[0], rests.at(-1)];
  if (first === undefined || last === undefined) return ['The app never came to rest'];
  const found: string[] = [];
  for (const kind of ['windows', 'pages'] as const) {
    if (last[kind] > first[kind]) found.push(`${last[kind]} ${kind}, ${first[kind]} at the first rest`);
  }
  if (last.handles > first.handles + SPARE_HANDLES) {
    found.push(`${last.handles} handles, ${first.handles} at the first rest`);
  }
  for (const kind of ['heap', 'memory'] as const) {
    const grown = grownBy(rests, kind);
    if (grown > NOISE[kind]) found.push(`the ${kind} grew by ${(grown / MB).toFixed(1)} MB`);
  }
  return found;
}

/** @returns by how many bytes a steady growth would have made it larger over all rests */
export function grownBy(rests: readonly Condition[], kind: 'heap' | 'memory'): number {
  const minutes = ((rests.at(-1)?.atMs ?? 0) - (rests[0]?.atMs ?? 0)) / 60_000;
  return slopePerMinute(rests.map(({ atMs, [kind]: value }) => ({ atMs, value }))) * minutes;
}

/** What the app has kept of what it was told. */
interface Remembered {
  readonly favourites: readonly EnvironmentId[];
  readonly aliases: Readonly<Record<string, string>>;
}

/** @returns what is not as the person had left it, in sentences */
export function losses(place: string, remembered: Remembered, kept: Kept): readonly string[] {
  const favourites = new Set(remembered.favourites.map(environmentKey));
  const wrong = [...kept.favourites].filter((key) => !favourites.has(key));
  const extra = [...favourites].filter((key) => !kept.favourites.has(key));
  const aliases = [...kept.aliases].filter(([key, alias]) => remembered.aliases[key] !== alias);
  const extraAliases = Object.keys(remembered.aliases).filter((key) => !kept.aliases.has(key));
  return [
    ...wrong.map((key) => `${place} lost the favourite ${key}`),
    ...extra.map((key) => `${place} has the favourite ${key}, which was removed`),
    ...aliases.map(([key, alias]) => `${place} has not the alias “${alias}” of ${key}`),
    ...extraAliases.map((key) => `${place} has an alias of ${key}, which was removed`),
  ];
}
