/** Builds what opens links, and what sees one in the clipboard while the picker is on the screen. */

import { knownHosts } from '../shared/link-targets.ts';
import type { Discover } from './commands/discover.ts';
import { createOpenLink, type OpenLink } from './commands/open-link.ts';
import type { Person } from './compose-person.ts';
import type { AppState } from './core/app-state.ts';
import { withCopiedLink, withoutLinks } from './core/state-links.ts';
import { readCopiedLink } from './electron/copied-link.ts';
import { log } from './electron/log.ts';
import type { PickerWindow } from './electron/picker-window.ts';
import type { Store } from './store.ts';

/** What links work with. */
interface LinksParts {
  readonly store: Store<AppState>;
  readonly person: Pick<Person, 'opening' | 'authenticate'>;
  readonly search: Pick<Discover, 'discover'>;
  readonly picker: Pick<PickerWindow, 'show' | 'isTyping'>;
  readonly profilesRead: Promise<unknown>;
}

/**
 * The clipboard is read this long after the picker came, and not while somebody types: on X11 the whole app waits until the
 * program that copied answers, and the picker and each letter are to be on the screen at once.
 */
const clipboardAfterMs = 120;

/** Opens nothing by itself. */
export function composeLinks({ store, person, search, picker, profilesRead }: LinksParts): OpenLink {
  const offerCopied = async (): Promise<void> => {
    const copied = await readCopiedLink(knownHosts(store.get().settings));
    // The picker may have gone while the clipboard was read.
    if (store.get().pickerVisible) store.update((state) => withCopiedLink(state, copied));
  };
  let reading: NodeJS.Timeout | null = null;
  const readSoon = (): void => {
    reading = setTimeout(() => {
      if (picker.isTyping()) readSoon();
      else offerCopied().catch((error: unknown) => log.warn('The clipboard was not read', error));
    }, clipboardAfterMs);
  };
  store.subscribe((state, before) => {
    if (state.pickerVisible === before.pickerVisible) return;
    if (reading !== null) clearTimeout(reading);
    if (state.pickerVisible) readSoon();
    else store.update(withoutLinks);
  });
  return createOpenLink({
    store,
    open: person.opening.open,
    discover: search.discover,
    authenticate: person.authenticate,
    profilesRead,
    showPicker: picker.show,
    nowMs: Date.now,
    onDropped: () => log.warn('Links came faster than anybody clicks; the rest of them was dropped'),
  });
}
