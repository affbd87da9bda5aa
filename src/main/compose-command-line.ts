/** Builds what the command line needs before there is an app, and without one: reads what is kept, and writes nothing. */

import { airflowLinkFrom } from '../shared/airflow-link.ts';
import type { EnvironmentId } from '../shared/environment.ts';
import { assertNever } from '../shared/failure.ts';
import { environmentsOf, knownHosts } from '../shared/link-targets.ts';
import { mintLoginUrl } from './commands/mint-login-url.ts';
import { composeAws } from './compose-aws.ts';
import { type AppState, initialState, knownEnvironments } from './core/app-state.ts';
import { type CommandLine, commandLineFrom } from './core/command-line.ts';
import { helpText } from './core/command-line-help.ts';
import {
  ambiguousEnding,
  type Ending,
  failureEnding,
  guessedMajorText,
  linkEnding,
  loginUrlWarning,
  meantText,
  noFolderEnding,
  noneKnown,
  noScreenEnding,
  noScreenForUrlEnding,
  printed,
  unknownEnding,
  unknownLinkText,
  unknownPlaceEnding,
  usageEnding,
} from './core/command-line-text.ts';
import { completionScript } from './core/completions.ts';
import { environmentListText } from './core/environment-list.ts';
import { environmentsIn, namedEnvironment, namedInFull } from './core/named-environment.ts';
import { ownWords } from './core/own-words.ts';
import type { StartRequest } from './core/start-request.ts';
import { withKept } from './core/state-discovery.ts';
import { linkFacts } from './core/state-links.ts';
import { readFinds } from './electron/found-store.ts';
import { readSettings } from './electron/settings-store.ts';
import { createStore, type Store } from './store.ts';

/** Facts of the process. */
interface ProcessFacts {
  /** As `process.argv` has it. */
  readonly argv: readonly string[];
  readonly isPackaged: boolean;
  readonly appVersion: string;
  /** Folder of the settings file. */
  readonly userDataFolder: string;
  readonly environment: NodeJS.ProcessEnv;
  /** Whether windows can be shown. */
  readonly hasScreen: boolean;
  /** Of the terminals that standard output and standard error go to, in letters; undefined where they go elsewhere. */
  readonly widths: { readonly out: number | undefined; readonly said: number | undefined };
}

/** What this start is to do. */
export type Errand =
  /** There is nothing to do but to say this. */
  | { readonly kind: 'end'; readonly ending: Ending }
  /** AWS is to be asked, for which Electron has to be ready. */
  | { readonly kind: 'ask'; readonly ask: () => Promise<Ending> }
  | RequestErrand;

/** For the Windsock that runs already, else for this one. */
export interface RequestErrand {
  readonly kind: 'request';
  readonly request: StartRequest;
  /** For standard error, before anything else. */
  readonly said: string;
  /** Arguments with which the app starts beside the terminal; null where this process is to be the app. */
  readonly detachedArgs: readonly string[] | null;
  /** How it ends where none runs and none can be started; null where one can. */
  readonly withoutScreen: Ending | null;
  /** How it ends where no folder can be written to. */
  readonly withoutFolder: Ending;
}

/** @returns the errand that the command line asks for */
export function errandFrom(facts: ProcessFacts): Errand {
  const own = ownWords(facts.argv, facts.isPackaged);
  const line = commandLineFrom(own.words);
  const ending = plainEnding(line, facts);
  if (ending !== null) return { kind: 'end', ending };
  const detached = [...own.before, '--foreground', ...own.rest];
  const requestFor = (request: StartRequest, foreground: boolean, said = ''): Errand => ({
    kind: 'request',
    request,
    said,
    detachedArgs: foreground ? null : detached,
    withoutScreen: facts.hasScreen ? null : noScreenEnding,
    withoutFolder: noFolderEnding(facts.userDataFolder),
  });
  switch (line.kind) {
    case 'toggle':
      return requestFor({ kind: 'toggle' }, line.foreground);
    case 'open-link': {
      const { link, isTyped, foreground } = line;
      const state = readState(facts);
      const reading = airflowLinkFrom(link, knownHosts(state.settings));
      if (reading.kind !== 'link') return { kind: 'end', ending: linkEnding(reading) };
      const isKnown = environmentsOf(reading.link, linkFacts(state)).length > 0;
      return requestFor(
        { kind: 'open-link', link, isTyped },
        foreground,
        isKnown ? '' : unknownLinkText(reading.link),
      );
    }
    case 'open': {
      const { path, browser, foreground } = line;
      return named(facts, line, (id, said) => {
        const request = { kind: 'open', id, browser, ...(path === undefined ? {} : { path }) } as const;
        return requestFor(request, foreground, said);
      });
    }
    case 'url': {
      if (!facts.hasScreen) return { kind: 'end', ending: noScreenForUrlEnding };
      return named(facts, line, (id, _said, state) => ({
        kind: 'ask',
        ask: () => loginUrlEnding(facts, createStore(state), id),
      }));
    }
    default:
      return requestFor({ kind: line.kind === 'start' && line.hidden ? 'hidden' : 'show' }, true);
  }
}

/** @returns the ending of what neither opens nor asks anything; null for the rest */
function plainEnding(line: CommandLine, facts: ProcessFacts): Ending | null {
  switch (line.kind) {
    case 'help':
      return printed(helpText(line.about));
    case 'version':
      return printed(`Windsock ${facts.appVersion}\n`);
    case 'completion':
      return printed(completionScript(line.shell));
    case 'usage-error':
      return usageEnding(line.sentence);
    case 'list':
      return listEnding(line, facts);
    case 'start':
    case 'toggle':
    case 'open':
    case 'open-link':
    case 'url':
      return null;
    default:
      return assertNever(line);
  }
}

function listEnding({ only, format }: Extract<CommandLine, { kind: 'list' }>, facts: ProcessFacts): Ending {
  const state = readState(facts);
  const known = knownEnvironments(state);
  const listed = environmentsIn(known, only);
  const out = environmentListText(listed, format, {
    favourites: state.settings.favourites,
    widthMax: facts.widths.out,
  });
  const isNarrowed = only.profile !== undefined || only.region !== undefined;
  if (isNarrowed && listed.length === 0) return unknownPlaceEnding(only, out, known.length);
  const isExplained = known.length === 0 && format.kind === 'table';
  return isExplained ? { ...printed(out), said: `${noneKnown}\n` } : printed(out);
}

/** The state as the last run left it on the disk. */
function readState({ userDataFolder }: ProcessFacts): AppState {
  return withKept(initialState(readSettings(userDataFolder)), readFinds(userDataFolder));
}

/** @returns what `found` makes of the environment that is meant, else the ending that says why none is */
function named(
  facts: ProcessFacts,
  { kind, query }: Extract<CommandLine, { kind: 'open' | 'url' }>,
  found: (id: EnvironmentId, said: string, state: AppState) => Errand,
): Errand {
  const state = readState(facts);
  const known = knownEnvironments(state);
  const guessed = namedEnvironment(known, query, {
    aliases: state.settings.aliases,
    usage: state.settings.usage,
    favourites: new Set(),
    profiles: new Map(),
  });
  // What is printed logs in at once, and nobody sees where.
  const meant = kind === 'url' ? namedInFull(guessed) : guessed;
  switch (meant.kind) {
    case 'found':
      return found(meant.environment.id, meant.isExact ? '' : meantText(meant.environment), state);
    case 'unknown':
      return {
        kind: 'end',
        ending: unknownEnding(query, { count: known.length, close: meant.close }),
      };
    case 'ambiguous':
      return { kind: 'end', ending: ambiguousEnding(query, meant.candidates, facts.widths.said) };
  }
}

/** Asks AWS over Chromium's network as the app does, but never a person. SECURITY: the URL goes to standard output alone. */
async function loginUrlEnding(
  facts: ProcessFacts,
  store: Store<AppState>,
  id: EnvironmentId,
): Promise<Ending> {
  const aws = composeAws({ environment: facts.environment }, store, {
    answerProxy: () => null,
    attention: () => 'unseen',
  });
  await aws.readProfiles();
  const minted = await mintLoginUrl({ store, ...aws }, { id });
  aws.dispose();
  if (!minted.ok) return failureEnding(minted.failure);
  const { url, isMajorGuessed } = minted.value;
  const guess = isMajorGuessed ? guessedMajorText : '';
  return { code: 0, out: `${url}\n`, said: `${loginUrlWarning}${guess}` };
}
