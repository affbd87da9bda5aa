/** The words of the command line that are Windsock's: without Electron's own arguments and Chromium's switches. */

/** The command line, taken apart. */
export interface OwnWords {
  /** What Electron itself was started with, up to and with the folder of an app that is not packaged. */
  readonly before: readonly string[];
  /** The rest as it was given: what a start with the same words repeats. */
  readonly rest: readonly string[];
  /** The rest without switches that are Chromium's. */
  readonly words: readonly string[];
}

/** What belongs to Chromium, Electron or the system; none of Windsock's own options begins like this. */
const foreignSwitches =
  /^--(?:(?:allow|auth|auto|crash|debug|default|disable|disk|enable|explicitly|force|gpu|gtk|high|host|ignore|in-process|inspect|js|lang|log|media|net|no|original-process|ozone|password|process|proxy|remote|renderer|site|ssl|system|test|touch|trace|unsafely|use|user|utility|v|vmodule|wayland|webview|wm|x11)(?:[-=]|$)|(?:accept-lang|class|crashpad|nolazy|single-process|updated|type)(?:=|$))/;

/** Finder gave this to every app that it started, once. */
const finderNumber = /^-psn_/;

/** @returns whether the word is a switch of Chromium, Electron or the system */
function isForeign(word: string): boolean {
  return foreignSwitches.test(word) || finderNumber.test(word);
}

/**
 * @param argv       as `process.argv` has it: the program first
 * @param isPackaged false where Electron was given the folder of the app
 * @returns the words; from `--` on all of them are Windsock's
 */
export function ownWords(argv: readonly string[], isPackaged: boolean): OwnWords {
  const start = isPackaged ? 1 : afterAppFolder(argv);
  const rest = argv.slice(start);
  const end = rest.indexOf('--');
  const options = end < 0 ? rest : rest.slice(0, end);
  return {
    before: argv.slice(1, start),
    rest,
    words: [...options.filter((word) => !isForeign(word)), ...(end < 0 ? [] : rest.slice(end))],
  };
}

/** Switches may come before the folder, and `-r` takes the word that follows it. */
function afterAppFolder(argv: readonly string[]): number {
  for (let at = 1; at < argv.length; at += 1) {
    const word = argv[at] ?? '';
    if (word === '-r' || word === '--require') at += 1;
    else if (!word.startsWith('-')) return at + 1;
  }
  return argv.length;
}
