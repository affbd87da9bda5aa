/** A form that opens below its row: saved with Enter, given up with Escape; the focus goes back to where it was. */

import { type KeyboardEvent, type ReactNode, type SyntheticEvent, useEffect, useState } from 'react';
import controls from './controls.module.css';
import styles from './list.module.css';

interface EditFormProps {
  readonly label: string;
  readonly onSubmit: (event: SyntheticEvent<HTMLFormElement>) => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

export function EditForm({ label, onSubmit, onClose, children }: EditFormProps) {
  // Asked while rendering: the fields take the focus before any effect of ours runs.
  const [opener] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    },
    [opener],
  );
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    onClose();
  };
  return (
    <form aria-label={label} className={styles.form} noValidate onSubmit={onSubmit} onKeyDown={onKeyDown}>
      <p className={styles.formTitle}>{label}</p>
      {children}
      <div className={styles.formEnd}>
        <button type="button" className={controls.button} onClick={onClose}>
          Cancel
        </button>
        <button type="submit" className={controls.primary}>
          Save
        </button>
      </div>
    </form>
  );
}
