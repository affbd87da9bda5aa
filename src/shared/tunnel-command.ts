/** The command that holds a tunnel open: what a person types, and the words that are run. */

import { posixWords, windowsWords } from './command-words.ts';
import { type Failure, fail, ok, type Result } from './failure.ts';

/** How commands are split into words on this computer. */
export type CommandRules = 'posix' | 'windows';

/** A program and its arguments. */
export type CommandWords = readonly [program: string, ...programArguments: string[]];

/** What is wrong with a text that should be a command. */
export type TunnelCommandProblem = Extract<Failure, { kind: 'tunnel-command-invalid' }>['problem'];

/** Longest command of a tunnel, in UTF-16 units. */
export const maxTunnelLength = 4_096;

/** `NAME=value` before a command is for a shell to understand. */
const variable = /^[A-Za-z_][A-Za-z0-9_]*=/;

/**
 * Splits a command as a shell would, which is all that it has of one.
 *
 * @returns failure `tunnel-command-invalid`, without the text
 */
export function tunnelWords(text: string, rules: CommandRules): Result<CommandWords> {
  const words = split(text, rules);
  if (words === null) return fail({ kind: 'tunnel-command-invalid', problem: 'quote-open' });
  const [program, ...programArguments] = words;
  if (program === undefined || program === '')
    return fail({ kind: 'tunnel-command-invalid', problem: 'empty' });
  // Nothing that an operating system starts can have it in its words.
  if (text.includes('\0')) return fail({ kind: 'tunnel-command-invalid', problem: 'unprintable' });
  if (rules === 'posix' && variable.test(program))
    return fail({ kind: 'tunnel-command-invalid', problem: 'variable-first' });
  return ok([program, ...programArguments]);
}

function split(text: string, rules: CommandRules): readonly string[] | null {
  return rules === 'windows' ? windowsWords(text) : posixWords(text);
}

/** Options of ssh without a value, and then `f`: ssh goes to the background. */
const sshToBackground = /^-[46AaCGgKkMNnqTtVvXxYys]*f/;

/** @returns a sentence about a command that can be run and is likely not what was meant; null where there is none */
export function tunnelHint(text: string, rules: CommandRules): string | null {
  const read = tunnelWords(text, rules);
  if (!read.ok) return null;
  const [program, ...programArguments] = read.value;
  const shellWord = operatorIn(text, rules) ?? read.value.find((word) => expanded.test(word));
  if (shellWord !== undefined) return `There is no shell: the program gets “${shellWord}” as it stands here.`;
  if (isSsh(program) && programArguments.some((word) => sshToBackground.test(word)))
    return 'With -f ssh goes to the background, where Windsock can neither watch nor end it: leave it out.';
  return null;
}

/** What a shell would put something else in the place of. */
const expanded = /^~(?:\/.*)?$|\$[A-Za-z_({]|`/;

/** What a quote or a backslash makes a letter like any other, before the letters with which a shell joins and redirects. */
const operators: { readonly [R in CommandRules]: RegExp } = {
  posix: /'[^']*'|"(?:\\.|[^"\\])*"|\\.|([|&;<>]+)/gs,
  windows: /"[^"]*"|([|&<>]+)/g,
};

/** @returns the first word with a letter in it that only a shell understands: `&&`, `a|b`, `>log` */
function operatorIn(text: string, rules: CommandRules): string | undefined {
  // No word that can be run has a NUL of its own.
  const marked = text.replaceAll(operators[rules], (piece, operator?: string) =>
    operator === undefined ? piece : `\0${operator}`,
  );
  const words = split(marked, rules) ?? [];
  return words.find((word) => word.includes('\0'))?.replaceAll('\0', '');
}

function isSsh(program: string): boolean {
  return /(?:^|[\\/])ssh(?:\.exe)?$/i.test(program);
}

/** @returns the port of this computer on which `ssh -D` opens a SOCKS proxy; null where the command says nothing of one */
export function socksPortOf([program, ...programArguments]: CommandWords): number | null {
  if (!isSsh(program)) return null;
  const at = programArguments.findIndex((word) => /^-[46AaCGgKkMNnqTtVvXxYys]*D/.test(word));
  if (at < 0) return null;
  const own = programArguments[at]?.replace(/^[^D]*D/, '') ?? '';
  const [, port] = /(?:^|:)(\d{1,5})$/.exec(own === '' ? (programArguments[at + 1] ?? '') : own) ?? [];
  return port === undefined ? null : Number(port);
}
