/** A field of a form: its label, what is typed into, and a line below for a hint or for what is wrong. */

import type { ReactNode } from 'react';
import { regionNames } from '../../shared/regions.ts';
import styles from './form.module.css';

interface FieldProps {
  /** Also the id of the element that is typed into. */
  readonly name: string;
  readonly label: string;
  readonly error: string | undefined;
  readonly hint?: string | undefined;
  readonly children: ReactNode;
}

/** @returns the id of the line below a field, for `aria-describedby` */
export function noteId(name: string): string {
  return `${name}-note`;
}

export function Field({ name, label, error, hint, children }: FieldProps) {
  return (
    <div className={styles.field}>
      <label htmlFor={name} className={styles.label}>
        {label}
      </label>
      {children}
      <p id={noteId(name)} className={error === undefined ? styles.hint : styles.error} aria-live="polite">
        {error ?? hint}
      </p>
    </div>
  );
}

/** The id of the list that region fields offer. */
export const regionListId = 'regions';

/** Regions to choose from; any other may be typed. */
export function RegionOptions() {
  return (
    <datalist id={regionListId}>
      {Object.entries(regionNames).map(([region, name]) => (
        <option key={region} value={region}>
          {name}
        </option>
      ))}
    </datalist>
  );
}

/** What text fields for names have in common: nothing corrects what is typed. */
export const plainText = { autoComplete: 'off', autoCapitalize: 'off', spellCheck: false } as const;
