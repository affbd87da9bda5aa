/** The use case that meets needs, with a person, AWS and a browser that are told what to do. */

import { createMeetNeed, type MeetNeedParts } from '../../../../src/main/commands/meet-need.ts';
import { createPrompts } from '../../../../src/main/commands/prompts.ts';
import type { AppState } from '../../../../src/main/core/app-state.ts';
import { createStore } from '../../../../src/main/store.ts';
import { ok, type Result } from '../../../../src/shared/failure.ts';
import { type PersonNeed, personNeedKey } from '../../../../src/shared/person-need.ts';
import type { PromptAnswer, SignInPhase } from '../../../../src/shared/prompt.ts';
import type { SsoSession } from '../../../../src/shared/sso.ts';
import { stateWith } from '../sample-state.ts';

export const session: SsoSession = {
  key: 'acme-prod',
  form: 'sso-session',
  startUrl: 'https://acme.awsapps.com/start',
  region: 'eu-west-1',
};
export const link = 'https://oidc.eu-west-1.amazonaws.com/authorize?state=a';

type SignInRequest = Parameters<MeetNeedParts['signIn']>[0];
type LoginRequest = Parameters<MeetNeedParts['awsLogin']>[0];

/** One sign-in under way, which the test leads. */
export type SignInRun = SignInRequest & Led;

/** What the test does with it. */
interface Led {
  readonly end: (result: Result<null>) => void;
  readonly progress: (progress: SignInPhase) => void;
}

export function meetingWith(more: Partial<MeetNeedParts> & { readonly state?: AppState } = {}) {
  const store = createStore(more.state ?? stateWith());
  const prompts = createPrompts(store);
  const asked: string[] = [];
  const runs: SignInRun[] = [];
  const logins: (LoginRequest & Led)[] = [];
  const meetNeed = createMeetNeed({
    store,
    prompts,
    signIn: (request) => {
      const { led, promise } = lead(request);
      runs.push({ ...request, ...led });
      return promise;
    },
    awsLogin: (request) => {
      const { led, promise } = lead(request);
      logins.push({ ...request, ...led });
      return promise;
    },
    signInPages: {
      open: ({ place, link: page }) => {
        asked.push(`open ${page} in ${place}`);
        return ok(null);
      },
      close: () => asked.push('close'),
    },
    provideMfaCode: async ({ code }) => {
      asked.push(`code ${code}`);
      return ok(null);
    },
    processCommand: () => null,
    showPrompt: () => asked.push('show prompt'),
    onMet: (need: PersonNeed) => asked.push(`met ${personNeedKey(need)}`),
    ...more,
  });
  const shown = () => store.get().prompts[0];
  const answer = (given: PromptAnswer) => prompts.answer(shown()?.id ?? '', given);
  const run = (at: number): SignInRun => {
    const found = runs[at];
    if (found === undefined) throw new Error(`There was no sign-in ${at}`);
    return found;
  };
  return { store, prompts, meetNeed, asked, runs, logins, run, shown, answer };
}

function lead({ signal, onProgress }: LoginRequest | SignInRequest) {
  const { promise, resolve } = Promise.withResolvers<Result<null>>();
  signal.addEventListener('abort', () => resolve({ ok: false, failure: { kind: 'cancelled' } }));
  const led: Led = { end: resolve, progress: onProgress };
  return { led, promise };
}
