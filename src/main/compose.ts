/** The composition root: builds every part once, joins state to tray and pages, and hands out what the process entry needs. */

import { createAddEnvironment } from './commands/add-environment.ts';
import type { OpenLink } from './commands/open-link.ts';
import { createPrompts } from './commands/prompts.ts';
import type { ProxyLogins } from './commands/proxy-logins.ts';
import { createTakeRequest } from './commands/take-request.ts';
import { composeAws } from './compose-aws.ts';
import { composeCatalogue } from './compose-catalogue.ts';
import { composeHandlers } from './compose-commands.ts';
import { composeHotkeys } from './compose-hotkeys.ts';
import { composeLife, type Life } from './compose-life.ts';
import { composeLinks } from './compose-links.ts';
import {
  composeDiagnosis,
  composeNetworks,
  composeNetworkWatch,
  composeProxyLogins,
  composeSearch,
  composeWarmConnections,
} from './compose-network.ts';
import type { ComposeOptions } from './compose-options.ts';
import { composePages } from './compose-pages.ts';
import { composePerson, type Person } from './compose-person.ts';
import { sessionEvents } from './compose-sessions.ts';
import { followAppearance } from './compose-settings.ts';
import { composeState } from './compose-state.ts';
import { composeOpenUnseen, composeTrayCommands } from './compose-tray.ts';
import { composeUpdates } from './compose-updates.ts';
import { composeWindows } from './compose-windows.ts';
import type { AppState } from './core/app-state.ts';
import { loginUrlLifeMs } from './core/login-url.ts';
import { withUnexpected } from './core/state-life.ts';
import type { SnapshotFacts } from './core/to-snapshot.ts';
import { commandRules } from './electron/command-rules.ts';
import { linkHandler } from './electron/deep-links.ts';
import { keyboard } from './electron/keyboard.ts';
import type { PickerWindow } from './electron/picker-window.ts';
import { createSecretClipboard } from './electron/secret-clipboard.ts';
import { keptFiles, versions } from './electron/system-facts.ts';
import type { Store } from './store.ts';

/** The running app, as far as the process entry needs it. */
export interface App {
  readonly showPicker: () => void;
  /** Carries out what a start of Windsock asks for. */
  readonly takeRequest: ReturnType<typeof createTakeRequest>;
  /** Tells that something went wrong that nothing caught; the log has more under this name. */
  readonly tellUnexpected: (reference: string) => void;
  /** Saves what waits and lets go of everything. @returns settles once nothing is left behind: no program, no secret on the clipboard */
  readonly dispose: () => Promise<void>;
  /** Ends the process after that; a new version of Windsock takes the place of this one where that is wanted. */
  readonly leave: () => void;
}

/** Builds and starts the app; to be called once, when Electron is ready. */
export function compose(options: ComposeOptions): App {
  const { store, flush } = composeState(options);
  followAppearance(store);
  // The windows bring the guards, and the AWS side a session that they guard.
  const prompts = createPrompts(store);
  const windows = composeWindows(options, store, {
    onPromptClosed: prompts.cancelShown,
    // A window that goes while it records a hotkey cannot say so any more.
    onSettingsClosed: () => hotkeys.recordHotkey(false),
    ...sessionEvents(() => ({ ...person, goOn })),
  });
  const { picker } = windows;
  const proxyLogins = composeProxyLogins(prompts);
  const { goOn } = proxyLogins;
  const aws = composeAws(options, store, { answerProxy: proxyLogins.answer, attention: picker.attention });
  const { search, searchAtStart } = composeSearch({ store, aws, goOn });
  const { networks, tunnels } = composeNetworks(options, store, windows.airflow);
  const secrets = createSecretClipboard(loginUrlLifeMs);
  const person = composePerson({ store, prompts, aws, windows, search, networks, copySecret: secrets.copy });
  const adding = createAddEnvironment({ store, describeEnvironment: aws.describeEnvironment });
  const diagnosis = composeDiagnosis({ store, aws, proxyLogins, networks });
  const started = aws.start();
  const links = composeLinks({ store, person, search, picker, profilesRead: started });
  const networkWatch = composeNetworkWatch({
    store,
    retryOpening: person.opening.retry,
    reloadWindow: (windowId) => windows.airflow.act(windowId, { kind: 'reload' }),
  });
  const warm = composeWarmConnections(store, aws);
  const open = composeOpenUnseen({ person, goOn, picker });
  const life = composeLife(options, store, windows);
  const hotkeys = composeHotkeys({ store, picker, open, isWayland: life.toggleCommand !== null });
  const catalogue = composeCatalogue({ store, proxyLogins });
  const updates = composeUpdates(options, { store, proxyLogins });
  const joined = { store, person, search, adding, diagnosis, links, networks, catalogue, updates, goOn };
  const parts = { ...options, ...aws, ...joined, ...life, ...hotkeys, ...windows };
  const pages = composePages({
    options,
    store,
    windows,
    facts: factsFrom(options, aws, life),
    handlers: (push) => composeHandlers({ ...parts, push }),
    onTrayCommand: composeTrayCommands({ ...parts, open }),
  });
  void started.then(() => {
    if (store.get().settings.lookAtStart) void searchAtStart();
  });

  return {
    showPicker: picker.show,
    takeRequest: composeRequests({ ...joined, picker, profilesRead: started }),
    tellUnexpected: (reference) => store.update((state) => withUnexpected(state, reference)),
    dispose: async () => {
      flush();
      for (const part of [pages, aws, proxyLogins, networkWatch, warm, updates]) part.dispose();
      await Promise.all([tunnels.dispose(), secrets.dispose()]);
    },
    leave: updates.leave,
  };
}

function composeRequests(parts: {
  readonly store: Store<AppState>;
  readonly person: Person;
  readonly links: OpenLink;
  readonly goOn: ProxyLogins['goOn'];
  readonly picker: PickerWindow;
  readonly profilesRead: Promise<void>;
}) {
  const { store, person, links, goOn, picker, profilesRead } = parts;
  return createTakeRequest({
    store,
    profilesRead,
    open: person.opening.open,
    openInBrowser: person.loginLinks.openInBrowser,
    openLink: links.openFromOutside,
    goOn,
    showPicker: picker.show,
    togglePicker: picker.toggle,
  });
}

function factsFrom(
  { appVersion, userDataFolder, environment }: ComposeOptions,
  { profileFiles, tokenFolders }: Pick<ReturnType<typeof composeAws>, 'profileFiles' | 'tokenFolders'>,
  { toggleCommand }: Life,
): Omit<SnapshotFacts, 'lastErrors'> {
  return {
    appVersion,
    keyboard,
    commandRules,
    profileFiles,
    toggleCommand,
    versions: versions(),
    keptFiles: keptFiles(userDataFolder, tokenFolders),
    linkHandler: linkHandler(environment),
  };
}
