/** Opens what is kept on disk, and keeps it as the state changes. */

import type { Result } from '../shared/failure.ts';
import type { ComposeOptions } from './compose-options.ts';
import {
  type AppState,
  initialState,
  knownEnvironments,
  withNotice,
  withoutNotice,
} from './core/app-state.ts';
import { keptFinds, withKept } from './core/state-discovery.ts';
import { removeForgottenSessions } from './electron/environment-sessions.ts';
import { openFoundStore } from './electron/found-store.ts';
import { log } from './electron/log.ts';
import { openSettingsStore } from './electron/settings-store.ts';
import { createStore, type Store } from './store.ts';

/** The state of the app, and what of it is kept. */
export interface KeptState {
  readonly store: Store<AppState>;
  /** Saves what waits. */
  readonly flush: () => void;
}

/** Reads settings and the environments found last. */
export function composeState({ userDataFolder: folder }: ComposeOptions): KeptState {
  const settings = openSettingsStore({
    folder,
    nowMs: Date.now,
    onSaved: (saved) => store.update((state) => withSaved(state, saved)),
  });
  const finds = openFoundStore({
    folder,
    onError: (error) => log.warn('The environments that were found could not be saved', error),
  });
  const store = createStore(withKept(initialState(settings.initial), finds.initial));
  store.subscribe((state, before) => {
    if (state.found !== before.found || state.discovery.phase !== before.discovery.phase)
      finds.save(() => keptFinds(store.get()));
    if (state.settings !== before.settings) settings.save(state.settings);
  });

  for (const failure of settings.notices)
    store.update((state) => withNotice(state, { id: failure.kind, failure }));
  const isRestored = settings.notices.some(({ kind }) => kind === 'settings-restored');
  // What a bad file named is not forgotten.
  if (!isRestored) void removeForgottenSessions(knownEnvironments(store.get()).map(({ id }) => id));
  else {
    // What is good becomes the file again, so that the next start has nothing to restore.
    settings.save(store.get().settings);
    settings.flush();
  }
  return {
    store,
    flush: () => {
      settings.flush();
      finds.flush();
    },
  };
}

function withSaved(state: AppState, saved: Result<null>): AppState {
  return saved.ok
    ? withoutNotice(state, 'settings-not-saved')
    : withNotice(state, { id: 'settings-not-saved', failure: saved.failure });
}
