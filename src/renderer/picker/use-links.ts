/** Links that reach the picker other than by typing: handed over by main, pasted over what is there, dropped. */

import { type Dispatch, useEffect, useRef } from 'react';
import { linkText } from '../../shared/airflow-link.ts';
import { knownHosts } from '../../shared/link-targets.ts';
import { pastedLinkFrom } from '../../shared/pasted-link.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import type { Catalogue } from './catalogue.ts';
import type { PickerEvent } from './state.ts';

/** Puts a link that arrived from outside into the field, once. */
export function usePendingLink({ links }: Snapshot, dispatch: Dispatch<PickerEvent>): void {
  const { pending } = links;
  const latest = useRef(pending);
  latest.current = pending;
  const number = pending?.number;
  useEffect(() => {
    if (number === undefined || latest.current === null) return;
    dispatch({ kind: 'typed', query: linkText(latest.current.link) });
  }, [number, dispatch]);
}

/** @returns the first link of what is dragged or pasted; a list of addresses may have comments */
function textOf(data: DataTransfer | null): string {
  const list = data?.getData('text/uri-list') ?? '';
  const first = list.split(/\r?\n/).find((line) => line !== '' && !line.startsWith('#'));
  return first ?? data?.getData('text/plain') ?? '';
}

/** @returns what the field shows of a pasted link: without brackets, and without the token of a login address; null for no link */
function fieldText(text: string, hosts: ReadonlySet<string>): string | null {
  const reading = pastedLinkFrom(text, hosts);
  if (reading.kind !== 'link') return null;
  const bare = linkText(reading.link);
  // A last full stop that the brackets kept would be taken for that of a sentence.
  const again = pastedLinkFrom(bare, hosts);
  return again.kind === 'link' && linkText(again.link) === bare ? bare : text;
}

/** A link that is pasted or dropped takes the place of what stands in the field, whatever the view. */
export function useLinksIn(catalogue: Catalogue, dispatch: Dispatch<PickerEvent>): void {
  const hosts = useRef(catalogue.snapshot);
  hosts.current = catalogue.snapshot;
  useEffect(() => {
    const take = (event: ClipboardEvent | DragEvent, data: DataTransfer | null): void => {
      const text = textOf(data).trim();
      const query = fieldText(text, knownHosts(hosts.current));
      if (query === null) return;
      event.preventDefault();
      dispatch({ kind: 'typed', query });
    };
    const onPaste = (event: ClipboardEvent): void => take(event, event.clipboardData);
    const onDrop = (event: DragEvent): void => {
      // Whatever it is, no page of ours is left for it.
      event.preventDefault();
      take(event, event.dataTransfer);
    };
    const allow = (event: DragEvent): void => {
      event.preventDefault();
      if (event.dataTransfer !== null) event.dataTransfer.dropEffect = 'copy';
    };
    window.addEventListener('paste', onPaste);
    window.addEventListener('drop', onDrop);
    window.addEventListener('dragover', allow);
    return () => {
      window.removeEventListener('paste', onPaste);
      window.removeEventListener('drop', onDrop);
      window.removeEventListener('dragover', allow);
    };
  }, [dispatch]);
}
