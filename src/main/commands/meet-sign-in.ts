/** Signs a person in to IAM Identity Center, or to AWS itself as `aws login` does: the prompt shows how far it is, and how to go another way. */

import { type Failure, fail, type Result } from '../../shared/failure.ts';
import type { SignInPhase, SignInPlace } from '../../shared/prompt.ts';
import { type SignInNeed, type SignInTarget, signInTargetOf } from '../../shared/sign-in-target.ts';
import type { SignInFlow, SsoSession } from '../../shared/sso.ts';
import type { AppState } from '../core/app-state.ts';
import { withSignInPlace } from '../core/state-prompts.ts';
import type { Store } from '../store.ts';
import type { OpenPrompt, Prompts } from './prompts.ts';

/** Where sign-in pages are shown. */
interface SignInPages {
  /** Opens the page, if it is one of AWS's own. @returns failure `sign-in-page-not-trusted` */
  readonly open: (page: {
    readonly target: SignInTarget;
    readonly link: string;
    readonly place: SignInPlace;
    /** A page in our window did not load. */
    readonly onFailed: (failure: Failure) => void;
  }) => Result<null>;
  /** Closes the window of ours for it, if there is one. */
  readonly close: (target: SignInTarget) => void;
}

/** What signing in works with. */
export interface SignInParts {
  readonly store: Store<AppState>;
  readonly prompts: Prompts;
  /** A whole sign-in to IAM Identity Center, with a deadline of its own. */
  readonly signIn: (request: {
    readonly session: SsoSession;
    readonly flow: SignInFlow;
    readonly signal: AbortSignal;
    readonly onProgress: (progress: SignInPhase) => void;
  }) => Promise<Result<null>>;
  /** The same to AWS, as the identity of a `login_session`. */
  readonly awsLogin: (request: {
    readonly profile: string;
    readonly loginSession: string;
    readonly signal: AbortSignal;
    readonly onProgress: (progress: SignInPhase) => void;
  }) => Promise<Result<null>>;
  readonly signInPages: SignInPages;
}

/** What one run led to. */
type RunOutcome =
  | { readonly kind: 'ended'; readonly result: Result<null> }
  | { readonly kind: 'restart'; readonly flow: SignInFlow }
  | { readonly kind: 'cancelled' };

interface Run {
  readonly need: SignInNeed;
  readonly target: SignInTarget;
  readonly flow: SignInFlow;
  readonly prompt: OpenPrompt;
}

/** @returns the use case; a sign-in that failed stays open until the person starts it anew or cancels */
export function createMeetSignIn(parts: SignInParts) {
  return async (need: SignInNeed, signal: AbortSignal): Promise<Result<null>> => {
    const target = signInTargetOf(need);
    let [flow] = target.flows;
    const prompt = parts.prompts.open(questionOf(parts, { target, flow }, { phase: 'starting' }), signal);
    try {
      for (;;) {
        const outcome = await signInOnce(parts, { need, target, flow, prompt });
        if (outcome.kind === 'ended' && outcome.result.ok) return outcome.result;
        if (outcome.kind === 'cancelled') return fail({ kind: 'cancelled' });
        parts.signInPages.close(target);
        const restart = outcome.kind === 'restart' ? outcome.flow : await nextStart(prompt);
        if (restart === null) return fail({ kind: 'cancelled' });
        if (target.flows.includes(restart)) flow = restart;
        prompt.update(questionOf(parts, { target, flow }, { phase: 'starting' }));
      }
    } finally {
      prompt.close();
      parts.signInPages.close(target);
    }
  };
}

function questionOf(
  { store }: SignInParts,
  { target, flow }: { readonly target: SignInTarget; readonly flow: SignInFlow },
  progress: SignInPhase,
) {
  return { kind: 'sign-in', target, flow, place: store.get().settings.signInPlace, progress } as const;
}

async function signInOnce(parts: SignInParts, run: Run): Promise<RunOutcome> {
  const { prompt } = run;
  const stopping = new AbortController();
  const { promise: refused, resolve: refuse } = Promise.withResolvers<Result<null>>();
  const page = createPage(parts, run, (failure) => refuse(fail(failure)));
  const onProgress = (progress: SignInPhase) => {
    if (stopping.signal.aborted) return;
    // SECURITY: a page that is not trusted is not even shown as a link.
    const opened = progress.phase === 'waiting' ? page.openOnce(progress.link) : null;
    if (opened?.ok === false) refuse(opened);
    else page.show(progress);
  };
  const signal = AbortSignal.any([stopping.signal, prompt.ended]);
  const signedIn = startSignIn(parts, run, { signal, onProgress });
  try {
    const outcome = await untilEnded(Promise.race([signedIn, refused]), prompt, page.reopen);
    if (outcome.kind === 'ended' && !outcome.result.ok) {
      page.show({ phase: 'failed', failure: outcome.result.failure });
    }
    return outcome;
  } finally {
    stopping.abort();
    // The next run may begin only when this one has let go of the token file and of its port.
    await signedIn.catch(() => null);
  }
}

function startSignIn(
  parts: SignInParts,
  { need, flow }: Run,
  how: { readonly signal: AbortSignal; readonly onProgress: (progress: SignInPhase) => void },
): Promise<Result<null>> {
  if (need.kind === 'sign-in') return parts.signIn({ session: need.session, flow, ...how });
  const { profile, loginSession } = need;
  return parts.awsLogin({ profile, loginSession, ...how });
}

/** What the person sees of one run: the prompt, and the page that it opened. */
function createPage(parts: SignInParts, { target, flow, prompt }: Run, onFailed: (failure: Failure) => void) {
  let shown: SignInPhase = { phase: 'starting' };
  let opened: string | null = null;
  const show = (progress: SignInPhase) => {
    shown = progress;
    prompt.update(questionOf(parts, { target, flow }, progress));
  };
  const open = (link: string) =>
    parts.signInPages.open({ target, link, place: parts.store.get().settings.signInPlace, onFailed });
  return {
    show,
    openOnce: (link: string): Result<null> | null => {
      if (link === opened) return null;
      const result = open(link);
      if (result.ok) opened = link;
      return result;
    },
    reopen: (place: SignInPlace) => {
      parts.store.update((state) => withSignInPlace(state, place));
      if (opened === null) return;
      if (place === 'browser') parts.signInPages.close(target);
      open(opened);
      show(shown);
    },
  };
}

/** Takes answers until the sign-in ended, one asks for another way, or the person cancelled. */
async function untilEnded(
  ended: Promise<Result<null>>,
  prompt: OpenPrompt,
  reopen: (place: SignInPlace) => void,
): Promise<RunOutcome> {
  const end = ended.then((result) => ({ kind: 'ended', result }) as const);
  for (;;) {
    const next = await Promise.race([end, prompt.next()]);
    if (next === null) return { kind: 'cancelled' };
    if (next.kind === 'ended') return next;
    if (next.kind === 'restart-sign-in') return { kind: 'restart', flow: next.flow };
    if (next.kind === 'open-page') reopen(next.place);
  }
}

/** @returns in which way the person starts anew after a failure; null when cancelled */
async function nextStart(prompt: OpenPrompt): Promise<SignInFlow | null> {
  for (;;) {
    const answer = await prompt.next();
    if (answer === null) return null;
    if (answer.kind === 'restart-sign-in') return answer.flow;
  }
}
