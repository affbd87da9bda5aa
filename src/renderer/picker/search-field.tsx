/** The field that a person types in: a combobox whose list is always open. */

import type { Ref } from 'react';
import { maxLinkLength } from '../../shared/airflow-link.ts';
import type { Discovery } from '../../shared/snapshot.ts';
import { WindsockIcon } from '../ui/icons.tsx';
import styles from './search-field.module.css';
import { words } from './words.ts';

export const listId = 'environments';

/** @returns the id of a row's element; keys may hold spaces, ids may not */
export function optionId(key: string): string {
  return `row-${key.replace(/\s/g, '%20')}`;
}

interface SearchFieldProps {
  readonly ref: Ref<HTMLInputElement>;
  readonly query: string;
  readonly discovery: Discovery;
  readonly activeId: string | undefined;
  readonly onType: (query: string) => void;
}

function DiscoveryBar({ discovery }: { readonly discovery: Discovery }) {
  if (discovery.phase !== 'running') return null;
  const { done, total } = discovery;
  const extent = total === 0 ? {} : { value: done, max: total };
  return <progress className={styles.progress} aria-label={words.look} {...extent} />;
}

export function SearchField({ ref, query, discovery, activeId, onType }: SearchFieldProps) {
  return (
    <div className={styles.bar}>
      <WindsockIcon className={styles.mark} />
      <input
        ref={ref}
        className={styles.input}
        type="text"
        role="combobox"
        aria-label={words.placeholder}
        aria-autocomplete="list"
        aria-expanded="true"
        aria-haspopup="listbox"
        aria-controls={listId}
        aria-activedescendant={activeId}
        autoComplete="off"
        autoCorrect="off"
        autoCapitalize="off"
        spellCheck={false}
        dir="auto"
        // One more than the longest link, so that no link is opened that was cut off.
        maxLength={maxLinkLength + 1}
        placeholder={words.placeholder}
        value={query}
        onChange={(event) => onType(event.target.value)}
      />
      <DiscoveryBar discovery={discovery} />
    </div>
  );
}
