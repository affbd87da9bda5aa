/** One row of a section: what is set, and the control that sets it. */

import { createContext, type ReactNode, useContext, useId } from 'react';
import { isFoundIn } from './section-search.ts';
import styles from './setting-row.module.css';

/** What a control takes over, so that title, hint and trouble belong to it. */
interface ControlProps {
  readonly id: string;
  readonly 'aria-describedby': string;
  readonly 'aria-invalid': boolean;
}

interface SettingRowProps {
  readonly title: string;
  readonly hint?: ReactNode;
  /** What is wrong with what was typed. */
  readonly trouble?: string | undefined;
  /** A function for one control, which the title then labels; else controls that have names of their own. */
  readonly children?: ReactNode | ((control: ControlProps) => ReactNode);
  /** The control stands below the title and takes the whole width. */
  readonly isWide?: boolean;
}

/** What is searched for; rows that it is about are marked. */
export const SearchContext = createContext('');

export function SettingRow({ title, hint, trouble, children, isWide = false }: SettingRowProps) {
  const id = useId();
  const query = useContext(SearchContext);
  const isFound = query.trim() !== '' && isFoundIn(title, query);
  const control = {
    id,
    'aria-describedby': `${id}-hint ${id}-trouble`,
    'aria-invalid': trouble !== undefined,
  };
  const labels = typeof children === 'function';
  return (
    <div
      className={styles.row}
      data-wide={isWide}
      data-found={isFound}
      {...(!labels && { role: 'group', 'aria-labelledby': `${id}-title` })}
    >
      <div className={styles.about}>
        {labels ? (
          <label htmlFor={id} className={styles.title}>
            {title}
          </label>
        ) : (
          <h2 id={`${id}-title`} className={styles.title}>
            {title}
          </h2>
        )}
        <div id={`${id}-hint`} className={styles.hint}>
          {hint}
        </div>
      </div>
      <div className={styles.control}>{labels ? children(control) : children}</div>
      <p id={`${id}-trouble`} role="alert" className={styles.trouble}>
        {trouble}
      </p>
    </div>
  );
}
