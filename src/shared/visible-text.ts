/** Outside text as a person can trust it: letters that are not seen are written out, and long text is cut. */

/** Controls, marks of direction, line ends, and letters that are drawn as nothing. */
const unseen = /\p{C}|\p{Zl}|\p{Zp}|\u034f|\u115f|\u1160|\u3164|\uffa0/gu;

/**
 * SECURITY: a text that turns the direction of what follows, or hides letters, would look like another one.
 *
 * @returns the text with such characters written out, as in `\u{202e}`
 */
export function visibleText(text: string): string {
  return text.replace(unseen, (character) => {
    const code = (character.codePointAt(0) ?? 0).toString(16).padStart(4, '0');
    return `\\u{${code}}`;
  });
}

/** @returns the text as `visibleText` has it; one that is longer than `max` UTF-16 units is cut between letters and ends in `…` */
export function shortVisibleText(text: string, max = 60): string {
  let shown = '';
  for (const letter of text) {
    const added = visibleText(letter);
    if (shown.length + added.length > max) return `${shown}…`;
    shown += added;
  }
  return shown;
}

/** @returns the text; of one that is longer than `max` letters, the beginning and the end, with `…` between them */
export function cutInMiddle(text: string, max: number): string {
  const letters = [...text];
  if (letters.length <= max) return text;
  const end = Math.floor((max - 1) / 2);
  const beginning = letters.slice(0, Math.max(0, max - 1 - end));
  return [...beginning, '…', ...letters.slice(letters.length - end)].join('');
}

/** @returns a word of a command as `visibleText` has it; an empty one as two quotes */
export function visibleWord(word: string): string {
  return word === '' ? "''" : visibleText(word);
}

/** @returns a label with single spaces */
export function oneSpaced(text: string): string {
  return text.trim().replace(/\s+/gu, ' ');
}

/**
 * SECURITY: a label stands for the thing that it names, so that hidden letters could make it look like another's.
 *
 * @returns what a person typed as a label of at most so many UTF-16 units; empty where nothing of it is seen
 */
export function labelFrom(text: string, max: number): string {
  // Cutting by units could cut a pair of surrogates in two.
  return labelOf(text)
    .slice(0, max)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trim();
}

/** @returns the same of any length */
export function labelOf(text: string): string {
  return oneSpaced(text.replace(unseen, ' '));
}

/** @returns the text so that its direction does not reorder what stands around it, for plain text that has no `bdi` */
export function isolated(text: string): string {
  return `\u2068${text}\u2069`;
}
