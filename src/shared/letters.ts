/** Letters: where matched ones stand in a text, closer together and as ranges to highlight; and slips of the finger. */

/** A stretch of a text, in UTF-16 units; `end` is not part of it. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** @returns whether a word begins here: at the text's start, or after something that is neither letter nor digit */
export function isWordStart(text: string, at: number): boolean {
  return at === 0 || !/[\p{L}\p{N}]/u.test(text.charAt(at - 1));
}

/** Has every bit of `lettersIn`. */
export const everyLetter = -1;

/** @returns which of the letters a-z and of the digits a lower-case text has, a bit for each letter and for every two digits */
export function lettersIn(text: string): number {
  let letters = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 97 && code <= 122) letters |= 1 << (code - 97);
    else if (code >= 48 && code <= 57) letters |= 1 << (26 + (code % 5));
  }
  return letters;
}

/** Places of the word's letters when the match ends at `end`, each as late as it can be; null when they are not there. */
function indexesEndingAt(word: string, text: string, end: number): readonly number[] | null {
  const indexes: number[] = [];
  let at = end;
  for (let letter = word.length - 1; letter >= 0; letter -= 1) {
    at = text.lastIndexOf(word.charAt(letter), at);
    if (at < 0) return null;
    indexes.unshift(at);
    at -= 1;
    if (at < 0 && letter > 0) return null;
  }
  return indexes;
}

/** @returns the places of the word's letters, in their order, over the shortest stretch of the text; null when they are not all there */
export function closestIndexes(word: string, text: string): readonly number[] | null {
  let best: readonly number[] | null = null;
  let bestSpan = Number.POSITIVE_INFINITY;
  const last = word.charAt(word.length - 1);
  for (let end = text.indexOf(last); last !== '' && end >= 0; end = text.indexOf(last, end + 1)) {
    const indexes = indexesEndingAt(word, text, end);
    const span = indexes === null ? bestSpan : end - (indexes[0] ?? end);
    if (indexes !== null && span < bestSpan) {
      best = indexes;
      bestSpan = span;
    }
  }
  return best;
}

/** @returns the indexes as ranges, in order; a letter of two UTF-16 units is never cut in half */
export function rangesFrom(text: string, indexes: ReadonlySet<number>): readonly TextRange[] {
  const ranges: { start: number; end: number }[] = [];
  let at = 0;
  for (const letter of text) {
    const end = at + letter.length;
    const isMatched = indexes.has(at) || (letter.length > 1 && indexes.has(at + 1));
    const last = ranges.at(-1);
    if (isMatched && last?.end === at) last.end = end;
    else if (isMatched) ranges.push({ start: at, end });
    at = end;
  }
  return ranges;
}

/** @returns the word with two neighbours swapped, or without one letter: what was meant when a slip made it this */
export function slipsOf(word: string): readonly string[] {
  const slips = new Set<string>();
  for (let at = 0; at < word.length && word.length > 2; at += 1) {
    if (word.length > 3) slips.add(word.slice(0, at) + word.slice(at + 1));
    const [one, other] = [word.charAt(at), word.charAt(at + 1)];
    if (other !== '') slips.add(word.slice(0, at) + other + one + word.slice(at + 2));
  }
  slips.delete(word);
  return [...slips];
}

/** @returns whether one letter more, less, other or swapped with its neighbour makes one word of the other */
export function isOneSlipAway(word: string, other: string): boolean {
  let from = 0;
  while (from < word.length && word[from] === other[from]) from += 1;
  const [rest, otherRest] = [word.slice(from), other.slice(from)];
  if (rest.length < 2 && otherRest.length < 2) return word.length > 2;
  const isSwapped = rest[0] === otherRest[1] && rest[1] === otherRest[0];
  return (
    rest.slice(1) === otherRest.slice(1) ||
    rest === otherRest.slice(1) ||
    rest.slice(1) === otherRest ||
    (isSwapped && rest.slice(2) === otherRest.slice(2))
  );
}
