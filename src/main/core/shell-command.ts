/** Words as a command line that a person pastes into the settings of a desktop, or into a shell. */

/** @returns the words, quoted where a POSIX shell would take them for something else */
export function shellCommand(words: readonly string[]): string {
  return words.map(shellWord).join(' ');
}

function shellWord(word: string): string {
  return /^[\w./:@%+=,-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
