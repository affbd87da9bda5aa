/** Rows in an order that a person makes: by dragging, and by keys. */

import { type ReactNode, useId } from 'react';
import { HandleIcon } from '../ui/icons.tsx';
import styles from './list.module.css';
import { useFocusKept } from './use-focus-kept.ts';
import { type Drag, type RowOrderOptions, useRowOrder } from './use-row-order.ts';

/** One row. */
interface OrderedRow {
  readonly key: string;
  /** What the handle is said to move. */
  readonly name: string;
  readonly content: ReactNode;
}

interface OrderedListProps extends Pick<RowOrderOptions, 'onMove'> {
  readonly label: string;
  readonly rows: readonly OrderedRow[];
  /** Below the rows, and not moved with them. */
  readonly last?: ReactNode;
}

/** Where a row that is held would be dropped. */
function dropOf(at: number, drag: Drag | null): 'before' | 'after' | undefined {
  if (drag === null || drag.to !== at || drag.from === at) return undefined;
  return drag.to < drag.from ? 'before' : 'after';
}

export function OrderedList({ label, rows, onMove, last }: OrderedListProps) {
  const { list, drag, onRowKey, handle } = useRowOrder({ count: rows.length, onMove });
  const hintId = useId();
  useFocusKept(list, rows.length);
  return (
    <>
      <p id={hintId} className="visually-hidden">
        The arrow keys move it
      </p>
      <ul ref={list} className={styles.list} aria-label={label}>
        {rows.map(({ key, name, content }, at) => (
          <li
            key={key}
            className={styles.row}
            data-held={drag?.from === at}
            data-drop={dropOf(at, drag)}
            onKeyDown={(event) => onRowKey(event, at)}
          >
            <button
              type="button"
              className={styles.handle}
              title="Drag, or press the arrow keys"
              aria-label={`Move ${name}, ${at + 1} of ${rows.length}`}
              aria-describedby={hintId}
              {...handle(at)}
            >
              <HandleIcon />
            </button>
            {content}
          </li>
        ))}
        {last}
      </ul>
    </>
  );
}
