/** The rows, section by section, and what stands in for them when no environment does. */

import { Fragment, useEffect, useRef } from 'react';
import { MiddleCut } from '../ui/middle-cut.tsx';
import type { Catalogue } from './catalogue.ts';
import { EnvironmentOption } from './environment-option.tsx';
import { linkEmptyWords } from './links.ts';
import { MessageOption } from './message-option.tsx';
import type { List, Section } from './model.ts';
import styles from './result-list.module.css';
import type { Row } from './rows.ts';
import { listId } from './search-field.tsx';
import { useListMouse } from './use-list-mouse.ts';
import { emptyText, resultText } from './words.ts';

interface ResultListProps {
  readonly catalogue: Catalogue;
  readonly list: List;
  readonly query: string;
  /** What could not be searched stands on top. */
  readonly isUnfolded: boolean;
  readonly selectedAt: number;
  /** Whether a person moved the selection; until then the list stays at its top. */
  readonly hasMoved: boolean;
  readonly onPoint: (index: number) => void;
  readonly onOpen: (index: number, picker: 'hide' | 'keep') => void;
  readonly onMenu: (index: number) => void;
}

/** Keeps the selected row in sight, and its section's heading when it is the first one. */
function useScroll({ list, query, isUnfolded, selectedAt, hasMoved }: ResultListProps) {
  const element = useRef<HTMLDivElement>(null);
  const selectedKey = list.rows[selectedAt]?.key;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is asked for is to be seen from the top
  useEffect(() => {
    if (!hasMoved && element.current !== null) element.current.scrollTop = 0;
  }, [query, isUnfolded, hasMoved]);
  useEffect(() => {
    if (element.current === null || selectedKey === undefined || !hasMoved) return;
    const { current } = element;
    if (selectedAt === 0) current.scrollTop = 0;
    else current.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [selectedKey, selectedAt, hasMoved]);
  return element;
}

function RowOption({ row, index, isSelected }: { row: Row; index: number; isSelected: boolean }) {
  return row.kind === 'environment' ? (
    <EnvironmentOption row={row} index={index} isSelected={isSelected} />
  ) : (
    <MessageOption row={row} index={index} isSelected={isSelected} />
  );
}

function Heading({ title }: { readonly title: Section['title'] }) {
  if (typeof title === 'string') return title;
  return (
    <span className={styles.pageTitle}>
      {title.before} <MiddleCut text={title.page} /> {title.after}
    </span>
  );
}

interface SectionGroupProps {
  readonly section: Section;
  /** The index of its first row in the list. */
  readonly from: number;
  readonly selectedAt: number;
}

function SectionGroup({ section, from, selectedAt }: SectionGroupProps) {
  const headingId = `section-${section.id}`;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset may not stand in a listbox
    <div role="group" aria-labelledby={headingId} className={styles.section}>
      <div id={headingId} role="presentation" className={styles.heading}>
        <Heading title={section.title} />
      </div>
      {section.rows.map((row, at) => (
        <RowOption key={row.key} row={row} index={from + at} isSelected={from + at === selectedAt} />
      ))}
    </div>
  );
}

/** Says how many rows are not shown. Not an option: it cannot be chosen, and a screen reader is told the number anyway. */
function MoreRows({ count }: { readonly count: number }) {
  if (count === 0) return null;
  return (
    <div aria-hidden="true" className={styles.more}>
      {count.toLocaleString('en-US')} more – keep typing
    </div>
  );
}

export function ResultList(props: ResultListProps) {
  const { catalogue, list, query, selectedAt } = props;
  const element = useScroll(props);
  useListMouse(element, props);
  const ofLink = list.environmentCount > 0 ? null : linkEmptyWords(catalogue, query);
  const empty = ofLink?.summary ?? emptyText(catalogue.snapshot, list.environmentCount, query);
  const cutSection = list.sections.findLast(({ rows }) => rows.some(({ kind }) => kind === 'environment'));
  let from = 0;
  return (
    <>
      {empty !== null && (
        <p className={styles.empty}>
          <bdi>{empty}</bdi>
        </p>
      )}
      {ofLink?.advice !== undefined && <p className={styles.advice}>{ofLink.advice}</p>}
      <div ref={element} id={listId} role="listbox" aria-label="Environments" className={styles.list}>
        {list.sections.map((section) => {
          const first = from;
          from += section.rows.length;
          return (
            <Fragment key={section.id}>
              <SectionGroup section={section} from={first} selectedAt={selectedAt} />
              {section === cutSection && <MoreRows count={list.hiddenCount} />}
            </Fragment>
          );
        })}
      </div>
      <div aria-live="polite" className="visually-hidden">
        {ofLink?.summary ?? resultText(list.environmentCount, query)}
      </div>
    </>
  );
}
