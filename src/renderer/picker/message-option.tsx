/** The row of a notice or of a task. */

import { memo } from 'react';
import { ArrowIcon, CheckIcon, WarningIcon } from '../ui/icons.tsx';
import { MiddleCut } from '../ui/middle-cut.tsx';
import own from './message-option.module.css';
import styles from './option.module.css';
import { EnterHint, Option } from './option.tsx';
import type { NoticeRow, TaskRow } from './rows.ts';

const signs = {
  notice: { Icon: WarningIcon, iconClass: styles.noticeIcon },
  task: { Icon: ArrowIcon, iconClass: styles.taskIcon },
  done: { Icon: CheckIcon, iconClass: styles.doneIcon },
};

interface MessageOptionProps {
  readonly row: NoticeRow | TaskRow;
  readonly index: number;
  readonly isSelected: boolean;
}

export const MessageOption = memo(function MessageOption({ row, index, isSelected }: MessageOptionProps) {
  const isNotice = row.kind === 'notice';
  const title = isNotice ? row.trouble.summary : row.title;
  const hint = isNotice ? row.trouble.advice : row.hint;
  const page = isNotice ? undefined : row.page;
  const { Icon, iconClass } = isNotice ? signs.notice : row.isDone ? signs.done : signs.task;
  return (
    <Option rowKey={row.key} index={index} isSelected={isSelected}>
      <Icon className={iconClass} />
      <div className={styles.text}>
        <div className={styles.message}>
          <bdi>{title}</bdi>
        </div>
        {page === undefined && hint !== undefined && <div className={styles.advice}>{hint}</div>}
        {page !== undefined && (
          <div className={`${styles.advice} ${own.page}`}>
            <MiddleCut text={page} /> <span className={own.where}>{hint}</span>
          </div>
        )}
      </div>
      <EnterHint text={row.enter} />
    </Option>
  );
});
