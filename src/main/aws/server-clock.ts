/** The time as AWS has it: this computer's, unless that is far off. */

/** Smaller differences count as none: answers take their time, and clocks drift. */
const toleranceMs = 5 * 60_000;

/** What the `Date` headers of AWS's answers tell. */
export interface ServerClock {
  /** Takes in the `Date` header of an answer that just came; anything else is passed over. */
  readonly note: (dateHeader: unknown) => void;
  /** @returns milliseconds since 1970 by AWS's clock where that differs by more than 5 min, else by this computer's */
  readonly now: () => number;
  /** @returns how many milliseconds this computer is ahead of AWS; undefined before the first answer */
  readonly offsetMs: () => number | undefined;
}

const httpDate = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

/** @param nowMs  this computer's clock */
export function createServerClock(nowMs: () => number): ServerClock {
  let offset: number | undefined;
  return {
    note: (dateHeader) => {
      if (typeof dateHeader !== 'string' || !httpDate.test(dateHeader)) return;
      const serverMs = Date.parse(dateHeader);
      if (!Number.isNaN(serverMs)) offset = nowMs() - serverMs;
    },
    now: () => {
      const isFarOff = offset !== undefined && Math.abs(offset) > toleranceMs;
      return isFarOff ? nowMs() - (offset ?? 0) : nowMs();
    },
    offsetMs: () => offset,
  };
}
