/** Builds what the command line needs before there is an app, and without one: reads what is kept, and writes nothing. */

import type { EnvironmentId } from '../shared/environment.ts';
import { assertNever } from '../shared/failure.ts';
import { mintLoginUrl } from './commands/mint-login-url.ts';
import { composeAws } from './compose-aws.ts';
import { actionTimeoutMs } from './core/action-timeout.ts';
import { type AppState, initialState, knownEnvironments } from './core/app-state.ts';
import { type CommandLine, commandLineFrom } from './core/command-line.ts';
import { helpText } from './core/command-line-help.ts';
import {
  ambiguousEnding,
  type Ending,
  failureEnding,
  guessedMajorText,
  loginUrlWarning,
  meantText,
  noneKnown,
  printed,
  unknownEnding,
  usageEnding,
} from './core/command-line-text.ts';
import { completionScript } from './core/completions.ts';
import { environmentListText } from './core/environment-list.ts';
import { type EnvironmentQuery, environmentsIn, namedEnvironment } from './core/named-environment.ts';
import { ownWords } from './core/own-words.ts';
import type { StartRequest } from './core/start-request.ts';
import { withKept } from './core/state-discovery.ts';
import { readFinds } from './electron/found-store.ts';
import { readSettings } from './electron/settings-store.ts';
import { createStore, type Store } from './store.ts';
import { timeoutSignal } from './timeout-signal.ts';

/** Facts of the process. */
interface ProcessFacts {
  /** As `process.argv` has it. */
  readonly argv: readonly string[];
  readonly isPackaged: boolean;
  readonly appVersion: string;
  /** Folder of the settings file. */
  readonly userDataFolder: string;
  readonly environment: NodeJS.ProcessEnv;
}

/** What this start is to do. */
export type Errand =
  /** There is nothing to do but to say this. */
  | { readonly kind: 'end'; readonly ending: Ending }
  /** AWS is to be asked, for which Electron has to be ready. */
  | { readonly kind: 'ask'; readonly ask: () => Promise<Ending> }
  /** For the app that runs already, or else for this one; with `detachedArgs` it starts again by itself, and the terminal is free. */
  | {
      readonly kind: 'request';
      readonly request: StartRequest;
      readonly said: string;
      readonly detachedArgs: readonly string[] | null;
    };

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
  });
  switch (line.kind) {
    case 'toggle':
      return requestFor({ kind: 'toggle' }, line.foreground);
    case 'open-link':
      return requestFor({ kind: 'open-link', link: line.link, from: line.from }, line.foreground);
    case 'open': {
      const { query, path, browser, foreground } = line;
      return named(readState(facts), query, (id, said) => {
        const request = { kind: 'open', id, browser, ...(path === undefined ? {} : { path }) } as const;
        return requestFor(request, foreground, said);
      });
    }
    case 'url': {
      const state = readState(facts);
      return named(state, line.query, (id, said) => ({
        kind: 'ask',
        ask: () => loginUrlEnding(facts, createStore(state), { id, said }),
      }));
    }
    default:
      return requestFor({ kind: 'show' }, true);
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
    case 'list': {
      const state = readState(facts);
      const known = knownEnvironments(state);
      const ending = printed(
        environmentListText(environmentsIn(known, line.only), line.format, state.settings),
      );
      const isExplained = known.length === 0 && line.format.kind === 'table';
      return isExplained ? { ...ending, said: `${noneKnown}\n` } : ending;
    }
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

/** The state as the last run left it on the disk. */
function readState({ userDataFolder }: ProcessFacts): AppState {
  return withKept(initialState(readSettings(userDataFolder)), readFinds(userDataFolder));
}

/** @returns what `found` makes of the environment that is meant, else the ending that says why none is */
function named(
  state: AppState,
  query: EnvironmentQuery,
  found: (id: EnvironmentId, said: string) => Errand,
): Errand {
  const known = knownEnvironments(state);
  const meant = namedEnvironment(known, query, {
    usage: state.settings.usage,
    favourites: new Set(),
    profiles: new Map(),
  });
  switch (meant.kind) {
    case 'found':
      return found(meant.environment.id, meant.isExact ? '' : meantText(meant.environment));
    case 'unknown':
      return { kind: 'end', ending: unknownEnding(query, known.length) };
    case 'ambiguous':
      return { kind: 'end', ending: ambiguousEnding(query, meant.candidates) };
  }
}

/** Asks AWS over Chromium's network as the app does, but never a person. SECURITY: the URL goes to standard output alone. */
async function loginUrlEnding(
  facts: ProcessFacts,
  store: Store<AppState>,
  { id, said }: { readonly id: EnvironmentId; readonly said: string },
): Promise<Ending> {
  const aws = composeAws({ environment: facts.environment }, store, {
    answerProxy: () => null,
    attention: () => 'unseen',
  });
  await aws.readProfiles();
  const signal = timeoutSignal(actionTimeoutMs(store.get().profiles, id.profile));
  const minted = await mintLoginUrl({ store, ...aws }, { id, signal });
  aws.dispose();
  if (!minted.ok) return failureEnding(minted.failure);
  const { url, isMajorGuessed } = minted.value;
  const guess = isMajorGuessed ? guessedMajorText : '';
  return { code: 0, out: `${url}\n`, said: `${said}${loginUrlWarning}${guess}` };
}
