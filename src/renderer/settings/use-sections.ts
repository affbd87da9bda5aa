/** Which section is shown, which ones the search finds, and what the page's own keys do. */

import { type KeyboardEvent as ReactKey, useEffect, useRef, useState } from 'react';
import type { SettingsSection } from '../../shared/settings-section.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import { sectionsFor } from './section-search.ts';
import { sections } from './sections.ts';

const firstFocusable = 'button, input, select, textarea, a[href], [tabindex="0"]';

/** @returns the page's state and its parts' refs and keys */
export function useSections({ settingsAsked, keyboard }: Snapshot) {
  const [chosen, setChosen] = useState<SettingsSection>('general');
  const [query, setQuery] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const panel = useRef<HTMLElement>(null);
  const found = sectionsFor(sections, query);
  // What is shown stays while it is among what was found.
  const shown = found.find(({ id }) => id === chosen) ?? found[0];
  const focusTab = (): void => list.current?.querySelector<HTMLElement>('[aria-selected="true"]')?.focus();
  const focusField = (): void => {
    field.current?.focus();
    field.current?.select();
  };
  const choose = (id: SettingsSection): void => {
    setChosen(id);
    panel.current?.scrollTo({ top: 0 });
  };
  useAsked(settingsAsked, (section) => {
    if (section === null) return focusField();
    setQuery('');
    choose(section);
    document.getElementById(`tab-${section}`)?.focus();
  });
  usePageKeys(keyboard, {
    find: focusField,
    escape: () => {
      if (query === '') window.close();
      else setQuery('');
      field.current?.focus();
    },
  });
  return {
    query,
    search: setQuery,
    found,
    shown,
    choose,
    field,
    list,
    panel,
    onFieldKey: (event: ReactKey): void => {
      if (event.nativeEvent.isComposing) return;
      if (event.key === 'ArrowDown') focusTab();
      else if (event.key === 'Enter') panel.current?.querySelector<HTMLElement>(firstFocusable)?.focus();
      else return;
      event.preventDefault();
    },
    onListKey: (event: ReactKey): void => {
      const at = found.findIndex(({ id }) => id === shown?.id);
      const next = found[steps(at, found.length)[event.key] ?? -1];
      if (next === undefined) return;
      event.preventDefault();
      choose(next.id);
      document.getElementById(`tab-${next.id}`)?.focus();
    },
  };
}

export type SectionsParts = ReturnType<typeof useSections>;

/** Where each key leads in a list that has no end. */
function steps(at: number, count: number): Readonly<Record<string, number>> {
  return { ArrowDown: (at + 1) % count, ArrowUp: (at + count - 1) % count, Home: 0, End: count - 1 };
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
      else if (isHeld && !event.altKey && !event.shiftKey && key === 'w') window.close();
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [keyboard]);
}
