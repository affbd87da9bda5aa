/** The composition root: builds every part once, joins state to tray and pages, and hands out what the process entry needs. */

import { join } from 'node:path';
import { type EnvironmentId, environmentKey, sameEnvironment } from '../shared/environment.ts';
import { assertNever, ok, type Result } from '../shared/failure.ts';
import { createEnvironmentLookup } from './aws/list-environments.ts';
import { createMintLoginToken } from './aws/login-token.ts';
import { createMwaaClients } from './aws/mwaa-clients.ts';
import { createProfileFiles } from './aws/profile-files.ts';
import { addEnvironment } from './commands/add-environment.ts';
import { createDiscover } from './commands/discover.ts';
import { startHotkey, takeOtherHotkey } from './commands/hotkey.ts';
import { createOpenEnvironment, type OpenEnvironment } from './commands/open-environment.ts';
import { takeProfiles } from './commands/take-profiles.ts';
import {
  type AppState,
  initialState,
  withFavouriteToggled,
  withNotice,
  withoutEnvironment,
  withoutNotice,
  withPickerVisible,
  withToldAboutTray,
  withWindow,
  withWindowBounds,
} from './core/app-state.ts';
import type { ProfileSet } from './core/profiles.ts';
import { type AppFacts, toSnapshot } from './core/to-snapshot.ts';
import { type TrayCommand, trayContent } from './core/tray-items.ts';
import { createAirflowWindows } from './electron/airflow-windows.ts';
import { installAppMenu } from './electron/app-menu.ts';
import { createAwsHttpHandler } from './electron/aws-http-handler.ts';
import { createHotkey } from './electron/hotkey.ts';
import { type CommandHandlers, createIpc } from './electron/ipc.ts';
import { keyboard } from './electron/keyboard.ts';
import { log, logFolder } from './electron/log.ts';
import { tellAboutTray } from './electron/notifications.ts';
import { showFolder } from './electron/open-outside.ts';
import { createPickerWindow, type PickerWindow } from './electron/picker-window.ts';
import { installGuards } from './electron/session-policy.ts';
import { openSettingsStore } from './electron/settings-store.ts';
import { createTray } from './electron/tray.ts';
import { createStore, type Store } from './store.ts';

/** Facts of the process that starts the app. */
export interface ComposeOptions {
  readonly appVersion: string;
  /** Folder of the settings file. */
  readonly userDataFolder: string;
  /** Folder that holds the app's `resources` and `out`. */
  readonly appFolder: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly quit: () => void;
}

/** The running app, as far as the process entry needs it. */
export interface App {
  readonly showPicker: () => void;
  readonly togglePicker: () => void;
  /** Saves what waits and lets go of everything. */
  readonly dispose: () => void;
}

/** Builds and starts the app; to be called once, when Electron is ready. */
export function compose(options: ComposeOptions): App {
  const settings = openSettingsStore({
    folder: options.userDataFolder,
    nowMs: Date.now,
    onSaved: (saved) => store.update((state) => withSaved(state, saved)),
  });
  const store = createStore(initialState(settings.initial));
  // The windows bring the guards, and the AWS side a session that they guard.
  const { airflow, picker } = composeWindows(options, store);
  const aws = composeAws(options, store);
  const facts: AppFacts = { appVersion: options.appVersion, keyboard, profileFiles: aws.profileFiles };
  const { readProfiles, mintLoginToken, describeEnvironment, listEnvironments } = aws;
  const opening = createOpenEnvironment({
    store,
    mintLoginToken,
    describeEnvironment,
    windows: airflow,
    hidePicker: picker.hide,
    nowMs: Date.now,
  });
  const discover = createDiscover({ store, readProfiles, listEnvironments, nowMs: Date.now });
  const hotkey = createHotkey(picker.toggle);
  const ipc = createIpc({
    handlers: composeHandlers({ store, opening, discover, hotkey, picker, push: () => ipc.push() }),
    ownPages: picker.contents,
    snapshot: () => toSnapshot(store.get(), facts),
  });
  const tray = createTray(
    join(options.appFolder, 'resources/tray'),
    composeTrayCommands({ opening, picker, quit: options.quit }),
  );
  const renderTray = () => tray.render(trayContent(store.get(), Date.now()));
  store.subscribe((state, before) => {
    ipc.push();
    renderTray();
    if (state.settings !== before.settings) settings.save(state.settings);
  });

  const { notice } = settings;
  if (notice !== null) {
    store.update((state) => withNotice(state, { id: 'settings', failure: notice }));
    // The good copy becomes the file again, so that the next start has nothing to restore.
    settings.save(store.get().settings);
  }
  renderTray();
  startHotkey(store, hotkey);
  void aws.start().then(() => {
    if (store.get().settings.lookAtStart) void discover();
  });

  return {
    showPicker: picker.show,
    togglePicker: picker.toggle,
    dispose: () => {
      settings.flush();
      for (const part of [ipc, tray, aws]) part.dispose();
    },
  };
}

/** What the commands of pages and tray work with. */
interface CommandParts {
  readonly store: Store<AppState>;
  readonly opening: OpenEnvironment;
  readonly discover: () => Promise<Result<null>>;
  readonly hotkey: (accelerator: string) => boolean;
  readonly picker: PickerWindow;
  readonly push: () => void;
  readonly quit: () => void;
}

function composeHandlers(parts: Omit<CommandParts, 'quit'>): CommandHandlers {
  const { store, opening, discover, hotkey, picker } = parts;
  const done = (work: () => void): Result<null> => {
    work();
    return ok(null);
  };
  return {
    pageReady: () => done(parts.push),
    openEnvironment: opening.open,
    cancelOpening: (id) => done(() => opening.cancel(id)),
    resetSession: opening.reset,
    toggleFavourite: (id) => done(() => store.update((state) => withFavouriteToggled(state, id))),
    lookForEnvironments: discover,
    addEnvironment: (profile, region, name) => addEnvironment(store, { profile, region, name }),
    removeEnvironment: (id) => done(() => store.update((state) => withoutEnvironment(state, id))),
    takeOtherHotkey: () => takeOtherHotkey(store, hotkey),
    dismissNotice: (id) => done(() => store.update((state) => withoutNotice(state, id))),
    hidePicker: () => done(picker.hide),
  };
}

function composeTrayCommands({ opening, picker, quit }: Pick<CommandParts, 'opening' | 'picker' | 'quit'>) {
  // Nobody waits at a page for what the tray asked for, so the picker comes and shows the failed row.
  const open = async (id: EnvironmentId) => {
    const outcome = await opening.open(id, { picker: 'hide', query: '' });
    if (!outcome.ok && outcome.failure.kind !== 'cancelled') picker.show();
  };
  return (command: TrayCommand): void => {
    switch (command.kind) {
      case 'show-picker':
        picker.show();
        break;
      case 'open':
        void open(command.id);
        break;
      case 'show-logs':
        showFolder(logFolder());
        break;
      case 'quit':
        quit();
        break;
      default:
        assertNever(command);
    }
  };
}

function withSaved(state: AppState, saved: Result<null>): AppState {
  return saved.ok
    ? withoutNotice(state, 'settings-not-saved')
    : withNotice(state, { id: 'settings-not-saved', failure: saved.failure });
}

function composeAws({ environment }: ComposeOptions, store: Store<AppState>) {
  const files = createProfileFiles({ environment, onChange: (reading) => take(reading) });
  const clients = createMwaaClients({
    profiles: files.current,
    reread: readProfiles,
    environment,
    requestHandler: createAwsHttpHandler(),
    onError: (operation, error) => log.warn(`${operation} failed`, error),
  });
  const lookup = createEnvironmentLookup(clients);
  let taken = files.current();

  function take(reading: Result<ProfileSet>): void {
    takeProfiles(store, { reading, before: taken, drop: clients.drop });
    if (reading.ok) taken = reading.value;
  }

  async function readProfiles(): Promise<void> {
    take(await files.read());
  }

  return {
    profileFiles: Object.values(files.paths),
    mintLoginToken: createMintLoginToken(clients),
    listEnvironments: lookup.listEnvironments,
    describeEnvironment: lookup.describeEnvironment,
    readProfiles,
    /** Reads the profiles, watches their files from then on, and loads the SDK. */
    start: async () => {
      await readProfiles();
      files.watch();
      // Not waited for: a first call loads the SDK by itself.
      clients.warmUp().catch((error: unknown) => log.warn('The AWS SDK did not load', error));
    },
    dispose: () => {
      files.dispose();
      clients.dispose();
    },
  };
}

function composeWindows({ appFolder }: ComposeOptions, store: Store<AppState>) {
  const icon = join(appFolder, 'resources/icon.png');
  const airflow = createAirflowWindows({
    icon,
    boundsOf: (id) => store.get().settings.windowBounds[environmentKey(id)],
    onBounds: (id, bounds) => store.update((state) => withWindowBounds(state, id, bounds)),
    onShown: (id) => store.update((state) => withWindow(state, id, true)),
    onClosed: (id) => {
      const wasShown = store.get().openWindows.some((each) => sameEnvironment(each, id));
      store.update((state) => withWindow(state, id, false));
      if (wasShown && !store.get().settings.toldAboutTray) {
        tellAboutTray(store.get().settings.hotkey);
        store.update(withToldAboutTray);
      }
    },
  });
  // Before the first window; the guards ask which environment a page belongs to.
  installGuards(airflow.hostOf);
  installAppMenu();
  const picker = createPickerWindow({
    icon,
    preload: join(appFolder, 'out/preload/page.cjs'),
    hideOnBlur: () => store.get().settings.hidePickerOnBlur,
    onVisible: (isVisible) => store.update((state) => withPickerVisible(state, isVisible)),
  });
  return { airflow, picker };
}
