/** A view that takes the place of the list: a heading with a way back, and its content below. */

import type { ReactNode } from 'react';
import { BackIcon } from '../ui/icons.tsx';
import styles from './pane.module.css';

interface PaneProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

export function Pane({ title, onClose, children }: PaneProps) {
  return (
    <>
      <header className={styles.header}>
        <button type="button" className={styles.back} aria-label="Back to the list" onClick={onClose}>
          <BackIcon />
        </button>
        <h1 className={styles.title}>{title}</h1>
      </header>
      {children}
    </>
  );
}
