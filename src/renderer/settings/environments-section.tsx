/** The section "Environments" of the settings: all that are known, what the person calls them, their own domains. */

import { useDeferredValue, useMemo, useRef, useState } from 'react';
import type { Snapshot } from '../../shared/snapshot.ts';
import { countText } from '../../shared/strings.ts';
import { type EnvironmentItem, foundItems } from './environment-items.ts';
import { EnvironmentRow } from './environment-row.tsx';
import styles from './list.module.css';
import { ListSearch, maxShown, moreText } from './list-search.tsx';
import type { Section, SectionProps } from './section.ts';
import { useEnvironmentItems } from './use-environment-items.ts';
import { useFocusKept } from './use-focus-kept.ts';

export const environmentsSection: Section = {
  id: 'environments',
  title: 'Environments',
  words: [
    'Alias',
    'Name of your own',
    'Custom domain',
    'Remove an environment',
    'Added by name',
    'rename',
    'delete',
    'hostname',
  ],
  View: Environments,
};

function Environments({ snapshot, act, say }: SectionProps) {
  const items = useEnvironmentItems(snapshot);
  const [query, setQuery] = useState('');
  const searched = useDeferredValue(query);
  const found = useMemo(() => foundItems(items, searched), [items, searched]);
  const list = useRef<HTMLUListElement>(null);
  const shown = found.slice(0, maxShown);
  useFocusKept(list, shown.length);
  return (
    <>
      <p className={styles.note}>
        An alias is your own name for an environment: the picker shows it, and finds the environment by it.
      </p>
      <ListSearch
        label="Search environments"
        query={query}
        onQuery={setQuery}
        count={foundText(found, items)}
      />
      <ul ref={list} className={styles.list} aria-label="Environments" hidden={shown.length === 0}>
        {shown.map((item) => (
          <EnvironmentRow
            key={item.key}
            item={item}
            act={act}
            say={say}
            customHost={customHostOf(snapshot, item)}
          />
        ))}
      </ul>
      {found.length > maxShown && <p className={styles.more}>{moreText(found.length - maxShown)}</p>}
    </>
  );
}

function customHostOf({ customHosts }: Snapshot, { key }: EnvironmentItem): string {
  return (Object.hasOwn(customHosts, key) ? customHosts[key] : undefined) ?? '';
}

function foundText(found: readonly EnvironmentItem[], all: readonly EnvironmentItem[]): string {
  if (all.length === 0) return 'No environments are known yet. Open the picker to look for them.';
  if (found.length === 0) return 'No environment matches.';
  const count = countText(all.length, 'environment');
  return found.length === all.length ? count : `${found.length.toLocaleString('en-US')} of ${count}`;
}
