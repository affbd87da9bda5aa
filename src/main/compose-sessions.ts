/** Builds what keeps web sessions alive. */

import { createKeepSession, type KeepSession, type KeepSessionParts } from './commands/keep-session.ts';
import type { OpenEnvironmentParts } from './commands/open-environment.ts';
import type { Windows } from './compose-windows.ts';
import { log } from './electron/log.ts';

interface SessionParts extends Pick<KeepSessionParts, 'store'> {
  readonly aws: Pick<KeepSessionParts, 'mintLoginToken' | 'describeEnvironment'>;
  readonly windows: Pick<Windows, 'airflow' | 'hiddenLogins' | 'sessionWatch'>;
}

/** The use case, and the windows as opening an environment needs them. */
interface Sessions {
  readonly sessions: KeepSession;
  readonly windows: OpenEnvironmentParts['windows'];
}

/** Renews nothing before a session was logged in to. */
export function composeSessions({ store, aws, windows }: SessionParts): Sessions {
  const { airflow, hiddenLogins, sessionWatch } = windows;
  const sessions = createKeepSession({
    store,
    mintLoginToken: aws.mintLoginToken,
    describeEnvironment: aws.describeEnvironment,
    windows: { prepare: () => undefined, logIn: hiddenLogins.logIn, forgetSession: airflow.forgetSession },
    watch: sessionWatch.watch,
    goOn: sessionWatch.goOn,
    onBug: (bug) => log.error('A session was not renewed', bug),
    nowMs: Date.now,
  });
  return {
    sessions,
    windows: {
      ...airflow,
      // A page that stands in a window stays there, for the person to go on with.
      logIn: (login) => (airflow.isLoggedIn(login.id) ? hiddenLogins.logIn(login) : airflow.logIn(login)),
      forgetSession: async (id) => {
        await airflow.forgetSession(id);
        sessionWatch.expireAll(id);
      },
    },
  };
}
