/** The settings as a page: a search, the list of sections, and the section that is shown. */

import { useEffect } from 'react';
import type { WindsockApi } from '../../shared/commands.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import { useSnapshot } from '../ui/use-snapshot.ts';
import type { Section } from './section.ts';
import { SearchContext } from './setting-row.tsx';
import styles from './settings-page.module.css';
import { useAct } from './use-act.ts';
import { type SectionsParts, useSections } from './use-sections.ts';
import { troubleText } from './words.ts';

export function SettingsPage({ api }: { readonly api: WindsockApi }) {
  const snapshot = useSnapshot(api);
  return snapshot === null ? null : <Settings snapshot={snapshot} />;
}

function Settings({ snapshot }: { readonly snapshot: Snapshot }) {
  const parts = useSections(snapshot);
  const { shown, query, panel } = parts;
  const [said, act, say] = useAct(shown?.id);
  return (
    <div className={styles.page}>
      <nav className={styles.side} aria-label="Settings">
        <SearchField parts={parts} />
        <SectionList parts={parts} />
      </nav>
      <Unsaved notices={snapshot.notices} />
      <main ref={panel} className={styles.section}>
        {shown === undefined ? (
          <p className={styles.none}>No setting matches “{query.trim()}”.</p>
        ) : (
          <SearchContext value={query}>
            <div id="section" role="tabpanel" aria-labelledby={tabId(shown)}>
              <h1 className={styles.title}>{shown.title}</h1>
              <shown.View key={shown.id} snapshot={snapshot} act={act} say={say} />
            </div>
          </SearchContext>
        )}
      </main>
      <p role="status" className={styles.said} data-trouble={said.isTrouble}>
        {said.text}
      </p>
    </div>
  );
}

/** What is changed here holds, but not for long. */
function Unsaved({ notices }: Pick<Snapshot, 'notices'>) {
  const notice = notices.find(({ failure }) => failure.kind === 'settings-not-saved');
  return (
    <p role="alert" className={styles.unsaved}>
      {notice !== undefined && troubleText(notice.failure)}
    </p>
  );
}

const tabId = ({ id }: Section): string => `tab-${id}`;

function SearchField({ parts }: { readonly parts: SectionsParts }) {
  return (
    <input
      ref={parts.field}
      type="search"
      className={styles.search}
      aria-label="Search settings"
      placeholder="Search settings"
      spellCheck={false}
      autoComplete="off"
      value={parts.query}
      onChange={({ target }) => parts.search(target.value)}
      onKeyDown={parts.onFieldKey}
    />
  );
}

/** One stop for Tab; the arrows lead from section to section, and each is shown at once. */
function SectionList({ parts }: { readonly parts: SectionsParts }) {
  const { found, shown, list, choose, onListKey } = parts;
  // Of a list that scrolls, the section that is shown stays in sight.
  useEffect(() => {
    if (shown !== undefined) document.getElementById(tabId(shown))?.scrollIntoView({ block: 'nearest' });
  }, [shown]);
  return (
    <div
      ref={list}
      role="tablist"
      aria-orientation="vertical"
      aria-label="Sections"
      className={styles.list}
      onKeyDown={onListKey}
    >
      {found.map((section) => (
        <button
          key={section.id}
          id={tabId(section)}
          type="button"
          role="tab"
          className={styles.tab}
          aria-selected={section.id === shown?.id}
          aria-controls="section"
          tabIndex={section.id === shown?.id ? 0 : -1}
          onClick={() => choose(section.id)}
        >
          {section.title}
        </button>
      ))}
    </div>
  );
}
