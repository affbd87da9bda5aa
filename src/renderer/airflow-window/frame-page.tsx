/** The frame of an Airflow window as a page: waits for its first snapshot, then shows bar, notes and what stands in for the page. */

import { useEffect, useState } from 'react';
import type { WindowSnapshot } from '../../shared/airflow-window.ts';
import type { WindsockApi } from '../../shared/commands.ts';

export function FramePage({ api }: { readonly api: WindsockApi }) {
  const [snapshot, setSnapshot] = useState<WindowSnapshot | null>(null);
  useEffect(() => {
    const stop = api.onWindow(setSnapshot);
    api.pageReady().catch(() => null);
    return stop;
  }, [api]);
  if (snapshot === null) return null;
  return <header>{snapshot.window.page.url}</header>;
}
