/** The files that the page gave: how far each has come, and where it is. */

import type { Download } from '../../shared/airflow-window.ts';
import { visibleText } from '../../shared/visible-text.ts';
import { CheckIcon, CrossIcon, FileIcon, WarningIcon } from '../ui/icons.tsx';
import { IconButton, TextButton } from './buttons.tsx';
import styles from './download-rows.module.css';
import type { WindowDeeds } from './use-window.ts';
import { downloadText, words } from './words.ts';

interface DownloadRowsProps {
  readonly downloads: readonly Download[];
  readonly deeds: WindowDeeds;
}

export function DownloadRows({ downloads, deeds }: DownloadRowsProps) {
  if (downloads.length === 0) return null;
  return (
    <ul className={styles.downloads} aria-label={words.downloads}>
      {/* The newest is the one that a person waits for. */}
      {downloads.toReversed().map((download) => (
        <DownloadRow key={download.id} download={download} deeds={deeds} />
      ))}
    </ul>
  );
}

interface DownloadRowProps extends Pick<DownloadRowsProps, 'deeds'> {
  readonly download: Download;
}

function DownloadRow({ download, deeds: { act } }: DownloadRowProps) {
  const { id: downloadId, fileName, state, receivedBytes, totalBytes } = download;
  const name = visibleText(fileName);
  const isRunning = state === 'running';
  return (
    <li className={styles.row} data-state={state}>
      <StateIcon state={state} />
      <bdi className={styles.name} title={name}>
        {name}
      </bdi>
      {isRunning && (
        <progress
          className={styles.progress}
          aria-label={name}
          {...(totalBytes > 0 && { value: receivedBytes, max: totalBytes })}
        />
      )}
      <span className={styles.text} aria-live={isRunning ? 'off' : 'polite'}>
        {downloadText(download)}
      </span>
      {isRunning && (
        <TextButton onClick={() => act({ kind: 'cancel-download', downloadId })}>{words.cancel}</TextButton>
      )}
      {state === 'done' && (
        <TextButton onClick={() => act({ kind: 'show-download', downloadId })}>{words.show}</TextButton>
      )}
      {!isRunning && (
        <IconButton
          label={`${words.dismiss} ${name}`}
          onClick={() => act({ kind: 'dismiss-download', downloadId })}
        >
          <CrossIcon />
        </IconButton>
      )}
    </li>
  );
}

function StateIcon({ state }: Pick<Download, 'state'>) {
  if (state === 'done') return <CheckIcon className={styles.icon} />;
  return state === 'failed' ? <WarningIcon className={styles.icon} /> : <FileIcon className={styles.icon} />;
}
