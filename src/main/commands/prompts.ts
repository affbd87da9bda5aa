/** The questions to the person: a queue of which the prompt window shows the first. */

import { fail, ok, type Result } from '../../shared/failure.ts';
import type { Prompt, PromptAnswer } from '../../shared/prompt.ts';
import type { AppState } from '../core/app-state.ts';
import { withoutPrompt, withPrompt, withPromptReplaced } from '../core/state-prompts.ts';
import type { Store } from '../store.ts';
import { createSharedWork } from './shared-work.ts';

type WithoutId<T> = T extends unknown ? Omit<T, 'id'> : never;

/** A prompt before it is asked. */
export type Question = WithoutId<Prompt>;

/** A question that stays open for as many answers as its asker takes. */
export interface OpenPrompt {
  /** @returns the next answer; null when the person cancelled, or the asker's signal aborted */
  readonly next: () => Promise<PromptAnswer | null>;
  /** Aborts when the person cancels, with the asker's signal, and when the prompt is closed. */
  readonly ended: AbortSignal;
  /** Shows something else of the same question. */
  readonly update: (question: Question) => void;
  /** Asks anew in the same place: fields are empty again, and what was answered before is forgotten. */
  readonly askAgain: (question: Question) => void;
  readonly close: () => void;
}

/** Asks, and takes the answers. */
export interface Prompts {
  /** Asks once; equal questions share one prompt. @returns null when cancelled or aborted */
  readonly ask: (question: Question, signal: AbortSignal) => Promise<PromptAnswer | null>;
  readonly open: (question: Question, signal: AbortSignal) => OpenPrompt;
  /**
   * Takes an answer of a page. One that comes too late is dropped.
   *
   * @returns failure `page-call-refused` for an answer to another kind of question
   */
  readonly answer: (id: string, answer: PromptAnswer) => Result<null>;
  /** Cancels the question that is shown. */
  readonly cancelShown: () => void;
}

/** Which answers a question takes, beside `cancel`. */
const answerKinds: Readonly<Record<Prompt['kind'], readonly PromptAnswer['kind'][]>> = {
  'mfa-code': ['mfa-code'],
  'process-consent': ['allow-process'],
  'host-consent': ['allow-host'],
  'sign-in': ['open-page', 'restart-sign-in'],
  'proxy-login': ['proxy-login'],
};

/** @returns the questions; none is asked yet */
export function createPrompts(store: Store<AppState>): Prompts {
  const takers = new Map<string, (answer: PromptAnswer) => void>();
  const share = createSharedWork<PromptAnswer | null>();
  let asked = 0;
  const board: Board = { store, takers, nextId: () => `prompt-${++asked}` };

  return {
    open: (question, signal) => openPrompt(board, question, signal),
    ask: (question, signal) =>
      share({
        key: JSON.stringify(question),
        signal,
        aborted: null,
        work: async (shared) => {
          const prompt = openPrompt(board, question, shared);
          return await prompt.next().finally(prompt.close);
        },
      }),
    answer: (id, answer) => {
      const prompt = store.get().prompts.find((each) => each.id === id);
      if (prompt === undefined) return ok(null);
      const fits = answer.kind === 'cancel' || answerKinds[prompt.kind].includes(answer.kind);
      if (!fits) return fail({ kind: 'page-call-refused' });
      takers.get(id)?.(answer);
      return ok(null);
    },
    cancelShown: () => {
      const [shown] = store.get().prompts;
      if (shown !== undefined) takers.get(shown.id)?.({ kind: 'cancel' });
    },
  };
}

/** Where questions are shown, and who takes their answers. */
interface Board {
  readonly store: Store<AppState>;
  readonly takers: Map<string, (answer: PromptAnswer) => void>;
  readonly nextId: () => string;
}

function openPrompt({ store, takers, nextId }: Board, question: Question, signal: AbortSignal): OpenPrompt {
  const ending = new AbortController();
  const inbox = createInbox();
  let id = nextId();
  const close = () => {
    signal.removeEventListener('abort', close);
    takers.delete(id);
    store.update((state) => withoutPrompt(state, id));
    inbox.close();
    ending.abort();
  };
  const take = (answer: PromptAnswer) => (answer.kind === 'cancel' ? close() : inbox.put(answer));
  takers.set(id, take);
  store.update((state) => withPrompt(state, { ...question, id }));
  signal.addEventListener('abort', close);
  if (signal.aborted) close();
  return {
    next: inbox.next,
    ended: ending.signal,
    update: (changed) => store.update((state) => withPromptReplaced(state, id, { ...changed, id })),
    askAgain: (changed) => {
      if (!takers.delete(id)) return;
      const before = id;
      id = nextId();
      inbox.forget();
      takers.set(id, take);
      store.update((state) => withPromptReplaced(state, before, { ...changed, id }));
    },
    close,
  };
}

/** Hands on one answer at a time: SECURITY: none is kept beyond the one that nobody took yet. */
function createInbox() {
  let kept: PromptAnswer | null = null;
  let waiting: ((answer: PromptAnswer | null) => void) | null = null;
  let isClosed = false;
  return {
    put: (answer: PromptAnswer) => {
      if (waiting === null) kept = answer;
      else waiting(answer);
      waiting = null;
    },
    forget: () => {
      kept = null;
    },
    close: () => {
      isClosed = true;
      kept = null;
      waiting?.(null);
      waiting = null;
    },
    next: (): Promise<PromptAnswer | null> => {
      const answer = kept;
      kept = null;
      if (answer !== null || isClosed) return Promise.resolve(answer);
      const { promise, resolve } = Promise.withResolvers<PromptAnswer | null>();
      waiting = resolve;
      return promise;
    },
  };
}
