/** Plain fakes around the use case that opens environments: each step is answered by the test. */

import {
  createOpenEnvironment,
  type OpenEnvironment,
  type OpenEnvironmentParts,
} from '../../../../src/main/commands/open-environment.ts';
import type { AppState } from '../../../../src/main/core/app-state.ts';
import type { LoginOutcome } from '../../../../src/main/core/login-outcome.ts';
import { createStore, type Store } from '../../../../src/main/store.ts';
import { environmentKey } from '../../../../src/shared/environment.ts';
import { fail, ok } from '../../../../src/shared/failure.ts';
import type { Opening } from '../../../../src/shared/snapshot.ts';
import { alpha, nowMs, stateWith } from '../sample-state.ts';

export const host = 'abc.c1.eu-west-1.airflow.amazonaws.com';
export const hide = { picker: 'hide', query: 'al' } as const;
export const landed: LoginOutcome = { kind: 'landed' };
export const otherMajor: LoginOutcome = { kind: 'other-major' };

/** What the rims do; everything succeeds unless the test says otherwise. */
export interface Answers {
  readonly state?: AppState;
  readonly isOpen?: () => boolean;
  readonly mint?: OpenEnvironmentParts['mintLoginToken'];
  readonly describe?: OpenEnvironmentParts['describeEnvironment'];
  readonly forgetSession?: () => Promise<void>;
  /** The outcome of the first login, of the second ... */
  readonly outcomes?: readonly LoginOutcome[];
  readonly clock?: () => number;
  /** A silent login that is under way. */
  readonly renewal?: Promise<void>;
  readonly logIn?: OpenEnvironmentParts['windows']['logIn'];
  /** Nobody is there to ask unless the test says otherwise. */
  readonly meetNeed?: OpenEnvironmentParts['meetNeed'];
  /** Everything is reached as it is, unless the test says otherwise. */
  readonly ensureNetwork?: OpenEnvironmentParts['ensureNetwork'];
}

export interface Journey extends OpenEnvironment {
  readonly store: Store<AppState>;
  /** What was asked of the rims, in order. */
  readonly asked: readonly string[];
  /** Every state that ever was, as text: no token may be found here. */
  readonly seen: () => string;
  /** The phases that the row of alpha went through. */
  readonly phases: readonly (Opening['phase'] | 'none')[];
  /** How the logins went, as it was told. */
  readonly logins: readonly string[];
  /** The URLs that were loaded. */
  readonly urls: readonly string[];
}

/** @returns the token that the fake gives out at the n-th call, from 1 */
export const tokenNumber = (call: number) => `t0ken-${call}-c4nary`;

export function journeyWith(answers: Answers = {}): Journey {
  const store = createStore(answers.state ?? stateWith());
  const asked: string[] = [];
  const states: AppState[] = [store.get()];
  const phases: (Opening['phase'] | 'none')[] = [];
  const urls: string[] = [];
  const logins: string[] = [];
  let minted = 0;
  store.subscribe((state) => {
    states.push(state);
    const phase = state.openings[environmentKey(alpha)]?.phase ?? 'none';
    if (phases.at(-1) !== phase) phases.push(phase);
  });
  const note = (what: string) => void asked.push(what);

  const useCase = createOpenEnvironment({
    store,
    mintLoginToken: async (request) => {
      note('mint');
      if (answers.mint !== undefined) return answers.mint(request);
      minted += 1;
      return ok({ host, token: tokenNumber(minted) });
    },
    describeEnvironment: async (request) => {
      note('describe');
      return answers.describe?.(request) ?? fail({ kind: 'offline' });
    },
    windows: {
      hasPage: () => answers.isOpen?.() ?? false,
      show: (_id, { focused }) => note(focused ? 'show' : 'show behind the picker'),
      goTo: async (_id, path) => {
        note(`go to ${path}`);
        return true;
      },
      prepare: async () => note('prepare'),
      logIn: async (login) => {
        note('log in');
        urls.push(login.url);
        return answers.logIn?.(login) ?? answers.outcomes?.[urls.length - 1] ?? landed;
      },
      discard: () => note('discard'),
      forgetSession: async () => {
        note('forget');
        await answers.forgetSession?.();
      },
    },
    meetNeed: async (need, signal) => {
      note('meet need');
      return answers.meetNeed?.(need, signal) ?? fail({ kind: 'cancelled' });
    },
    onLogin: (_id, { kind }) => logins.push(kind),
    renewal: () => answers.renewal ?? null,
    ensureNetwork: async (id, signal) => answers.ensureNetwork?.(id, signal) ?? ok(null),
    showPrompt: () => note('show prompt'),
    hidePicker: () => note('hide picker'),
    explain: async (_id, failure) => failure,
    nowMs: () => answers.clock?.() ?? nowMs,
  });
  return { ...useCase, store, asked, phases, urls, logins, seen: () => JSON.stringify(states) };
}

/** A promise that the test settles, and the signal that its call was given. */
export function waiting<T>(): {
  readonly answer: (request: { readonly signal: AbortSignal }) => Promise<T>;
  readonly settle: (value: T) => void;
  readonly signals: readonly AbortSignal[];
} {
  const { promise, resolve } = Promise.withResolvers<T>();
  const signals: AbortSignal[] = [];
  return {
    answer: ({ signal }) => {
      signals.push(signal);
      return promise;
    },
    settle: resolve,
    signals,
  };
}
