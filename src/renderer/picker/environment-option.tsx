/** The row of an environment. */

import { memo } from 'react';
import { visibleText } from '../../shared/visible-text.ts';
import { WarningIcon } from '../ui/icons.tsx';
import { Lit } from '../ui/lit.tsx';
import { ProductionMark } from '../ui/production-mark.tsx';
import { Marks } from './marks.tsx';
import styles from './option.module.css';
import { EnterHint, Option } from './option.tsx';
import type { Detail, EnvironmentRow, Progress } from './rows.ts';

function Details({ details }: { readonly details: readonly Detail[] }) {
  return (
    <div className={styles.details}>
      {details.map(({ field, text, ranges, label, hint }) => (
        <span key={`${field} ${text}`} className={styles.detail} data-field={field} title={hint ?? text}>
          {label !== undefined && <span className={styles.label}>{label} </span>}
          <Lit text={text} ranges={ranges} />
        </span>
      ))}
    </div>
  );
}

function ProgressLine({ progress }: { readonly progress: Progress }) {
  if (progress.phase === 'busy') return <div className={styles.details}>{progress.text}</div>;
  return (
    <>
      <div className={styles.trouble} title={progress.summary}>
        <WarningIcon className={styles.troubleIcon} />
        <bdi>{progress.summary}</bdi>
      </div>
      <div className={styles.advice}>{progress.advice}</div>
    </>
  );
}

interface EnvironmentOptionProps {
  readonly row: EnvironmentRow;
  readonly index: number;
  readonly isSelected: boolean;
}

export const EnvironmentOption = memo(function EnvironmentOption({
  row,
  index,
  isSelected,
}: EnvironmentOptionProps) {
  const { progress } = row;
  return (
    <Option rowKey={row.key} index={index} isSelected={isSelected}>
      <div className={styles.text}>
        <div className={styles.title}>
          <span className={styles.name} title={row.name.text}>
            <Lit {...row.name} />
          </span>
          {row.alias !== undefined && (
            <span className={styles.alias} title={row.alias.text}>
              <span className="visually-hidden">alias </span>
              <Lit {...row.alias} />
            </span>
          )}
          {row.access !== undefined && (
            <span className={styles.access}>
              <Lit {...row.access} />
            </span>
          )}
          {row.mark !== undefined && <ProductionMark mark={row.mark} />}
          {/* Two rows of one environment differ by these, which the trouble below takes the place of. */}
          {progress?.phase === 'failed' && (
            <span className={styles.place}>
              <bdi>{visibleText(row.environment.id.profile)}</bdi> · {row.environment.id.region}
            </span>
          )}
        </div>
        {progress === undefined ? <Details details={row.details} /> : <ProgressLine progress={progress} />}
      </div>
      {/* On a failed row, what Enter does about it stands where the marks are. */}
      {progress?.phase === 'failed' ? <EnterHint text={row.enter} /> : <Marks row={row} />}
      {progress?.phase === 'busy' && <div className={styles.bar} aria-hidden="true" />}
    </Option>
  );
});
