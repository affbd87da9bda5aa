/** Chooses one of the known environments by typing: a field, and the first few that match. */

import { type KeyboardEvent, useId, useState } from 'react';
import { plainText } from '../ui/field.tsx';
import controls from './controls.module.css';
import styles from './environment-chooser.module.css';
import { type EnvironmentItem, foundItems } from './environment-items.ts';
import { moreText } from './list-search.tsx';

interface EnvironmentChooserProps {
  /** Names the field. */
  readonly label: string;
  /** Those that may be chosen. */
  readonly items: readonly EnvironmentItem[];
  readonly onChoose: (item: EnvironmentItem) => void;
}

const maxShown = 8;

/** What is typed, what it finds, and which of that is at hand. */
function useChooser({ items, onChoose }: EnvironmentChooserProps) {
  const [query, setQuery] = useState('');
  const [isOpen, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const found = isOpen ? foundItems(items, query) : [];
  const shown = found.slice(0, maxShown);
  const choose = (item: EnvironmentItem | undefined): void => {
    if (item === undefined) return;
    setQuery('');
    setOpen(false);
    onChoose(item);
  };
  const type = (text: string): void => {
    setQuery(text);
    setAt(0);
    setOpen(true);
  };
  const step = (by: number): void => {
    if (!isOpen) type(query);
    else setAt((at + by + shown.length) % Math.max(shown.length, 1));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') step(1);
    else if (event.key === 'ArrowUp') step(-1);
    else if (event.key === 'Enter' && isOpen) choose(shown[at]);
    else if (event.key === 'Escape' && (isOpen || query !== '')) {
      setOpen(false);
      setQuery('');
    } else return;
    event.preventDefault();
  };
  return { query, type, isOpen, close: () => setOpen(false), at, found, shown, choose, onKeyDown };
}

export function EnvironmentChooser(props: EnvironmentChooserProps) {
  const { label } = props;
  const { query, type, isOpen, close, at, found, shown, choose, onKeyDown } = useChooser(props);
  const id = useId();
  const isListed = isOpen && shown.length > 0;
  return (
    <div className={styles.chooser}>
      <input
        type="text"
        role="combobox"
        className={`${controls.input} ${styles.field}`}
        aria-label={label}
        aria-autocomplete="list"
        aria-expanded={isListed}
        aria-controls={`${id}-list`}
        aria-activedescendant={isListed ? `${id}-${at}` : undefined}
        placeholder={label}
        {...plainText}
        value={query}
        onChange={({ target }) => type(target.value)}
        onClick={() => type(query)}
        onKeyDown={onKeyDown}
        onBlur={close}
      />
      <div id={`${id}-list`} role="listbox" aria-label={label} className={styles.list} hidden={!isListed}>
        {shown.map((item, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys
          <div
            key={item.key}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === at}
            tabIndex={-1}
            className={styles.option}
            // The focus stays in the field.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => choose(item)}
          >
            <bdi>{item.alias === '' ? item.id.name : `${item.alias} (${item.id.name})`}</bdi>
            <span className={styles.place}>
              <bdi>{item.places.join(' · ')}</bdi>
            </span>
          </div>
        ))}
      </div>
      <p role="status" className={styles.count}>
        {isOpen && found.length === 0 && 'No environment matches.'}
        {isOpen && found.length > shown.length && moreText(found.length - shown.length)}
      </p>
    </div>
  );
}
