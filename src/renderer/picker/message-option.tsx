/** The row of a notice or of a task. */

import { memo } from 'react';
import { ArrowIcon, WarningIcon } from '../ui/icons.tsx';
import { KeyHint } from '../ui/key-hint.tsx';
import styles from './option.module.css';
import type { NoticeRow, TaskRow } from './rows.ts';
import { optionId } from './search-field.tsx';

interface OptionProps {
  readonly row: NoticeRow | TaskRow;
  readonly index: number;
  readonly isSelected: boolean;
}

export const MessageOption = memo(function MessageOption({ row, index, isSelected }: OptionProps) {
  const isNotice = row.kind === 'notice';
  const title = isNotice ? row.trouble.summary : row.title;
  const hint = isNotice ? row.trouble.advice : row.hint;
  const Icon = isNotice ? WarningIcon : ArrowIcon;
  return (
    <div
      id={optionId(row.key)}
      role="option"
      aria-selected={isSelected}
      tabIndex={-1}
      data-row={index}
      className={styles.option}
    >
      <Icon className={isNotice ? styles.noticeIcon : styles.taskIcon} />
      <div className={styles.text}>
        <div className={styles.message}>
          <bdi>{title}</bdi>
        </div>
        {hint !== undefined && <div className={styles.advice}>{hint}</div>}
      </div>
      <div className={styles.enter}>
        {row.enter}
        <KeyHint caps={['↵']} />
      </div>
    </div>
  );
});
