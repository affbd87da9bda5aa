/** Builds what opens environments and keeps their web sessions alive. */

import type { EnvironmentId } from '../shared/environment.ts';
import { createExplainFailure } from './commands/explain-failure.ts';
import { createKeepSession, type KeepSession } from './commands/keep-session.ts';
import {
  createOpenEnvironment,
  type OpenEnvironment,
  type OpenEnvironmentParts,
} from './commands/open-environment.ts';
import type { ProxyLogins } from './commands/proxy-logins.ts';
import type { WindowEvents, Windows } from './compose-windows.ts';
import { sessionHostOf } from './core/state-windows.ts';
import { log } from './electron/log.ts';
import { resolveWebServer } from './electron/reach-web-server.ts';

interface SessionParts extends Pick<OpenEnvironmentParts, 'store' | 'meetNeed'> {
  readonly aws: Pick<OpenEnvironmentParts, 'mintLoginToken' | 'describeEnvironment'>;
  readonly networks: { readonly ensure: OpenEnvironmentParts['ensureNetwork'] };
  readonly windows: Pick<Windows, 'airflow' | 'hiddenLogins' | 'sessionWatch' | 'prompt' | 'picker'>;
}

type Login = Parameters<OpenEnvironmentParts['windows']['logIn']>[0];

/** The use cases. */
interface Sessions {
  readonly sessions: KeepSession;
  readonly opening: OpenEnvironment;
}

/** Logs in to nothing by itself before a person did. */
export function composeSessions({ store, aws, windows, meetNeed, networks }: SessionParts): Sessions {
  const { airflow, hiddenLogins, sessionWatch, prompt, picker } = windows;
  const { mintLoginToken, describeEnvironment } = aws;
  const shared = { store, mintLoginToken, describeEnvironment, nowMs: () => Date.now() };
  const forgetSession = async (id: EnvironmentId): Promise<void> => {
    await airflow.forgetSession(id);
    sessionWatch.expireAll(id);
  };
  /** Whether the pages that are open are at the host of the login: a custom domain may have come in between. */
  const isAtHome = ({ id, host }: Login): boolean => sessionHostOf(store.get(), id) === host;
  const sessions = createKeepSession({
    ...shared,
    windows: {
      prepare: async () => undefined,
      // No page could go on at another host, so the bar asks the person instead.
      logIn: async (login) => (isAtHome(login) ? hiddenLogins.logIn(login) : { kind: 'aborted' }),
      forgetSession,
    },
    watch: sessionWatch.watch,
    goOn: sessionWatch.goOn,
    onBug: (bug) => log.error('A session was not renewed', bug),
  });
  const opening = createOpenEnvironment({
    ...shared,
    meetNeed,
    showPrompt: prompt.focus,
    windows: {
      ...airflow,
      // A page that stands in a window stays there, for the person to go on with.
      logIn: (login) =>
        airflow.hasPage(login.id) && isAtHome(login) ? hiddenLogins.logIn(login) : airflow.logIn(login),
      forgetSession,
    },
    onLogin: sessions.onLogin,
    renewal: sessions.renewal,
    hidePicker: picker.hide,
    ensureNetwork: networks.ensure,
    explain: createExplainFailure({ store, resolve: resolveWebServer }),
  });
  return { sessions, opening };
}

/** What takes what the windows tell; it is built later than they are. */
interface SessionTakers extends Pick<ProxyLogins, 'goOn'> {
  readonly sessions: Pick<KeepSession, 'see'>;
  readonly opening: Pick<OpenEnvironment, 'open' | 'reset'>;
}

/** @returns what the windows tell of their sessions, and where it goes */
export function sessionEvents(takers: () => SessionTakers): Pick<WindowEvents, 'onSight' | 'onSessionAct'> {
  return {
    onSight: (id, sight) => takers().sessions.see(id, sight),
    onSessionAct: (id, act) => {
      const { opening, goOn } = takers();
      // How it went stands in the state, and the frame shows it.
      goOn(() => opening[act === 'sign-in' ? 'open' : 'reset'](id, { picker: 'hide', query: '' })).catch(
        (bug: unknown) => log.error('A session was not signed in to', bug),
      );
    },
  };
}
