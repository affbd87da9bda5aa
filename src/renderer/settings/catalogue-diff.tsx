/** What a catalogue offers, held against what the person has: searched, ticked row by row, then taken. */

import { memo, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import {
  type CatalogueOffer,
  type CatalogueRow,
  catalogueGroups,
  isTakeable,
} from '../../shared/catalogue.ts';
import { countText } from '../../shared/strings.ts';
import styles from './catalogue.module.css';
import { RowGroup, SameRows } from './catalogue-rows.tsx';
import { cautionText, countsText, rowDetail, rowTitle, sourceText } from './catalogue-words.ts';
import controls from './controls.module.css';
import { ListSearch, maxShown } from './list-search.tsx';
import type { Act } from './section.ts';
import { isFoundIn } from './section-search.ts';
import { useTicks } from './use-ticks.ts';

interface CatalogueDiffProps {
  readonly offer: Extract<CatalogueOffer, { phase: 'offered' }>;
  readonly act: Act;
}

/** @returns the rows that say every word of the query somewhere */
function foundRows(rows: readonly CatalogueRow[], query: string): readonly CatalogueRow[] {
  const typed = query.trim();
  if (typed === '') return rows;
  return rows.filter((row) => isFoundIn([rowTitle(row), rowDetail(row), cautionText(row)].join('\n'), typed));
}

/** There may be thousands of rows, which other news is nothing to. */
export const CatalogueDiff = memo(function CatalogueDiff({ offer, act }: CatalogueDiffProps) {
  const { name, source, rows } = offer;
  const ticks = useTicks();
  const [query, setQuery] = useState('');
  const searched = useDeferredValue(query);
  const found = useMemo(() => foundRows(rows, searched), [rows, searched]);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className={styles.diff}>
      <h2 ref={heading} tabIndex={-1} className={styles.name}>
        <bdi>{name}</bdi>
      </h2>
      <p className={styles.source}>From {sourceText(source)}</p>
      <p className={styles.counts}>{countsText(rows)}</p>
      {rows.length > maxShown && (
        <div className={styles.search}>
          <ListSearch
            label="Search the catalogue"
            query={query}
            onQuery={setQuery}
            count={`${found.length < rows.length ? `${found.length.toLocaleString('en-US')} of ` : ''}${countText(rows.length, 'row')}`}
          />
        </div>
      )}
      {catalogueGroups.map((group) => (
        <RowGroup
          // Another search begins with the first rows.
          key={`${group} ${searched}`}
          group={group}
          rows={found.filter((row) => row.group === group)}
          ticks={ticks}
        />
      ))}
      <SameRows rows={found.filter(({ standing }) => standing === 'same')} />
      <Actions rows={rows} ticked={rows.filter(ticks.isTicked)} act={act} />
    </div>
  );
});

interface ActionsProps extends Pick<CatalogueDiffProps, 'act'> {
  readonly rows: readonly CatalogueRow[];
  readonly ticked: readonly CatalogueRow[];
}

/** Of all rows, whatever the search leaves. */
function Actions({ rows, ticked, act }: ActionsProps) {
  const { windsock } = window;
  const count = ticked.length.toLocaleString('en-US');
  return (
    <div className={styles.actions}>
      <button
        type="button"
        className={controls.primary}
        disabled={ticked.length === 0}
        onClick={() => act(windsock.takeCatalogue(ticked.map(({ id }) => id)), `Taken: ${count}`)}
      >
        {ticked.length === 0 ? 'Take' : `Take ${count}`}
      </button>
      <button type="button" className={controls.button} onClick={() => act(windsock.closeCatalogue())}>
        {rows.some(isTakeable) ? 'Cancel' : 'Close'}
      </button>
    </div>
  );
}
