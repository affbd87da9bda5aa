/** Lines for a terminal, broken between words. */

/** @returns the text in lines of at most `width` letters, but for longer words; lines after the first begin with `indent` spaces */
export function wrappedText(text: string, width: number, indent = 0): string {
  // Nothing is broken within square brackets.
  const words = text.match(/\[[^\]]*\]|[^ ]+/g) ?? [];
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length + indent <= width)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.join(`\n${' '.repeat(indent)}`);
}

/** @returns the lines of a text, those wrapped that are longer than `width`; tables that fit stay as they are */
export function wrappedLines(text: string, width: number): string {
  return text
    .split('\n')
    .map((line) => (line.length > width ? wrappedText(line, width) : line))
    .join('\n');
}
