/** Builds what asks a person, and what goes on with the answers. */

import type { EnvironmentId } from '../shared/environment.ts';
import { ssoTarget } from '../shared/sign-in-target.ts';
import { type AuthenticateParts, createAuthenticate } from './commands/authenticate.ts';
import type { Discover } from './commands/discover.ts';
import {
  createIdentityCenter,
  type IdentityCenter,
  type IdentityCenterParts,
} from './commands/identity-center.ts';
import type { KeepSession } from './commands/keep-session.ts';
import { createLoginLinks, type LoginLinks } from './commands/login-links.ts';
import { createMeetNeed, type MeetNeed, type MeetNeedParts } from './commands/meet-need.ts';
import { createNeedMet } from './commands/need-met.ts';
import type { OpenEnvironment, OpenEnvironmentParts } from './commands/open-environment.ts';
import type { Prompts } from './commands/prompts.ts';
import { createRemoveEnvironment } from './commands/remove-environment.ts';
import { createSignOutEverywhere } from './commands/sign-out-everywhere.ts';
import { createSsoSessionStates, type SsoSessionParts, type SsoSessions } from './commands/sso-sessions.ts';
import { composeSessions } from './compose-sessions.ts';
import type { Windows } from './compose-windows.ts';
import { actionTimeoutMs } from './core/action-timeout.ts';
import type { AppState } from './core/app-state.ts';
import { emptyEnvironmentSession, emptyEnvironmentSessions } from './electron/environment-sessions.ts';
import { log } from './electron/log.ts';
import { openInBrowser } from './electron/open-outside.ts';
import type { Store } from './store.ts';

/** What the AWS side does for them. */
interface PersonAws {
  readonly sso: {
    readonly state: SsoSessionParts['stateOf'];
    readonly signIn: MeetNeedParts['signIn'];
    readonly signOut: SsoSessionParts['signOut'];
    readonly listAccounts: IdentityCenterParts['listAccounts'];
  };
  readonly credentials: {
    readonly provideMfaCode: MeetNeedParts['provideMfaCode'];
    readonly processCommand: MeetNeedParts['processCommand'];
    readonly check: AuthenticateParts['checkCredentials'];
    readonly needMet: () => void;
  };
  readonly awsLogin: MeetNeedParts['awsLogin'];
  readonly dropSession: SsoSessionParts['dropSession'];
  readonly readProfiles: IdentityCenterParts['readProfiles'];
}

/** What these use cases work with. */
interface PersonParts {
  readonly store: Store<AppState>;
  readonly prompts: Prompts;
  readonly aws: PersonAws & Pick<OpenEnvironmentParts, 'mintLoginToken' | 'describeEnvironment'>;
  readonly windows: Windows;
  readonly networks: { readonly ensure: OpenEnvironmentParts['ensureNetwork'] };
  readonly search: Pick<Discover, 'discover'>;
  readonly copySecret: (text: string) => Promise<void>;
}

/** What a person may be asked for. */
export interface Person {
  readonly prompts: Prompts;
  readonly opening: OpenEnvironment;
  readonly sessions: KeepSession;
  readonly loginLinks: LoginLinks;
  /** Ends whatever is on its way for this environment. */
  readonly cancel: (id: EnvironmentId) => Promise<void>;
  readonly removeEnvironment: ReturnType<typeof createRemoveEnvironment>;
  readonly authenticate: ReturnType<typeof createAuthenticate>;
  readonly ssoSessions: SsoSessions;
  readonly signOutEverywhere: ReturnType<typeof createSignOutEverywhere>;
  readonly identityCenter: IdentityCenter;
}

/** Asks nothing by itself. */
export function composePerson(parts: PersonParts): Person {
  const { store, prompts, aws, windows, search } = parts;
  const { picker, prompt, signInPages } = windows;
  const ssoSessions = composeSsoSessions(parts);
  const refreshSsoSessions = () =>
    void ssoSessions.refresh().catch((error: unknown) => log.error('The SSO sessions were not read', error));
  const needMet = createNeedMet({
    store,
    refreshSsoSessions,
    searchAgain: (profiles) => void search.discover({ profiles }),
  });
  const meetNeed = createMeetNeed({
    store,
    prompts,
    signIn: aws.sso.signIn,
    awsLogin: aws.awsLogin,
    signInPages,
    provideMfaCode: aws.credentials.provideMfaCode,
    processCommand: aws.credentials.processCommand,
    showPrompt: prompt.focus,
    onMet: (need) => {
      aws.credentials.needMet();
      needMet(need);
      sessions.needMet(need);
    },
  });
  const { sessions, opening } = composeSessions({ store, aws, windows, meetNeed, networks: parts.networks });
  const loginLinks = composeLoginLinks(parts, meetNeed);
  const cancel = cancelOf(opening, loginLinks);
  store.subscribe((state, before) => {
    prompt.follow(state.prompts.length > 0);
    const isPickerNew = state.pickerVisible && !before.pickerVisible;
    // Cheap enough for each time that somebody looks; the AWS CLI signs in and out, too.
    if (isPickerNew || state.profiles !== before.profiles) refreshSsoSessions();
  });
  return {
    prompts,
    sessions,
    opening,
    loginLinks,
    cancel,
    authenticate: createAuthenticate({
      checkCredentials: aws.credentials.check,
      timeoutMsFor: (profile) => actionTimeoutMs(store.get().profiles, profile),
      meetNeed,
    }),
    ssoSessions,
    removeEnvironment: composeRemoval(parts, { cancel, sessions }),
    signOutEverywhere: composeSignOut(parts, { cancel, sessions, ssoSessions }),
    identityCenter: createIdentityCenter({
      store,
      meetNeed,
      listAccounts: aws.sso.listAccounts,
      readProfiles: aws.readProfiles,
      discover: search.discover,
      showPicker: picker.show,
    }),
  };
}

/** A window and a login URL may be on their way for the same environment. */
function cancelOf(opening: OpenEnvironment, loginLinks: LoginLinks): Person['cancel'] {
  return (id) => {
    loginLinks.cancel(id);
    return opening.cancel(id);
  };
}

function composeRemoval(
  { store, windows }: PersonParts,
  { cancel, sessions }: Pick<Person, 'cancel' | 'sessions'>,
): Person['removeEnvironment'] {
  return createRemoveEnvironment({
    store,
    cancelOpening: cancel,
    forgetGuard: sessions.forget,
    closeWindows: windows.airflow.closeAll,
    emptySession: emptyEnvironmentSession,
  });
}

function composeSignOut(
  { store, windows }: PersonParts,
  { cancel, sessions, ssoSessions }: Pick<Person, 'cancel' | 'sessions' | 'ssoSessions'>,
): Person['signOutEverywhere'] {
  return createSignOutEverywhere({
    store,
    cancelOpening: cancel,
    forgetGuards: sessions.forgetAll,
    closeWindows: () => windows.airflow.closeAll(),
    emptySessions: emptyEnvironmentSessions,
    signOut: ssoSessions.signOut,
  });
}

function composeLoginLinks({ store, aws, windows, copySecret }: PersonParts, meetNeed: MeetNeed): LoginLinks {
  return createLoginLinks({
    store,
    meetNeed,
    mintLoginToken: aws.mintLoginToken,
    describeEnvironment: aws.describeEnvironment,
    openInBrowser,
    copySecret,
    hidePicker: windows.picker.hide,
    nowMs: Date.now,
  });
}

function composeSsoSessions({ store, aws, windows }: PersonParts): SsoSessions {
  return createSsoSessionStates({
    store,
    stateOf: aws.sso.state,
    signOut: aws.sso.signOut,
    dropSession: aws.dropSession,
    forgetWindow: (session) =>
      void windows.signInPages
        .forget(ssoTarget(session))
        .catch((error: unknown) => log.warn('A session was not emptied', error)),
  });
}
