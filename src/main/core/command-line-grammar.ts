/** The words of the command line as data: its commands and options. Parser, help and completions are made from it. */

/** What completions offer for an argument or the value of an option. */
export type Offer = 'names' | 'profiles' | 'regions' | readonly string[];

/** An option; with `takes` it has a value. */
export interface CommandOption {
  readonly takes?: string;
  readonly offer?: Offer;
  readonly help: string;
}

/** A command. */
export interface CommandForm {
  /** As the help names it; absent where there is none. */
  readonly argument?: string;
  readonly isArgumentOptional?: true;
  readonly offer?: Offer;
  readonly options: readonly OptionName[];
  /** One line, without a full stop. */
  readonly summary: string;
  /** The rest of its help, a paragraph each. */
  readonly details: readonly string[];
}

/** What `list --column` can be asked for. */
export const listColumns = ['name', 'profile', 'region', 'account', 'airflow', 'status', 'host'] as const;

export type ListColumn = (typeof listColumns)[number];

/** The shells that there is a completion script for. */
export const shells = ['bash', 'zsh', 'fish'] as const;

export type Shell = (typeof shells)[number];

export type OptionName =
  | '--profile'
  | '--region'
  | '--path'
  | '--browser'
  | '--json'
  | '--column'
  | '--toggle'
  | '--hidden'
  | '--foreground'
  | '--help'
  | '--version';

export const commandOptions: Readonly<Record<OptionName, CommandOption>> = {
  '--profile': { takes: 'PROFILE', offer: 'profiles', help: 'the AWS profile to reach it through' },
  '--region': { takes: 'REGION', offer: 'regions', help: 'the region it is in' },
  '--path': { takes: 'PATH', offer: [], help: 'the page to show, such as /dags/etl/grid' },
  '--browser': { help: 'log in in the default browser instead of in a window' },
  '--json': { help: 'print a JSON array' },
  '--column': { takes: 'COLUMN', offer: listColumns, help: 'print one column alone, each value once' },
  '--toggle': { help: 'show the picker, or hide it when it has the focus' },
  '--hidden': { help: 'start without showing the picker, as at login' },
  '--foreground': { help: 'where this starts Windsock, stay until it ends' },
  '--help': { help: 'print this help, or that of a command' },
  '--version': { help: 'print the version' },
};

/** Options that stand alone, before a command or without one. */
export const globalOptions: readonly OptionName[] = [
  '--toggle',
  '--hidden',
  '--foreground',
  '--help',
  '--version',
];

/** Other ways to write an option. */
export const shortOptions: Readonly<Record<string, OptionName>> = {
  '-h': '--help',
  '-v': '--version',
  '-V': '--version',
};

export type CommandWord = 'open' | 'list' | 'url' | 'completion' | 'help';

export const commandForms: Readonly<Record<CommandWord, CommandForm>> = {
  open: {
    argument: 'NAME|URL',
    offer: 'names',
    options: ['--profile', '--region', '--path', '--browser'],
    summary: 'Open the Airflow UI of an environment, or an Airflow link',
    details: [
      'Hands it over to the running Windsock, or starts it, and returns at once. What a person has to give for the login (a sign-in, an MFA code) is asked for by Windsock.',
      'NAME is the name of an environment that Windsock knows, or PROFILE/NAME. Letter case makes no difference, and a part of the name will do where only one has it.',
      'URL is a link to a page of an environment that Windsock knows, or a windsock:// link.',
    ],
  },
  list: {
    options: ['--json', '--column', '--profile', '--region'],
    summary: 'Print the environments that Windsock knows',
    details: [
      'Reads what Windsock keeps on disk and asks nothing of AWS.',
      'In a terminal the table is fitted to its width: long profiles are cut, and columns are left out. Other programs get all of it, and so does --json.',
    ],
  },
  url: {
    argument: 'NAME',
    offer: 'names',
    options: ['--profile', '--region'],
    summary: 'Print a URL that logs in',
    details: [
      'The URL is good for one login within 60 seconds, by whoever has it. It is the only line on standard output.',
      'NAME is the whole name of an environment, or PROFILE/NAME, in any letter case.',
      'Never asks for anything: where a sign-in or an MFA code is needed it ends with code 5 and says what to do.',
    ],
  },
  completion: {
    argument: 'SHELL',
    offer: shells,
    options: [],
    summary: 'Print a completion script for bash, zsh or fish',
    details: [
      'bash: source <(windsock completion bash)\nzsh:  source <(windsock completion zsh)\nfish: windsock completion fish > ~/.config/fish/completions/windsock.fish',
    ],
  },
  help: {
    argument: 'COMMAND',
    isArgumentOptional: true,
    offer: ['open', 'list', 'url', 'completion'],
    options: [],
    summary: 'Print the help of a command',
    details: [],
  },
};

/** @returns whether the word is a command; inherited names such as `constructor` are none */
export function isCommandWord(word: string): word is CommandWord {
  return Object.hasOwn(commandForms, word);
}

/** @returns whether the word is an option in its long form */
export function isOptionName(word: string): word is OptionName {
  return Object.hasOwn(commandOptions, word);
}

/** The codes with which a command ends. */
export const exitCodes = {
  done: 0,
  failed: 1,
  usage: 2,
  unknownEnvironment: 3,
  ambiguous: 4,
  refused: 5,
} as const;
