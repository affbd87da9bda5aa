/** The frame of an Airflow window as a page: bar, lines below it, and what stands in for Airflow's page. */

import { useCallback, useEffect, useState } from 'react';
import type { WindowSnapshot } from '../../shared/airflow-window.ts';
import type { WindsockApi } from '../../shared/commands.ts';
import { addressFieldId } from './address-field.tsx';
import { Bar } from './bar.tsx';
import { Details, detailsId } from './details.tsx';
import { DownloadRows } from './download-rows.tsx';
import { FindBar, findFieldId } from './find-bar.tsx';
import styles from './frame-page.module.css';
import { NoteRows } from './note-rows.tsx';
import { notesOf } from './notes.ts';
import { standInOf } from './stand-in.ts';
import { StandInPage } from './stand-in-page.tsx';
import { useFit } from './use-fit.ts';
import { type FocusTargets, useFocusAsked, usePageKeys } from './use-focus.ts';
import { useWindowDeeds, useWindowSnapshot, type WindowDeeds } from './use-window.ts';

export function FramePage({ api }: { readonly api: WindsockApi }) {
  const snapshot = useWindowSnapshot(api);
  return snapshot === null ? null : <Frame api={api} snapshot={snapshot} />;
}

const focusTargets: FocusTargets = {
  bar: 'header button:not([aria-disabled="true"])',
  address: `#${addressFieldId}`,
  find: `#${findFieldId}`,
};

interface FrameProps {
  readonly api: WindsockApi;
  readonly snapshot: WindowSnapshot;
}

function Frame({ api, snapshot }: FrameProps) {
  const deeds = useWindowDeeds(api, snapshot);
  const header = useFit(deeds);
  const { window, environment } = snapshot;
  const details = useDetails(window.find !== null, deeds);
  const standIn = standInOf(snapshot);
  usePageKeys(deeds, window.isPageFullScreen);
  useFocusAsked(window.focusAsked, focusTargets);
  useEffect(() => {
    document.title = `${environment.id.name} — Windsock`;
  }, [environment.id.name]);
  return (
    <>
      <header ref={header} className={styles.header}>
        <Bar
          snapshot={snapshot}
          deeds={deeds}
          details={{ id: detailsId, isOpen: details.areOpen, toggle: details.toggle }}
        />
        {details.areOpen && <Details snapshot={snapshot} onClose={details.close} />}
        <NoteRows notes={notesOf(snapshot)} deeds={deeds} />
        {window.find !== null && <FindBar find={window.find} deeds={deeds} />}
        <DownloadRows downloads={window.downloads} deeds={deeds} />
      </header>
      <main className={styles.main}>
        {standIn === null ? (
          <h1 className="visually-hidden">{environment.id.name}</h1>
        ) : (
          <StandInPage standIn={standIn} deeds={deeds} />
        )}
      </main>
    </>
  );
}

/** Details and find bar are open one at a time: both together would leave little of a small window. */
function useDetails(isFinding: boolean, { act }: WindowDeeds) {
  const [areOpen, setOpen] = useState(false);
  useEffect(() => {
    if (isFinding) setOpen(false);
  }, [isFinding]);
  return {
    areOpen,
    toggle: () => {
      if (!areOpen && isFinding) act({ kind: 'drop-find' });
      setOpen(!areOpen);
    },
    close: useCallback(() => setOpen(false), []),
  };
}
