/** The form of the file that keeps what searches found: what is written, and what is taken of what stands there. */

import { z } from 'zod/mini';
import { airflowHostFrom } from '../../shared/airflow-host.ts';
import { type Environment, isEnvironmentName, isRegionName } from '../../shared/environment.ts';
import { placeKey } from '../core/search-places.ts';
import type { KeptFinds } from '../core/state-discovery.ts';

/** More than any organisation has; the places that were searched longest ago go first beyond it. */
export const maxKeptEnvironments = 20_000;

const word = z.string().check(z.minLength(1), z.maxLength(512));
const timeMs = z.number().check(z.minimum(0), z.maximum(8.64e15));
const details = {
  status: word,
  airflowVersion: word,
  // SECURITY: as for an answer of AWS, only Airflow's own hosts count.
  webserverHost: word.check(z.refine((host) => airflowHostFrom(host) === host)),
  accessMode: word,
  environmentClass: word,
  accountId: z.string().check(z.regex(/^\d{12}$/)),
  tags: z.record(z.string(), z.string().check(z.maxLength(512))),
};
const place = z.object({
  profile: z.string().check(
    z.maxLength(512),
    z.refine((name) => name.isWellFormed()),
  ),
  region: z.string().check(z.refine(isRegionName)),
  searchedAtMs: z.optional(timeMs),
  environments: z.array(z.unknown()),
});
const file = z.object({
  version: z.literal(1),
  finishedAtMs: z.optional(timeMs),
  through: z.record(z.string(), z.string()),
  places: z.array(z.unknown()),
});

type KeptPlace = z.infer<typeof place>;

/** What a first start knows. */
export const noFinds: KeptFinds = { found: [], searched: { atMs: {}, through: {} } };

/** @returns the content of the file, as plain data */
export function foundFileFrom({ found, searched, finishedAtMs }: KeptFinds): unknown {
  const places = new Map<string, KeptPlace>();
  for (const { id, origin: _listed, ...rest } of found) {
    const key = placeKey(id);
    const { profile, region, name } = id;
    const searchedAtMs = searched.atMs[key];
    const known = places.get(key) ?? {
      profile,
      region,
      ...(searchedAtMs === undefined ? {} : { searchedAtMs }),
      environments: [],
    };
    known.environments.push({ name, ...rest });
    places.set(key, known);
  }
  return { version: 1, finishedAtMs, through: searched.through, places: newestOf([...places.values()]) };
}

function newestOf(places: readonly KeptPlace[]): readonly KeptPlace[] {
  const newest = places.toSorted((a, b) => (b.searchedAtMs ?? 0) - (a.searchedAtMs ?? 0));
  let room = maxKeptEnvironments;
  return newest.filter(({ environments }) => {
    room -= environments.length;
    return room >= 0;
  });
}

/** Reads what was kept. It can all be found anew, so whatever is wrong in it is left out without a word. */
export function findsFrom(content: unknown): KeptFinds {
  const read = file.safeParse(content);
  if (!read.success) return noFinds;
  const { finishedAtMs, through, places } = read.data;
  const good = places.flatMap((each) => {
    const parsed = place.safeParse(each);
    return parsed.success ? [parsed.data] : [];
  });
  const timed = good.flatMap((each) =>
    each.searchedAtMs === undefined ? [] : [[placeKey(each), each.searchedAtMs] as const],
  );
  return {
    found: good.flatMap(environmentsOf).slice(0, maxKeptEnvironments),
    searched: { atMs: Object.fromEntries(timed), through },
    ...(finishedAtMs === undefined ? {} : { finishedAtMs }),
  };
}

function environmentsOf({ profile, region, environments }: KeptPlace): readonly Environment[] {
  return environments.flatMap((each) => {
    if (typeof each !== 'object' || each === null) return [];
    const fields = each as Readonly<Record<string, unknown>>;
    const { name } = fields;
    if (typeof name !== 'string' || !isEnvironmentName(name)) return [];
    const known = Object.entries(details).flatMap(([field, check]) => {
      const parsed = check.safeParse(fields[field]);
      return parsed.success ? [[field, parsed.data] as const] : [];
    });
    return [{ id: { profile, region, name }, origin: 'listed', ...Object.fromEntries(known) }];
  });
}
