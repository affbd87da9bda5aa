/** The help of the command line, in lines of at most 80 letters. */

import {
  type CommandWord,
  commandForms,
  commandOptions,
  exitCodes,
  globalOptions,
  type OptionName,
} from './command-line-grammar.ts';
import { wrappedText } from './wrapped-text.ts';

const width = 80;

/** @returns the help of a command, or that of all */
export function helpText(about: CommandWord | null): string {
  return about === null ? generalHelp() : helpOf(about);
}

function generalHelp(): string {
  const commands = Object.keys(commandForms) as CommandWord[];
  return paragraphs(
    'Windsock opens the Airflow UI of Amazon MWAA environments, logged in.',
    ['Usage:', '  windsock                     start Windsock, or show its picker']
      .concat(commands.map((each) => `  ${usageOf(each, 11)}`))
      .join('\n'),
    section(
      'Commands',
      commands.map((each) => [each, commandForms[each].summary]),
    ),
    section('Options', globalOptions.map(optionLine)),
    section('Exit codes', [
      [String(exitCodes.done), 'done, or handed over to the running Windsock'],
      [String(exitCodes.failed), 'something else went wrong'],
      [String(exitCodes.usage), 'the command line cannot be understood'],
      [String(exitCodes.unknownEnvironment), 'no such environment'],
      [String(exitCodes.ambiguous), 'several environments match; they are listed on standard error'],
      [String(exitCodes.refused), 'AWS refused, or needs a person first'],
    ]),
    wrapped('Switches of Chromium, such as --ozone-platform=wayland, may stand anywhere before --.'),
  );
}

function helpOf(command: CommandWord): string {
  const { summary, details, options } = commandForms[command];
  const own: readonly OptionName[] = [
    ...options,
    ...(command === 'open' ? (['--foreground'] as const) : []),
    '--help',
  ];
  return paragraphs(
    `Usage: ${usageOf(command, 16)}`,
    `${summary}.`,
    ...details.map((each) => (each.includes('\n') ? indented(each) : wrapped(each))),
    section('Options', own.map(optionLine)),
  );
}

/** @returns "windsock url NAME [--profile PROFILE] [--region REGION]"; further lines begin with `indent` spaces */
function usageOf(command: CommandWord, indent: number): string {
  const { argument, isArgumentOptional, options } = commandForms[command];
  const first = isArgumentOptional ? `[${argument}]` : argument;
  const rest = options.map((name) => `[${withValue(name)}]`);
  const words = [command, ...(first === undefined ? [] : [first]), ...rest];
  return wrapped(`windsock ${words.join(' ')}`, indent);
}

function withValue(name: OptionName): string {
  const { takes } = commandOptions[name];
  return takes === undefined ? name : `${name} ${takes}`;
}

function optionLine(name: OptionName): readonly [string, string] {
  return [withValue(name), commandOptions[name].help];
}

function section(title: string, lines: readonly (readonly [string, string])[]): string {
  const column = Math.max(...lines.map(([word]) => word.length)) + 4;
  const rows = lines.map(([word, text]) => `  ${word}`.padEnd(column) + wrapped(text, column));
  return [`${title}:`, ...rows].join('\n');
}

function indented(text: string): string {
  return text
    .split('\n')
    .map((line) => `  ${line}`)
    .join('\n');
}

function paragraphs(...texts: readonly string[]): string {
  return `${texts.join('\n\n')}\n`;
}

function wrapped(text: string, indent = 0): string {
  return wrappedText(text, width, indent);
}
