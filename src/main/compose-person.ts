/** Builds what asks a person, and what goes on with the answers. */

import { type AuthenticateParts, createAuthenticate } from './commands/authenticate.ts';
import { createMeetNeed, type MeetNeed, type MeetNeedParts } from './commands/meet-need.ts';
import { createNeedMet, type NeedMetParts } from './commands/need-met.ts';
import type { Prompts } from './commands/prompts.ts';
import { createSsoSessionStates, type SsoSessionParts, type SsoSessions } from './commands/sso-sessions.ts';
import type { AppState } from './core/app-state.ts';
import { log } from './electron/log.ts';
import type { SignInPages } from './electron/sign-in-window.ts';
import type { Store } from './store.ts';

/** What the AWS side does for them. */
export interface PersonAws {
  readonly sso: {
    readonly state: SsoSessionParts['stateOf'];
    readonly signIn: MeetNeedParts['signIn'];
    readonly signOut: SsoSessionParts['signOut'];
  };
  readonly credentials: {
    readonly provideMfaCode: MeetNeedParts['provideMfaCode'];
    readonly processCommand: MeetNeedParts['processCommand'];
    readonly needMet: () => void;
  };
  readonly resolveCredentials: AuthenticateParts['resolveCredentials'];
  readonly dropSession: SsoSessionParts['dropSession'];
}

/** What these use cases work with. */
interface PersonParts {
  readonly store: Store<AppState>;
  readonly prompts: Prompts;
  readonly aws: PersonAws;
  readonly signInPages: SignInPages;
  readonly showPrompt: MeetNeedParts['showPrompt'];
  readonly searchAgain: NeedMetParts['searchAgain'];
}

/** What asks a person. */
export interface Person {
  readonly prompts: Prompts;
  readonly meetNeed: MeetNeed;
  readonly authenticate: ReturnType<typeof createAuthenticate>;
  readonly ssoSessions: SsoSessions;
  /** To be told of each change of the state: token files are read when profiles changed, and when the picker comes. */
  readonly follow: (state: AppState, before: AppState) => void;
}

/** Asks nothing by itself. */
export function composePerson(parts: PersonParts): Person {
  const { store, prompts, aws, signInPages } = parts;
  const ssoSessions = createSsoSessionStates({
    store,
    stateOf: aws.sso.state,
    signOut: aws.sso.signOut,
    dropSession: aws.dropSession,
    forgetWindow: (session) =>
      void signInPages
        .forget(session)
        .catch((error: unknown) => log.warn('A session was not emptied', error)),
  });
  const refreshSsoSessions = () =>
    void ssoSessions.refresh().catch((error: unknown) => log.error('The SSO sessions were not read', error));
  const needMet = createNeedMet({ store, refreshSsoSessions, searchAgain: parts.searchAgain });
  const meetNeed = createMeetNeed({
    store,
    prompts,
    signIn: aws.sso.signIn,
    signInPages,
    provideMfaCode: aws.credentials.provideMfaCode,
    processCommand: aws.credentials.processCommand,
    showPrompt: parts.showPrompt,
    onMet: (need) => {
      aws.credentials.needMet();
      needMet(need);
    },
  });
  return {
    prompts,
    meetNeed,
    authenticate: createAuthenticate({ resolveCredentials: aws.resolveCredentials, meetNeed }),
    ssoSessions,
    follow: (state, before) => {
      const isPickerNew = state.pickerVisible && !before.pickerVisible;
      if (isPickerNew || state.profiles !== before.profiles) refreshSsoSessions();
    },
  };
}
