/** From the words of the command line to what they ask for, or to the sentence that says what is wrong with them. */

import { isAirflowHost } from '../../shared/airflow-host.ts';
import { isPagePath } from '../../shared/airflow-link.ts';
import {
  type CommandWord,
  commandForms,
  commandOptions,
  globalOptions,
  isCommandWord,
  isOptionName,
  type ListColumn,
  listColumns,
  type OptionName,
  type Shell,
  shells,
  shortOptions,
} from './command-line-grammar.ts';
import { usage } from './command-line-usage.ts';
import type { EnvironmentQuery } from './named-environment.ts';

/** What `list` prints. */
export type ListFormat =
  | { readonly kind: 'table' }
  | { readonly kind: 'json' }
  | { readonly kind: 'column'; readonly column: ListColumn };

/** What a command line asks for. */
export type CommandLine =
  | { readonly kind: 'start'; readonly hidden: boolean }
  | { readonly kind: 'toggle'; readonly foreground: boolean }
  | {
      readonly kind: 'open';
      readonly query: EnvironmentQuery;
      readonly path?: string;
      readonly browser: boolean;
      readonly foreground: boolean;
    }
  | {
      readonly kind: 'open-link';
      readonly link: string;
      /** With the word `open` before it. */
      readonly isTyped: boolean;
      readonly foreground: boolean;
    }
  | { readonly kind: 'list'; readonly format: ListFormat; readonly only: Omit<EnvironmentQuery, 'name'> }
  | { readonly kind: 'url'; readonly query: EnvironmentQuery }
  | { readonly kind: 'completion'; readonly shell: Shell }
  | { readonly kind: 'help'; readonly about: CommandWord | null }
  | { readonly kind: 'version' }
  | { readonly kind: 'usage-error'; readonly sentence: string };

interface Sorted {
  readonly plain: readonly string[];
  /** Options with their values; an empty text for those that take none. */
  readonly options: ReadonlyMap<OptionName, string>;
  /** The first thing that is wrong. */
  readonly problem: string | null;
}

/** @returns what the words ask for; never throws */
export function commandLineFrom(words: readonly string[]): CommandLine {
  const { plain, options, problem } = sorted(words);
  const [first, ...others] = plain;
  const about = first !== undefined && isCommandWord(first) ? first : null;
  if (options.has('--help')) return { kind: 'help', about };
  if (problem !== null) return usageError(problem);
  if (options.has('--version')) return { kind: 'version' };
  if (first === undefined) return withoutCommand(options);
  if (!isCommandWord(first)) return notACommand(first, others, options);
  const { argument, isArgumentOptional, options: allowed } = commandForms[first];
  const strange = [...options.keys()].find(
    (name) => !allowed.includes(name) && !(first === 'open' && name === '--foreground'),
  );
  if (strange !== undefined) return usageError(usage.optionOfOther(first, strange));
  const [given, superfluous] = argument === undefined ? [undefined, others[0]] : others;
  if (superfluous !== undefined) return usageError(usage.tooMany(first, superfluous));
  if (argument !== undefined && isArgumentOptional === undefined && (given === undefined || given === ''))
    return usageError(usage.argumentMissing(first, argument));
  return readers[first]({ given: given ?? '', options });
}

interface Given {
  readonly given: string;
  readonly options: ReadonlyMap<OptionName, string>;
}

const readers: Readonly<Record<CommandWord, (given: Given) => CommandLine>> = {
  open: readOpen,
  list: ({ options }) => readList(options),
  url: ({ given, options }) => ({ kind: 'url', query: queryFrom(given, options) }),
  completion: ({ given }) => {
    const shell = shells.find((each) => each === given);
    return shell === undefined ? usageError(usage.noSuchShell(given)) : { kind: 'completion', shell };
  },
  help: ({ given }) => {
    if (given === '') return { kind: 'help', about: null };
    return isCommandWord(given) ? { kind: 'help', about: given } : usageError(usage.noHelpOn(given));
  },
};

function withoutCommand(options: Sorted['options']): CommandLine {
  const strange = [...options.keys()].find((name) => !globalOptions.includes(name));
  if (strange !== undefined) return usageError(usage.optionAlone(strange));
  return options.has('--toggle')
    ? { kind: 'toggle', foreground: options.has('--foreground') }
    : { kind: 'start', hidden: options.has('--hidden') };
}

function notACommand(first: string, others: readonly string[], options: Sorted['options']): CommandLine {
  if (!isLink(first)) return usageError(usage.noSuchCommand(first));
  // The system hands over a link as the only word.
  if (others.length > 0 || options.size > 0) return usageError(usage.linkWithMore(first));
  return { kind: 'open-link', link: first, isTyped: false, foreground: true };
}

/** No name of an environment has a colon or a dot, so nothing that was meant as a name is taken for a link. */
function isLink(text: string): boolean {
  const isAddress = /^(?:[a-z][a-z0-9+.-]*:\/\/|(?:https?|windsock|javascript|data|file):)/i.test(text);
  return isAddress || isAirflowHost(text.split(/[/?#]/, 1)[0] ?? '');
}

function readOpen({ given, options }: Given): CommandLine {
  const foreground = options.has('--foreground');
  const path = options.get('--path');
  const browser = options.has('--browser');
  if (isLink(given)) {
    const strange = [...options.keys()].find((name) => name !== '--foreground');
    if (strange !== undefined) return usageError(usage.optionOfName(strange));
    return { kind: 'open-link', link: given, isTyped: true, foreground };
  }
  if (path !== undefined && browser) return usageError(usage.pathInBrowser);
  if (path !== undefined && !isPagePath(path)) return usageError(usage.badPath);
  return {
    kind: 'open',
    query: queryFrom(given, options),
    browser,
    foreground,
    ...(path === undefined ? {} : { path }),
  };
}

function readList(options: Sorted['options']): CommandLine {
  const only = placeFrom(options);
  const named = options.get('--column');
  if (named === undefined)
    return { kind: 'list', format: { kind: options.has('--json') ? 'json' : 'table' }, only };
  if (options.has('--json')) return usageError(usage.columnOfJson);
  const column = listColumns.find((each) => each === named);
  if (column === undefined) return usageError(usage.noSuchColumn(named));
  return { kind: 'list', format: { kind: 'column', column }, only };
}

function queryFrom(name: string, options: Sorted['options']): EnvironmentQuery {
  return { name, ...placeFrom(options) };
}

function placeFrom(options: Sorted['options']): Omit<EnvironmentQuery, 'name'> {
  const profile = options.get('--profile');
  const region = options.get('--region');
  return { ...(profile === undefined ? {} : { profile }), ...(region === undefined ? {} : { region }) };
}

/** Tells options, their values and plain words apart. */
function sorted(words: readonly string[]): Sorted {
  const plain: string[] = [];
  const options = new Map<OptionName, string>();
  let problem: string | null = null;
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    if (word === '--') {
      plain.push(...words.slice(at + 1));
      break;
    }
    if (!word.startsWith('-') || word === '-') {
      plain.push(word);
      continue;
    }
    const read = readOption(word, words[at + 1]);
    if (read.problem !== undefined) {
      problem ??= read.problem;
      continue;
    }
    if (options.has(read.name)) problem ??= usage.twice(read.name);
    options.set(read.name, read.value);
    if (read.isValueNext) at += 1;
  }
  return { plain, options, problem };
}

type ReadOption =
  | {
      readonly name: OptionName;
      readonly value: string;
      /** The value is the word that follows. */
      readonly isValueNext: boolean;
      readonly problem?: never;
    }
  | { readonly problem: string };

function readOption(word: string, next: string | undefined): ReadOption {
  const equals = word.indexOf('=');
  const written = equals < 0 ? word : word.slice(0, equals);
  const name = Object.hasOwn(shortOptions, written) ? shortOptions[written] : written;
  if (name === undefined || !isOptionName(name)) return { problem: usage.noSuchOption(written) };
  const { takes } = commandOptions[name];
  const inside = equals < 0 ? undefined : word.slice(equals + 1);
  if (takes === undefined)
    return inside === undefined
      ? { name, value: '', isValueNext: false }
      : { problem: usage.takesNoValue(name) };
  if (inside !== undefined)
    return inside === ''
      ? { problem: usage.valueMissing(name) }
      : { name, value: inside, isValueNext: false };
  const isValue = next !== undefined && next !== '' && !next.startsWith('-');
  return isValue ? { name, value: next, isValueNext: true } : { problem: usage.valueMissing(name) };
}

function usageError(sentence: string): CommandLine {
  return { kind: 'usage-error', sentence };
}
