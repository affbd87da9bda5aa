/** Patterns as people write them: `*` stands for any text, upper and lower case are the same. */

/** One form for texts that look the same: letters with accents come composed or in parts. */
function folded(text: string): string {
  return text.normalize('NFC').toLowerCase();
}

/**
 * SECURITY: no regular expression is made of what was typed. The parts between the stars are looked for one after the
 * other, each at its first place, so the time is bounded by the two lengths multiplied, whatever the pattern.
 *
 * @returns what tells whether a whole text fits
 */
export function patternMatcher(pattern: string): (text: string) => boolean {
  const [first = '', ...rest] = folded(pattern).split('*');
  const last = rest.pop();
  if (last === undefined) return (text) => folded(text) === first;
  return (given) => {
    const text = folded(given);
    const end = text.length - last.length;
    if (end < first.length || !text.startsWith(first) || !text.endsWith(last)) return false;
    let from = first.length;
    for (const part of rest) {
      const at = text.indexOf(part, from);
      if (at < 0 || at + part.length > end) return false;
      from = at + part.length;
    }
    return true;
  };
}
