/** What is said of a command line that cannot be understood: what is wrong, and what would be right. */

import { isOneSlipAway } from '../../shared/letters.ts';
import { shortVisibleText } from '../../shared/visible-text.ts';
import {
  type CommandWord,
  commandForms,
  commandOptions,
  globalOptions,
  listColumns,
  type OptionName,
  shells,
} from './command-line-grammar.ts';

/** One sentence or two for each thing that can be wrong. */
export const usage = {
  noSuchCommand: (word: string) =>
    [
      `There is no command “${shown(word)}”.`,
      meant(word, Object.keys(commandForms)) ??
        meant(`--${word}`, globalOptions, 'windsock ') ??
        `To open an environment: windsock open ${shown(word)}`,
    ].join(' '),
  noHelpOn: (word: string) =>
    [`There is no command “${shown(word)}”.`, meant(word, Object.keys(commandForms))]
      .filter((part) => part !== null)
      .join(' '),
  noSuchOption: (word: string) =>
    [`There is no option ${shown(word)}.`, meant(word, Object.keys(commandOptions))]
      .filter((part) => part !== null)
      .join(' '),
  twice: (name: OptionName) => `${name} is given twice.`,
  valueMissing: (name: OptionName) =>
    `${name} needs a value: ${name} ${commandOptions[name].takes}, or ${name}=${commandOptions[name].takes} where it begins with a dash.`,
  takesNoValue: (name: OptionName) => `${name} takes no value.`,
  optionOfOther: (command: CommandWord, name: OptionName) => `${name} is no option of “windsock ${command}”.`,
  optionAlone: (name: OptionName) =>
    `${name} belongs to a command: ${commandsWith(name)
      .map((each) => `windsock ${each}`)
      .join(', ')}.`,
  optionOfName: (name: OptionName) =>
    `${name} goes with the name of an environment: a link says by itself what it opens.`,
  linkWithMore: (link: string) => `A link stands alone: windsock open ${shown(link)}`,
  tooMany: (command: CommandWord, word: string) => {
    const { argument } = commandForms[command];
    const takes = argument === undefined ? 'takes options alone' : `takes one ${argument}`;
    return `“windsock ${command}” ${takes}: “${shown(word)}” is too much.`;
  },
  argumentMissing: (command: CommandWord, argument: string) =>
    `“windsock ${command}” needs ${argument}: windsock ${command} ${argument}`,
  noSuchShell: (word: string) =>
    `There is no completion script for “${shown(word)}”, only for ${listed(shells)}.`,
  noSuchColumn: (word: string) => `There is no column “${shown(word)}”, only ${listed(listColumns)}.`,
  columnOfJson: '--json and --column do not go together.',
  pathInBrowser:
    '--path and --browser do not go together: a login in the browser always ends on the home page of Airflow.',
  badPath:
    '--path takes a path of the web server, such as /dags/etl/grid: one slash first, no spaces, no “..”, at most 8 kB.',
} as const;

function shown(word: string): string {
  return shortVisibleText(word);
}

function listed(words: readonly string[]): string {
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

function commandsWith(name: OptionName): readonly string[] {
  return Object.entries(commandForms)
    .filter(([, { options }]) => options.includes(name))
    .map(([command]) => command);
}

/** @returns the question whether the nearest word was meant; null when none is near */
function meant(word: string, words: readonly string[], before = ''): string | null {
  const near = words.find((each) => isNear(word.toLowerCase(), each));
  return near === undefined ? null : `Did you mean ${before}${near}?`;
}

/** @returns whether a slip makes one word of the other, or whether it begins the other */
function isNear(word: string, other: string): boolean {
  const least = other.startsWith('--') ? 4 : 2;
  return (word.length >= least && other.startsWith(word)) || isOneSlipAway(word, other);
}
