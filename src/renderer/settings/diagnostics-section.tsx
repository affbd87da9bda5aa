/** The section "Diagnostics" of the settings: the log, and what to put into a report. */

import { useState } from 'react';
import controls from './controls.module.css';
import type { Section, SectionProps } from './section.ts';
import { SettingRow } from './setting-row.tsx';
import { timeText } from './words.ts';

const titles = {
  copy: 'Diagnostics for a report',
  log: 'Log',
  errors: 'Latest errors',
} as const;

const withNamesTitle = 'With names, account ids, hosts and paths';

function CopyRow({ act }: Pick<SectionProps, 'act'>) {
  const [withNames, setWithNames] = useState(false);
  return (
    <SettingRow
      title={titles.copy}
      hint="Versions, this system, kinds and counts of profiles and environments, regions, kinds of failures. Tokens and keys never are in it; names and account ids only if you tick them."
      isWide={true}
    >
      <label className={controls.labelled}>
        <input
          type="checkbox"
          className={controls.check}
          checked={withNames}
          onChange={({ target }) => setWithNames(target.checked)}
        />
        {withNamesTitle}
      </label>
      <button
        type="button"
        className={controls.button}
        onClick={() =>
          act(
            window.windsock.copyDiagnostics({ withNames }),
            withNames
              ? 'Diagnostics copied, with names. Look at them before you send them.'
              : 'Diagnostics copied.',
          )
        }
      >
        Copy diagnostics
      </button>
    </SettingRow>
  );
}

function ErrorsRow({ snapshot: { lastErrors } }: Pick<SectionProps, 'snapshot'>) {
  const isEmpty = lastErrors.length === 0;
  return (
    <SettingRow
      title={titles.errors}
      hint={isEmpty ? 'None since Windsock started.' : 'Since Windsock started; the log says more.'}
      isWide={!isEmpty}
    >
      {!isEmpty && (
        <ol className={controls.list}>
          {lastErrors.map(({ atMs, text }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two of the same instant may say the same
            <li key={at} className={controls.item}>
              <span>{text}</span>
              <time dateTime={new Date(atMs).toISOString()}>{timeText(atMs)}</time>
            </li>
          ))}
        </ol>
      )}
    </SettingRow>
  );
}

function DiagnosticsView({ snapshot, act }: SectionProps) {
  return (
    <>
      <CopyRow act={act} />
      <SettingRow title={titles.log} hint={<bdi>{snapshot.keptFiles.logFile}</bdi>}>
        <button
          type="button"
          className={controls.button}
          onClick={() => act(window.windsock.showFolder('log'))}
        >
          Show logs
        </button>
      </SettingRow>
      <ErrorsRow snapshot={snapshot} />
    </>
  );
}

export const diagnosticsSection: Section = {
  id: 'diagnostics',
  title: 'Diagnostics',
  words: [
    ...Object.values(titles),
    withNamesTitle,
    'Copy diagnostics',
    'Show logs',
    'bug',
    'report',
    'support',
  ],
  View: DiagnosticsView,
};
