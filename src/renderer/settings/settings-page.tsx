/** The settings as a page: a search, the list of sections, and the section that is shown. */

import { useEffect } from 'react';
import type { WindsockApi } from '../../shared/commands.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import { useSnapshot } from '../ui/use-snapshot.ts';
import { SearchContext } from './setting-row.tsx';
import styles from './settings-page.module.css';
import { useAct } from './use-act.ts';
import { type SectionsParts, sectionChoiceId, tabId, useSections } from './use-sections.ts';
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
        <SectionChoice parts={parts} />
      </nav>
      <Unsaved notices={snapshot.notices} />
      <main ref={panel} className={styles.section}>
        <p aria-live="polite" className={styles.none}>
          {shown === undefined && `No setting matches “${query.trim()}”.`}
        </p>
        {shown === undefined ? (
          <h1 className="visually-hidden">Settings</h1>
        ) : (
          <SearchContext value={query}>
            <div id="section" role="tabpanel" aria-labelledby={tabId(shown.id)}>
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

/** In place of the list where that leaves no room for a section. */
function SectionChoice({ parts: { found, shown, choose } }: { readonly parts: SectionsParts }) {
  return (
    <select
      id={sectionChoiceId}
      className={styles.choice}
      aria-label="Section"
      disabled={shown === undefined}
      value={shown?.id}
      onChange={({ target }) => {
        const chosen = found.find(({ id }) => id === target.value);
        if (chosen !== undefined) choose(chosen.id);
      }}
    >
      {found.map(({ id, title }) => (
        <option key={id} value={id}>
          {title}
        </option>
      ))}
    </select>
  );
}

/** One stop for Tab; the arrows lead from section to section, and each is shown at once. */
function SectionList({ parts }: { readonly parts: SectionsParts }) {
  const { found, shown, choose, onListKey } = parts;
  // Of a list that scrolls, the section that is shown stays in sight.
  useEffect(() => {
    if (shown !== undefined) document.getElementById(tabId(shown.id))?.scrollIntoView({ block: 'nearest' });
  }, [shown]);
  return (
    <div
      role="tablist"
      aria-orientation="vertical"
      aria-label="Sections"
      className={styles.list}
      onKeyDown={onListKey}
    >
      {found.map((section) => (
        <button
          key={section.id}
          id={tabId(section.id)}
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
