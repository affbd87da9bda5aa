/** Builds what looks for new versions of Windsock, and its commands. */

import { ok, type Result } from '../shared/failure.ts';
import type { ProxyLogins } from './commands/proxy-logins.ts';
import { createUpdates, type UpdateWork } from './commands/updates.ts';
import type { ComposeOptions } from './compose-options.ts';
import type { AppState } from './core/app-state.ts';
import { withUpdates } from './core/state-updates.ts';
import { firstUpdates } from './core/update-state.ts';
import type { CommandHandlers } from './electron/ipc.ts';
import { openInBrowser } from './electron/open-outside.ts';
import { createUpdater, updateWay } from './electron/updater.ts';
import type { Store } from './store.ts';

/** How often is looked whether a check is due: a timer of a day would stand still while the computer sleeps. */
const lookMs = 60_000;

interface UpdatesParts {
  readonly store: Store<AppState>;
  readonly proxyLogins: Pick<ProxyLogins, 'answer' | 'goOn'>;
}

type UpdateCommand = 'checkForUpdates' | 'downloadUpdate' | 'restartToUpdate' | 'openReleaseNotes';

/** What the rest of the app needs of it. */
export interface AppUpdates extends Pick<UpdateWork, 'restart' | 'leave'> {
  readonly handlers: Pick<CommandHandlers, UpdateCommand>;
  readonly dispose: () => void;
}

/** How it went stands in the state, and so in its row. */
async function shown(work: Promise<Result<null>>): Promise<Result<null>> {
  await work;
  return ok(null);
}

/** Asks nothing yet; a build that does not look for updates never will. */
export function composeUpdates(
  { appVersion, environment, quit }: Pick<ComposeOptions, 'appVersion' | 'environment' | 'quit'>,
  { store, proxyLogins }: UpdatesParts,
): AppUpdates {
  const { route, source } = updateWay(environment);
  const notesPage = source?.notesPage ?? null;
  store.update((state) => withUpdates(state, firstUpdates(route, notesPage !== null)));
  const updater = createUpdater({
    host: source?.host ?? '',
    environment,
    answerProxy: proxyLogins.answer,
  });
  const updates = createUpdates({ store, updater, appVersion, nowMs: Date.now, quit });
  const timer = route.kind === 'none' ? undefined : setInterval(updates.look, lookMs);
  return {
    restart: updates.restart,
    leave: updates.leave,
    handlers: {
      checkForUpdates: () => shown(proxyLogins.goOn(updates.check)),
      downloadUpdate: () => shown(proxyLogins.goOn(updates.download)),
      restartToUpdate: updates.restart,
      openReleaseNotes: () => {
        if (notesPage !== null) openInBrowser(notesPage);
        return ok(null);
      },
    },
    dispose: () => clearInterval(timer),
  };
}
