/** What a catalogue offers, held against what the person has: ticked row by row, then taken. */

import { memo, useEffect, useRef, useState } from 'react';
import {
  type CatalogueGroup,
  type CatalogueOffer,
  type CatalogueRow,
  catalogueGroups,
  isTakeable,
  isTickedAtFirst,
} from '../../shared/catalogue.ts';
import styles from './catalogue.module.css';
import {
  cautionText,
  countsText,
  groupHints,
  groupTitles,
  rowDetail,
  rowTitle,
  sourceText,
} from './catalogue-words.ts';
import controls from './controls.module.css';
import type { Act } from './section.ts';

interface CatalogueDiffProps {
  readonly offer: Extract<CatalogueOffer, { phase: 'offered' }>;
  readonly act: Act;
}

/** What the person ticked or unticked; of the rest `isTickedAtFirst` decides, so that rows may change while they are shown. */
function useTicks() {
  const [choices, setChoices] = useState<ReadonlyMap<string, boolean>>(new Map());
  const isTicked = (row: CatalogueRow): boolean =>
    isTakeable(row) && (choices.get(row.id) ?? isTickedAtFirst(row));
  const tick = (rows: readonly CatalogueRow[], isOn: boolean): void =>
    setChoices(new Map([...choices, ...rows.map(({ id }) => [id, isOn] as const)]));
  return { isTicked, tick };
}

type Ticks = ReturnType<typeof useTicks>;

/** There may be thousands of rows, which other news is nothing to. */
export const CatalogueDiff = memo(function CatalogueDiff({ offer, act }: CatalogueDiffProps) {
  const { name, source, rows } = offer;
  const ticks = useTicks();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const ticked = rows.filter(ticks.isTicked);
  const { windsock } = window;
  return (
    <div className={styles.diff}>
      <h2 ref={heading} tabIndex={-1} className={styles.name}>
        <bdi>{name}</bdi>
      </h2>
      <p className={styles.source}>{sourceText(source)}</p>
      <p className={styles.counts}>{countsText(rows)}</p>
      {catalogueGroups.map((group) => (
        <Group key={group} group={group} rows={rows.filter((row) => row.group === group)} ticks={ticks} />
      ))}
      <Same rows={rows.filter(({ standing }) => standing === 'same')} />
      <div className={styles.actions}>
        <button
          type="button"
          className={controls.button}
          disabled={ticked.length === 0}
          onClick={() => act(windsock.takeCatalogue(ticked.map(({ id }) => id)), `Taken: ${ticked.length}`)}
        >
          {ticked.length === 0 ? 'Take' : `Take ${ticked.length}`}
        </button>
        <button type="button" className={controls.button} onClick={() => act(windsock.closeCatalogue())}>
          {rows.some(isTakeable) ? 'Cancel' : 'Close'}
        </button>
      </div>
    </div>
  );
});

interface GroupProps {
  readonly group: CatalogueGroup;
  readonly rows: readonly CatalogueRow[];
  readonly ticks: Ticks;
}

function Group({ group, rows, ticks }: GroupProps) {
  const takeable = rows.filter(isTakeable);
  const blocked = rows.filter(({ standing }) => standing === 'blocked');
  if (takeable.length + blocked.length === 0) return null;
  const plain = takeable.filter(isTickedAtFirst);
  const hint = groupHints[group];
  const title = groupTitles[group];
  return (
    <fieldset className={styles.group}>
      <legend>{title}</legend>
      {hint !== undefined && takeable.length > 0 && <p className={styles.warning}>{hint}</p>}
      {plain.length > 2 && <TickAll title={title} rows={plain} ticks={ticks} />}
      {takeable.map((row) => (
        <label key={row.id} className={styles.row}>
          <input
            type="checkbox"
            className={controls.check}
            checked={ticks.isTicked(row)}
            onChange={({ target }) => ticks.tick([row], target.checked)}
          />
          <RowText row={row} />
        </label>
      ))}
      {blocked.map((row) => (
        <div key={row.id} className={styles.row} data-blocked="true">
          <span aria-hidden="true">—</span>
          <RowText row={row} />
        </div>
      ))}
    </fieldset>
  );
}

/** SECURITY: of rows that are ticked at first alone; any other takes a look of its own. */
function TickAll({ title, rows, ticks }: { readonly title: string } & Omit<GroupProps, 'group'>) {
  const isAll = rows.every(ticks.isTicked);
  return (
    <button
      type="button"
      className={`${controls.button} ${styles.all}`}
      aria-label={`${isAll ? 'Untick' : 'Tick'} all: ${title}`}
      onClick={() => ticks.tick(rows, !isAll)}
    >
      {isAll ? 'Untick all' : 'Tick all'}
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
function Same({ rows }: { readonly rows: readonly CatalogueRow[] }) {
  if (rows.length === 0) return null;
  return (
    <details className={styles.same}>
      <summary>{rows.length} you have already</summary>
      <ul>
        {rows.map((row) => (
          <li key={row.id}>
            <RowText row={row} />
          </li>
        ))}
      </ul>
    </details>
  );
}
