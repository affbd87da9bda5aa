/** A list to filter by typing and to tick row by row; only the rows in sight are in the document, so that thousands are as quick as ten. */

import { type ReactNode, type Ref, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { CheckIcon } from '../ui/icons.tsx';
import { ProductionMark } from '../ui/production-mark.tsx';
import styles from './pick-list.module.css';
import { type PickItem, scrollFor, sliceFor } from './pick-list-model.ts';
import type { PickListParts } from './use-pick-list.ts';

/** Height of a row; the same number stands in the style sheet. */
const rowPx = 48;

interface PickListProps<T extends PickItem> {
  readonly parts: PickListParts<T>;
  /** Names field and list. */
  readonly label: string;
  readonly placeholder: string;
  /** Stands in for the rows when there are none. */
  readonly empty: string;
  /** Said beside the field: how many there are. */
  readonly count: string;
  readonly inputRef?: Ref<HTMLInputElement>;
  readonly children?: ReactNode;
}

interface RowProps {
  readonly id: string;
  readonly item: PickItem;
  readonly index: number;
  readonly count: number;
  readonly isSelected: boolean;
}

function Row({ id, item, index, count, isSelected }: RowProps) {
  const { isChecked, isFixed, mark, sign, badge } = item;
  return (
    <div
      id={id}
      role="option"
      aria-selected={isSelected}
      aria-checked={isChecked}
      aria-disabled={isFixed}
      aria-setsize={count}
      aria-posinset={index + 1}
      tabIndex={-1}
      data-row={index}
      className={styles.row}
      style={{ insetBlockStart: index * rowPx }}
    >
      <span className={styles.box} aria-hidden="true" data-has-box={isChecked !== undefined}>
        {isChecked === true && <CheckIcon className={styles.check} />}
        {sign}
      </span>
      <span className={styles.text}>
        <span className={styles.title} title={item.title}>
          <bdi>{item.title}</bdi>
        </span>
        <span className={styles.detail} title={item.detail}>
          <bdi>{item.detail}</bdi>
        </span>
      </span>
      {badge !== undefined && <ProductionMark mark={badge} />}
      {mark !== undefined && (
        <span className={styles.mark} data-tone={mark.tone}>
          {mark.text}
        </span>
      )}
    </div>
  );
}

/** Which part of the list is in sight; the row at hand is brought there when it changes. */
function useScrolled(at: number) {
  const element = useRef<HTMLDivElement>(null);
  const [view, setView] = useState({ topPx: 0, heightPx: 0 });
  const read = (): void => {
    const { current } = element;
    if (current !== null) setView({ topPx: current.scrollTop, heightPx: current.clientHeight });
  };
  useLayoutEffect(read, []);
  useEffect(() => {
    const { current } = element;
    if (current === null || at < 0) return;
    const place = { topPx: current.scrollTop, heightPx: current.clientHeight, rowPx };
    current.scrollTop = scrollFor(at, place);
  }, [at]);
  return { element, view, read };
}

function indexOf(target: EventTarget): number | null {
  const row = target instanceof Element ? target.closest('[data-row]') : null;
  const index = row?.getAttribute('data-row');
  return index === null || index === undefined ? null : Number(index);
}

type PickFieldProps<T extends PickItem> = PickListProps<T> & {
  readonly listId: string;
  readonly activeId: string | undefined;
};

/** What is typed into, the number of rows, and what else stands beside it. */
function PickField<T extends PickItem>(props: PickFieldProps<T>) {
  const { parts, label, placeholder, count, inputRef, children, listId, activeId } = props;
  return (
    <div className={styles.bar}>
      <input
        ref={inputRef}
        className={styles.input}
        type="text"
        role="combobox"
        aria-label={label}
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
        placeholder={placeholder}
        value={parts.query}
        onChange={(event) => parts.setQuery(event.target.value)}
        onKeyDown={parts.onKeyDown}
      />
      <span className={styles.count} aria-live="polite">
        {count}
      </span>
      {children}
    </div>
  );
}

export function PickList<T extends PickItem>(props: PickListProps<T>) {
  const { parts, label, empty } = props;
  const { shown, at, item } = parts;
  const id = useId();
  const { element, view, read } = useScrolled(at);
  const { from, end } = sliceFor(shown.length, { ...view, rowPx });
  const rowId = (key: string): string => `${id}-${encodeURIComponent(key)}`;
  return (
    <div className={styles.pick}>
      <PickField
        {...props}
        listId={`${id}-list`}
        activeId={item === undefined ? undefined : rowId(item.key)}
      />
      {shown.length === 0 && <p className={styles.empty}>{empty}</p>}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys */}
      <div
        ref={element}
        id={`${id}-list`}
        role="listbox"
        aria-label={label}
        tabIndex={-1}
        className={styles.list}
        onScroll={read}
        // The focus stays in the field.
        onMouseDown={(event) => event.preventDefault()}
        onClick={(event) => {
          const index = indexOf(event.target);
          if (index !== null) parts.click(index);
        }}
      >
        <div role="presentation" style={{ position: 'relative', height: shown.length * rowPx }}>
          {shown.slice(from, end).map((each, offset) => (
            <Row
              key={each.key}
              id={rowId(each.key)}
              item={each}
              index={from + offset}
              count={shown.length}
              isSelected={from + offset === at}
            />
          ))}
        </div>
      </div>
    </div>
  );
}
