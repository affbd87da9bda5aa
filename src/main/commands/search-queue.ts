/** Which place a search asks next: each profile is tried in one place first, and no region gets more than its share at once. */

import { type Place, placeKey } from '../core/search-places.ts';

/** The places of one search that wait. */
export interface SearchQueue {
  /**
   * Adds places that were never in the queue, or with `anew` those that are not in it now. Those of one profile stand
   * together, the one to try it in first. @returns how many
   */
  readonly add: (places: readonly Place[], anew: boolean) => number;
  /** @returns the place to ask now, or undefined when none may be asked before another one is settled */
  readonly next: () => Place | undefined;
  /** The place was asked, and its profile may be asked elsewhere. */
  readonly settled: (place: Place) => void;
  /** The place, asked or not, waits once more, behind the others. */
  readonly again: (place: Place) => void;
  /** The places of a profile are not asked any more. @returns those that waited */
  readonly leaveProfile: (profile: string) => readonly Place[];
  /** The places of a region are not asked any more. @returns those that waited */
  readonly leaveRegion: (region: string) => readonly Place[];
  /** Nothing is asked any more. */
  readonly clear: () => void;
}

/** Chromium opens six connections to one host, and each region is a host: more would only wait there. */
const maxAtOnceInRegion = 6;

/** A profile that is being tried in one place, and the places that wait for the outcome. */
interface Trial {
  readonly place: Place;
  readonly held: readonly Place[];
}

/** @returns an empty queue */
export function createSearchQueue(): SearchQueue {
  const lines = createLines();
  const trials = createTrials(lines);
  const pending = new Set<string>();
  const seen = new Set<string>();

  const leave = (isLeft: (place: Place) => boolean): readonly Place[] => {
    const out = trials.leave(isLeft);
    for (const place of out) pending.delete(placeKey(place));
    return out;
  };

  return {
    add: (places, anew) => {
      const fresh = places.filter((place) => {
        const key = placeKey(place);
        if (pending.has(key) || (!anew && seen.has(key))) return false;
        pending.add(key);
        seen.add(key);
        return true;
      });
      for (const place of fresh) trials.add(place);
      return fresh.length;
    },
    next: lines.next,
    settled: (place) => {
      lines.free(place);
      pending.delete(placeKey(place));
      trials.passed(place.profile);
    },
    again: (place) => {
      pending.add(placeKey(place));
      lines.add(place);
    },
    leaveProfile: (profile) => {
      trials.distrust(profile);
      return leave((place) => place.profile === profile);
    },
    leaveRegion: (region) => leave((place) => place.region === region),
    clear: () => {
      leave(() => true);
    },
  };
}

/** @returns what lets one place of each profile into the lines, and the others once that one is settled */
function createTrials(lines: ReturnType<typeof createLines>) {
  const trials = new Map<string, Trial>();
  const trusted = new Set<string>();
  const tryIn = ([place, ...held]: readonly Place[]) => {
    if (place === undefined) return;
    lines.add(place);
    trials.set(place.profile, { place, held });
  };
  return {
    add: (place: Place): void => {
      const trial = trials.get(place.profile);
      if (trial !== undefined) trials.set(place.profile, { ...trial, held: [...trial.held, place] });
      else if (trusted.has(place.profile)) lines.add(place);
      else tryIn([place]);
    },
    passed: (profile: string): void => {
      const { held = [] } = trials.get(profile) ?? {};
      trusted.add(profile);
      trials.delete(profile);
      for (const place of held) lines.add(place);
    },
    distrust: (profile: string): void => {
      trusted.delete(profile);
    },
    leave: (isLeft: (place: Place) => boolean): readonly Place[] => {
      const out = [...lines.takeOut(isLeft)];
      const gone = new Set(out);
      for (const [profile, { place, held }] of trials) {
        const stay = held.filter((each) => !isLeft(each));
        out.push(...held.filter(isLeft));
        trials.set(profile, { place, held: stay });
        if (!gone.has(place)) continue;
        // It will never be settled, so another place has to be the one to try.
        trials.delete(profile);
        tryIn(stay);
      }
      return out;
    },
  };
}

/** @returns a line of places for each region; the regions take turns */
function createLines() {
  const lines = new Map<string, Place[]>();
  const asked = new Map<string, number>();
  const askedIn = (region: string) => asked.get(region) ?? 0;
  return {
    add: (place: Place): void => {
      const line = lines.get(place.region);
      if (line === undefined) lines.set(place.region, [place]);
      else line.push(place);
    },
    next: (): Place | undefined => {
      for (const [region, line] of lines) {
        const place = askedIn(region) < maxAtOnceInRegion ? line.shift() : undefined;
        if (place === undefined) continue;
        asked.set(region, askedIn(region) + 1);
        // To the end of the map: the next turn is another region's.
        lines.delete(region);
        lines.set(region, line);
        return place;
      }
      return undefined;
    },
    /** The place is not being asked any more. */
    free: ({ region }: Place): void => {
      asked.set(region, askedIn(region) - 1);
    },
    takeOut: (isOut: (place: Place) => boolean): readonly Place[] => {
      const all = [...lines.values()].flat();
      for (const [region, places] of lines)
        lines.set(
          region,
          places.filter((each) => !isOut(each)),
        );
      return all.filter(isOut);
    },
  };
}
