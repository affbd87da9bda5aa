/** The buttons of the frame: drawings with a name, and words. */

import type { ReactNode, Ref } from 'react';
import styles from './buttons.module.css';

interface IconButtonProps {
  readonly label: string;
  readonly isEnabled?: boolean;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

/** A button that is not to be used stays within reach, so that the keyboard is not lost when a page changes. */
export function IconButton({ label, isEnabled = true, onClick, children }: IconButtonProps) {
  return (
    <button
      type="button"
      className={styles.icon}
      aria-label={label}
      title={label}
      aria-disabled={!isEnabled}
      onClick={isEnabled ? onClick : undefined}
    >
      {children}
    </button>
  );
}

interface TextButtonProps {
  /** The one to press, as a rule. */
  readonly isMain?: boolean;
  readonly ref?: Ref<HTMLButtonElement> | undefined;
  readonly onClick: () => void;
  readonly children: string;
}

export function TextButton({ isMain = false, ref, onClick, children }: TextButtonProps) {
  return (
    <button ref={ref} type="button" className={styles.text} data-main={isMain} onClick={onClick}>
      {children}
    </button>
  );
}
