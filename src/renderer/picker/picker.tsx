/** The picker: a field to type in, the rows that match, and what can be done with them. */

import { type RefObject, useCallback, useEffect, useRef } from 'react';
import type { WindsockApi } from '../../shared/commands.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import { appName } from '../../shared/strings.ts';
import { ActionsMenu } from './actions-menu.tsx';
import { Footer } from './footer.tsx';
import styles from './picker.module.css';
import { ResultList } from './result-list.tsx';
import { optionId, SearchField } from './search-field.tsx';
import { SideView } from './side-view.tsx';
import { useComings } from './use-comings.ts';
import { KeyboardContext } from './use-keyboard.ts';
import { useKeys } from './use-keys.ts';
import { useLinksIn } from './use-links.ts';
import { type PickerParts, usePicker } from './use-picker.ts';
import { useRealMoves } from './use-real-moves.ts';

interface PickerProps {
  readonly api: WindsockApi;
  readonly snapshot: Snapshot;
}

/** The field has the focus whenever the list is shown; after a return its text is selected, ready to be typed over. */
function useInputFocus({ state, dispatch }: PickerParts, { pickerVisible, identityCenter }: Snapshot) {
  const input = useRef<HTMLInputElement>(null);
  const isListShown = state.view.name === 'list';
  useEffect(() => {
    if (isListShown) input.current?.focus();
  }, [isListShown]);
  useEffect(() => {
    if (!isListShown) return;
    const keepFocus = (event: MouseEvent): void => {
      if (event.target !== input.current) event.preventDefault();
    };
    window.addEventListener('mousedown', keepFocus);
    return () => window.removeEventListener('mousedown', keepFocus);
  }, [isListShown]);
  useComings(pickerVisible, {
    // A sign-in takes people to their browser: what they come back to is still there.
    onForget: () => (identityCenter.phase === 'none' ? dispatch({ kind: 'left' }) : undefined),
    onLeave: () => {
      dispatch({ kind: 'hidden' });
      if (!isListShown) return;
      input.current?.focus();
      input.current?.select();
    },
  });
  return input;
}

interface ListViewProps {
  readonly parts: PickerParts;
  readonly snapshot: Snapshot;
  readonly input: RefObject<HTMLInputElement | null>;
}

function ListView({ parts, snapshot, input }: ListViewProps) {
  const { state, dispatch, list, at, row, catalogue } = parts;
  const { view } = state;
  return (
    <>
      <h1 className="visually-hidden">{appName}</h1>
      <SearchField
        ref={input}
        query={state.query}
        discovery={snapshot.discovery}
        activeId={row === undefined ? undefined : optionId(row.key)}
        onType={useCallback((query: string) => dispatch({ kind: 'typed', query }), [dispatch])}
      />
      <ResultList
        catalogue={catalogue}
        list={list}
        query={state.query}
        isUnfolded={state.isUnfolded}
        selectedAt={at}
        hasMoved={state.selection !== null}
        onPoint={(index) => (view.name === 'list' && index !== at ? parts.select(index) : undefined)}
        onOpen={parts.enter}
        onMenu={(index) => {
          parts.select(index);
          parts.showActions();
        }}
      />
      {view.name === 'actions' && (
        <ActionsMenu
          actions={parts.actions}
          keyboard={snapshot.keyboard}
          subject={row?.kind === 'environment' ? row.environment.id.name : null}
          onAct={parts.act}
          onClose={parts.close}
        />
      )}
    </>
  );
}

export function Picker({ api, snapshot }: PickerProps) {
  const parts = usePicker(api, snapshot);
  const { view } = parts.state;
  const input = useInputFocus(parts, snapshot);
  useRealMoves(snapshot.pickerVisible);
  useLinksIn(parts.catalogue, parts.dispatch);
  useKeys({ keyboard: snapshot.keyboard, view: view.name, onIntention: parts.onIntention });
  return (
    <KeyboardContext value={snapshot.keyboard}>
      <main className={styles.picker}>
        <SideView api={api} snapshot={snapshot} parts={parts} />
        {(view.name === 'list' || view.name === 'actions') && (
          <ListView parts={parts} snapshot={snapshot} input={input} />
        )}
        <Footer snapshot={snapshot} parts={parts} />
      </main>
    </KeyboardContext>
  );
}
