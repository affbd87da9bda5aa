/** What every row of the list is: an option, and the hint of what Enter does on it. */

import type { ReactNode } from 'react';
import { KeyHint } from '../ui/key-hint.tsx';
import styles from './option.module.css';
import { optionId } from './search-field.tsx';

interface OptionProps {
  readonly rowKey: string;
  readonly index: number;
  readonly isSelected: boolean;
  readonly children: ReactNode;
}

export function Option({ rowKey, index, isSelected, children }: OptionProps) {
  return (
    <div
      id={optionId(rowKey)}
      role="option"
      aria-selected={isSelected}
      tabIndex={-1}
      data-row={index}
      className={styles.option}
    >
      {children}
    </div>
  );
}

export function EnterHint({ text }: { readonly text: string }) {
  return (
    <div className={styles.enter}>
      {text}
      <KeyHint caps={['↵']} />
    </div>
  );
}
