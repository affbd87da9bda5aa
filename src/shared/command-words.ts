/** Splits text into words as a shell would quote them, and does nothing else that a shell does. */

const escapableInDoubleQuotes = /^["\\]$/;

/**
 * Splits as Python's `shlex.split` does, and so the AWS CLI, for section headers and for `credential_process`. Nothing
 * is expanded: `$(...)`, `~`, `*` and `;` are letters like any other.
 *
 * @returns the words, or null when a quote is not closed or nothing follows a backslash
 */
export function posixWords(text: string): readonly string[] | null {
  const words: string[] = [];
  let word: string | null = null;
  let quote: string | null = null;
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    const next = text.charAt(at + 1);
    if (char === '\\' && quote !== "'" && (quote === null || escapableInDoubleQuotes.test(next))) {
      if (next === '') return null;
      word = (word ?? '') + next;
      at++;
    } else if (quote !== null) {
      if (char === quote) quote = null;
      else word = (word ?? '') + char;
    } else if (char === '"' || char === "'") {
      quote = char;
      word ??= '';
    } else if (/[ \t\r\n]/.test(char)) {
      if (word !== null) words.push(word);
      word = null;
    } else {
      word = (word ?? '') + char;
    }
  }
  if (quote !== null) return null;
  return word === null ? words : [...words, word];
}

/**
 * Splits as Windows programs do, and as the AWS CLI does there: backslashes are letters, as in paths, but for those
 * before a double quote, of which each pair is one and an odd last one makes the quote a letter.
 *
 * @returns the words, or null when a quote is not closed
 * @see https://learn.microsoft.com/en-us/cpp/c-language/parsing-c-command-line-arguments
 */
export function windowsWords(text: string): readonly string[] | null {
  const words: string[] = [];
  let word: string | null = null;
  let isQuoted = false;
  for (const [piece, backslashes = '', quote, space] of text.matchAll(
    /(\\*)("|$)|([ \t])|(?:\\+|[^\\" \t]+)/g,
  )) {
    if (quote === '"') {
      word = (word ?? '') + '\\'.repeat(backslashes.length / 2);
      if (backslashes.length % 2 === 1) word += '"';
      else isQuoted = !isQuoted;
    } else if (space !== undefined && !isQuoted) {
      if (word !== null) words.push(word);
      word = null;
    } else if (piece !== '') {
      word = (word ?? '') + piece;
    }
  }
  if (isQuoted) return null;
  return word === null ? words : [...words, word];
}
