/** How often a page of ours whose process ended is there again at once. */

/** One that ends more often within a minute is left alone until a person comes to it. */
const maxRevivals = 3;

/** @returns what counts an end of the page's process, and says whether the page may be made anew at once */
export function createRevivals(): () => boolean {
  let endedAtMs: readonly number[] = [];
  return () => {
    const nowMs = performance.now();
    endedAtMs = [...endedAtMs.filter((at) => at > nowMs - 60_000), nowMs];
    return endedAtMs.length <= maxRevivals;
  };
}
