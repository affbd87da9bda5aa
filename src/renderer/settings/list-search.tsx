/** The search above a long list, and what it says of rows that are not drawn. */

import { plainText } from '../ui/field.tsx';
import controls from './controls.module.css';
import styles from './list.module.css';

interface ListSearchProps {
  readonly label: string;
  readonly query: string;
  readonly onQuery: (query: string) => void;
  /** How many were found. */
  readonly count: string;
}

export function ListSearch({ label, query, onQuery, count }: ListSearchProps) {
  return (
    <div className={styles.bar}>
      <input
        type="search"
        className={controls.input}
        aria-label={label}
        placeholder={label}
        {...plainText}
        value={query}
        onChange={({ target }) => onQuery(target.value)}
      />
      <span role="status" className={styles.count}>
        {count}
      </span>
    </div>
  );
}

/** Rows in the document: thousands would be slow, and nobody scrolls through them. */
export const maxShown = 100;

/** @returns what stands for so many rows that are not drawn */
export function moreText(count: number): string {
  return `${count.toLocaleString('en-US')} more – type to narrow`;
}
