/** The rows of a catalogue's offer: one group of them, ticked row by row; and what the person has already. */

import { type ReactNode, useEffect, useRef, useState } from 'react';
import {
  type CatalogueGroup,
  type CatalogueRow,
  isTakeable,
  isTickedAtFirst,
} from '../../shared/catalogue.ts';
import styles from './catalogue.module.css';
import { cautionText, groupHints, groupTitles, rowDetail, rowTitle } from './catalogue-words.ts';
import controls from './controls.module.css';
import { maxShown } from './list-search.tsx';
import type { Ticks } from './use-ticks.ts';

interface GroupProps {
  readonly group: CatalogueGroup;
  readonly rows: readonly CatalogueRow[];
  readonly ticks: Ticks;
}

/** What takes a look comes first, what cannot be taken last. */
export function RowGroup({ group, rows, ticks }: GroupProps) {
  const takeable = rows.filter(isTakeable);
  const plain = takeable.filter(isTickedAtFirst);
  const blocked = rows.filter(({ standing }) => standing === 'blocked');
  if (takeable.length + blocked.length === 0) return null;
  const hint = groupHints[group];
  const title = groupTitles[group];
  const toLookAt = takeable.filter((row) => !isTickedAtFirst(row));
  return (
    <fieldset className={styles.group}>
      <legend>{title}</legend>
      {hint !== undefined && takeable.length > 0 && <p className={styles.warning}>{hint}</p>}
      {plain.length > 2 && <TickAll title={title} rows={plain} ticks={ticks} />}
      <SomeRows
        rows={[...toLookAt, ...plain, ...blocked]}
        draw={(row) =>
          isTakeable(row) ? (
            <label key={row.id} className={styles.row}>
              <input
                type="checkbox"
                className={controls.check}
                checked={ticks.isTicked(row)}
                onChange={({ target }) => ticks.tick([row], target.checked)}
              />
              <RowText row={row} />
            </label>
          ) : (
            <div key={row.id} className={styles.row} data-blocked="true">
              <span aria-hidden="true">—</span>
              <RowText row={row} />
            </div>
          )
        }
      />
    </fieldset>
  );
}

interface SomeRowsProps {
  readonly rows: readonly CatalogueRow[];
  readonly draw: (row: CatalogueRow) => ReactNode;
}

/** As many as other lists show, and more on request. */
function SomeRows({ rows, draw }: SomeRowsProps) {
  const [max, setMax] = useState(maxShown);
  const list = useRef<HTMLDivElement>(null);
  const left = rows.length - max;
  useEffect(() => {
    // The button may be gone: the keyboard goes on with what it brought.
    if (max > maxShown) list.current?.querySelectorAll('input')[max - maxShown]?.focus();
  }, [max]);
  return (
    <div ref={list}>
      {rows.slice(0, max).map(draw)}
      {left > 0 && (
        <button
          type="button"
          className={`${controls.button} ${styles.more}`}
          onClick={() => setMax(max + maxShown)}
        >
          {`Show ${Math.min(left, maxShown)} of ${left.toLocaleString('en-US')} more`}
        </button>
      )}
    </div>
  );
}

/** SECURITY: of rows that are ticked at first alone; any other takes a look of its own. */
function TickAll({ title, rows, ticks }: { readonly title: string } & Omit<GroupProps, 'group'>) {
  const isAll = rows.every(ticks.isTicked);
  const text = `${isAll ? 'Untick' : 'Tick'} all ${rows.length.toLocaleString('en-US')}`;
  return (
    <button
      type="button"
      className={`${controls.button} ${styles.all}`}
      aria-label={`${text}: ${title}`}
      onClick={() => ticks.tick(rows, !isAll)}
    >
      {text}
    </button>
  );
}

function RowText({ row }: { readonly row: CatalogueRow }) {
  const detail = rowDetail(row);
  const caution = cautionText(row);
  return (
    <span className={styles.text}>
      <bdi>{rowTitle(row)}</bdi>
      {row.standing === 'differs' && <span className={styles.badge}>differs</span>}
      {detail !== '' && <span className={styles.detail}>{detail}</span>}
      {caution !== '' && <span className={styles.caution}>{caution}</span>}
    </span>
  );
}

/** Nothing to decide here, so it is out of the way. */
export function SameRows({ rows }: { readonly rows: readonly CatalogueRow[] }) {
  if (rows.length === 0) return null;
  return (
    <details className={styles.same}>
      <summary>{rows.length.toLocaleString('en-US')} you have already</summary>
      <SomeRows
        rows={rows}
        draw={(row) => (
          <div key={row.id} className={styles.had}>
            <RowText row={row} />
          </div>
        )}
      />
    </details>
  );
}
