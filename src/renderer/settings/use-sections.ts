/** Which section is shown, which ones the search finds, and what the page's own keys do. */

import { type KeyboardEvent as ReactKey, type RefObject, useEffect, useRef, useState } from 'react';
import type { SettingsSection } from '../../shared/settings-section.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import type { Section } from './section.ts';
import { sectionsFor } from './section-search.ts';
import { sections } from './sections.ts';

const firstFocusable = ':is(button, input, select, textarea):enabled, summary, a[href], [tabindex="0"]';

/** @returns the page's state and its parts' refs and keys */
export function useSections({ settingsAsked, keyboard }: Snapshot) {
  const [chosen, setChosen] = useState<SettingsSection>('general');
  const [query, setQuery] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const panel = useRef<HTMLElement>(null);
  const found = sectionsFor(sections, query);
  const shown = found.find(({ id }) => id === chosen);
  const focusField = (): void => {
    field.current?.focus();
    field.current?.select();
  };
  const choose = (id: SettingsSection): void => {
    setChosen(id);
    panel.current?.scrollTo({ top: 0 });
  };
  const search = (text: string): void => {
    setQuery(text);
    // What is shown stays while it is among what is found.
    const now = sectionsFor(sections, text);
    const [first] = now;
    if (first !== undefined && !now.some(({ id }) => id === chosen)) choose(first.id);
  };
  useKeysReach(panel);
  useAsked(settingsAsked, (section) => {
    if (section === null) return focusField();
    setQuery('');
    choose(section);
    focusSection(section);
  });
  usePageKeys(keyboard, {
    find: focusField,
    close,
    escape: () => {
      if (query === '') close();
      else setQuery('');
      field.current?.focus();
    },
  });
  return {
    query,
    search,
    found,
    shown,
    choose,
    field,
    panel,
    ...keysOf({ found, shown, choose, panel }),
  };
}

export type SectionsParts = ReturnType<typeof useSections>;

/** The id of the box that stands for the list in a narrow window. */
export const sectionChoiceId = 'section-choice';

/** @returns the id of a section's place in the list */
export function tabId(id: SettingsSection): string {
  return `tab-${id}`;
}

/** Of the list and the box, one is shown: the other takes no focus. */
function focusSection(id: SettingsSection): void {
  for (const each of [sectionChoiceId, tabId(id)]) document.getElementById(each)?.focus();
}

interface KeysParts {
  readonly found: readonly Section[];
  readonly shown: Section | undefined;
  readonly choose: (id: SettingsSection) => void;
  readonly panel: RefObject<HTMLElement | null>;
}

/** @returns what the keys do in the field and in the list */
function keysOf({ found, shown, choose, panel }: KeysParts) {
  return {
    onFieldKey: (event: ReactKey): void => {
      if (event.nativeEvent.isComposing) return;
      if (event.key === 'ArrowDown' && shown !== undefined) focusSection(shown.id);
      else if (event.key === 'Enter')
        (panel.current?.querySelector<HTMLElement>(firstFocusable) ?? panel.current)?.focus();
      else return;
      event.preventDefault();
    },
    onListKey: (event: ReactKey): void => {
      const at = found.findIndex(({ id }) => id === shown?.id);
      const next = found[steps(at, found.length)[event.key] ?? -1];
      if (next === undefined) return;
      event.preventDefault();
      choose(next.id);
      focusSection(next.id);
    },
  };
}

/** Main closes it: a window that its page closes tells nobody where it stood. */
function close(): void {
  window.windsock.closeSettings().catch(() => null);
}

/** Where each key leads in a list that has no end. */
function steps(at: number, count: number): Readonly<Record<string, number>> {
  return { ArrowDown: (at + 1) % count, ArrowUp: (at + count - 1) % count, Home: 0, End: count - 1 };
}

/** Where nothing in it takes the focus it takes it itself, so that keys can scroll it. */
function useKeysReach(panel: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    if (panel.current?.querySelector(firstFocusable) === null) panel.current.setAttribute('tabindex', '0');
    else panel.current?.removeAttribute('tabindex');
  });
}

/** Calls back once for each time that the window was brought, the first included. */
function useAsked(
  { section, times }: Snapshot['settingsAsked'],
  onAsked: (section: SettingsSection | null) => void,
) {
  const seen = useRef(0);
  useEffect(() => {
    if (seen.current === times) return;
    seen.current = times;
    onAsked(section);
  });
}

interface PageKeys {
  readonly find: () => void;
  readonly escape: () => void;
  readonly close: () => void;
}

/** Keys that work wherever the focus is; a control that takes a key for itself keeps it from here. */
function usePageKeys(keyboard: Snapshot['keyboard'], keys: PageKeys): void {
  const newest = useRef(keys);
  newest.current = keys;
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.isComposing || event.defaultPrevented) return;
      const isHeld = keyboard === 'mac' ? event.metaKey : event.ctrlKey;
      const key = event.key.toLowerCase();
      if (event.key === 'Escape') newest.current.escape();
      else if (isHeld && !event.altKey && !event.shiftKey && key === 'f') newest.current.find();
      else if (isHeld && !event.altKey && !event.shiftKey && key === 'w') newest.current.close();
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [keyboard]);
}
