/** The composition root: builds every part once, joins state to tray and pages, and hands out what the process entry needs. */

import { createAddEnvironment } from './commands/add-environment.ts';
import { startHotkey } from './commands/hotkey.ts';
import type { OpenLink } from './commands/open-link.ts';
import { createPrompts } from './commands/prompts.ts';
import { composeAws } from './compose-aws.ts';
import { composeHandlers, composeTrayCommands } from './compose-commands.ts';
import { composeLinks } from './compose-links.ts';
import { composeDiagnosis, composeProxyLogins, composeSearch } from './compose-network.ts';
import type { ComposeOptions } from './compose-options.ts';
import { composePages } from './compose-pages.ts';
import { composePerson } from './compose-person.ts';
import { sessionEvents } from './compose-sessions.ts';
import { composeState } from './compose-state.ts';
import { composeWindows } from './compose-windows.ts';
import type { AppFacts } from './core/to-snapshot.ts';
import { createHotkey } from './electron/hotkey.ts';
import { keyboard } from './electron/keyboard.ts';

/** The running app, as far as the process entry needs it. */
export interface App {
  readonly showPicker: () => void;
  readonly togglePicker: () => void;
  /** Opens a link that came from outside; see `commands/open-link.ts`. */
  readonly openLink: OpenLink['openFromOutside'];
  /** Saves what waits and lets go of everything. */
  readonly dispose: () => void;
}

/** Builds and starts the app; to be called once, when Electron is ready. */
export function compose(options: ComposeOptions): App {
  const { store, flush } = composeState(options);
  // The windows bring the guards, and the AWS side a session that they guard.
  const prompts = createPrompts(store);
  const windows = composeWindows(options, store, {
    onPromptClosed: prompts.cancelShown,
    ...sessionEvents(() => ({ ...person, goOn })),
  });
  const { picker } = windows;
  const proxyLogins = composeProxyLogins(prompts);
  const { goOn } = proxyLogins;
  const aws = composeAws(options, store, { answerProxy: proxyLogins.answer, attention: picker.attention });
  const facts: AppFacts = { appVersion: options.appVersion, keyboard, profileFiles: aws.profileFiles };
  const { search, searchAtStart } = composeSearch({ store, aws, goOn });
  const person = composePerson({ store, prompts, aws, windows, search });
  const adding = createAddEnvironment({ store, describeEnvironment: aws.describeEnvironment });
  const diagnosis = composeDiagnosis({ store, aws, proxyLogins });
  const started = aws.start();
  const links = composeLinks({ store, person, search, picker, profilesRead: started });
  const hotkey = createHotkey(picker.toggle);
  const pages = composePages({
    options,
    store,
    windows,
    facts,
    handlers: (push) =>
      composeHandlers({ store, person, search, adding, diagnosis, links, goOn, hotkey, ...windows, push }),
    onTrayCommand: composeTrayCommands({ opening: person.opening, goOn, picker, quit: options.quit }),
  });
  startHotkey(store, hotkey);
  void started.then(() => {
    if (store.get().settings.lookAtStart) void searchAtStart();
  });

  return {
    showPicker: picker.show,
    togglePicker: picker.toggle,
    openLink: links.openFromOutside,
    dispose: () => {
      flush();
      for (const part of [pages, aws, proxyLogins]) part.dispose();
    },
  };
}
