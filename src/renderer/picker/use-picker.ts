/** Joins snapshot, state and deeds: what the picker shows, and what it does about what a person means. */

import { useMemo, useReducer, useRef } from 'react';
import type { WindsockApi } from '../../shared/commands.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import { type ActionName, actionsFor } from './actions.ts';
import { type Catalogue, catalogueFrom } from './catalogue.ts';
import { createDeeds, type Deeds } from './deeds.ts';
import type { Intention } from './keys.ts';
import { layoutFor, withHeldPlaces } from './layout.ts';
import {
  listFrom,
  type Move,
  movedIndex,
  type ShownRows,
  selectedIndex,
  shownKeys,
  withSameRows,
} from './model.ts';
import { environmentRow } from './rows.ts';
import { type PickerState, startState, type View, withEvent } from './state.ts';
import { useAskedDiagnosis } from './use-asked-diagnosis.ts';
import { useAskedIdentityCenter } from './use-asked-identity-center.ts';
import { useHotkeySaid } from './use-hotkey-said.ts';
import { usePendingLink } from './use-links.ts';
import { useNow } from './use-now.ts';
import { useSaid } from './use-said.ts';
import { useSettled } from './use-settled.ts';

function useCatalogue(snapshot: Snapshot): Catalogue {
  const previous = useRef<Catalogue | null>(null);
  return useMemo(() => {
    previous.current = catalogueFrom(snapshot, previous.current);
    return previous.current;
  }, [snapshot]);
}

/** As many rows as are in sight after a key press, and some more. */
const firstRows = 10;

function useList(catalogue: Catalogue, state: PickerState, nowMs: number) {
  const { query, held, selection, isUnfolded } = state;
  const layout = useMemo(() => {
    const fresh = layoutFor(catalogue, { query, isUnfolded }, nowMs);
    return held === null ? fresh : withHeldPlaces(fresh, held);
  }, [catalogue, query, held, isUnfolded, nowMs]);
  const keys = useMemo(() => shownKeys(layout), [layout]);
  const at = selectedIndex(keys, selection, { catalogue, layout });
  // While somebody types, only the rows in sight are worked out and painted; the others once they pause, or move down.
  const end = useSettled(query) || at >= firstRows ? keys.length : firstRows;
  const shown = useRef<ShownRows>(new Map());
  const list = useMemo(() => {
    const fresh = withSameRows(listFrom(catalogue, layout, query, end), shown.current);
    shown.current = fresh.shown;
    return fresh.list;
  }, [catalogue, layout, query, end]);
  return { layout, keys, list, at, row: list.rows[at] };
}

type Shown = ReturnType<typeof useShown>;

function useShown(api: WindsockApi, snapshot: Snapshot) {
  const [state, dispatch] = useReducer(withEvent, startState);
  const nowMs = useNow(snapshot);
  const [said, say] = useSaid();
  useHotkeySaid(snapshot, say);
  usePendingLink(snapshot, dispatch);
  useAskedDiagnosis(snapshot, state.view, (view) => dispatch({ kind: 'viewed', view }));
  useAskedIdentityCenter(snapshot, () => dispatch({ kind: 'viewed', view: { name: 'identityCenter' } }));
  const catalogue = useCatalogue(snapshot);
  const deeds: Deeds = useMemo(
    () =>
      createDeeds({
        api,
        say,
        writeClipboard: (text) => navigator.clipboard.writeText(text),
        show: (view) => dispatch({ kind: 'viewed', view }),
        type: (query) => dispatch({ kind: 'typed', query }),
        unfold: () => dispatch({ kind: 'unfolded', is: true }),
      }),
    [api, say],
  );
  const shown = useList(catalogue, state, nowMs);
  const isSure = isSureIn(state.view);
  const actions = useMemo(
    () => actionsFor(shown.row, { ...snapshot, profileCount: snapshot.profiles.length, isSure }),
    [shown.row, snapshot, isSure],
  );
  return { ...shown, state, dispatch, nowMs, said, catalogue, deeds, actions };
}

/** Whether an action that takes a second press was pressed once. */
function isSureIn(view: View): boolean {
  return view.name === 'actions' && view.isSure === true;
}

/** What the mouse and the keys do. */
function doersFor({ state, dispatch, keys, list, layout, at, row, deeds, catalogue }: Shown) {
  const { query, view, isUnfolded } = state;
  const select = (index: number): void => {
    const key = keys[index];
    if (key !== undefined)
      dispatch({ kind: 'selected', selection: { key, at: index }, places: layout.sections });
  };
  const showActions = (): void => dispatch({ kind: 'viewed', view: { name: 'actions' } });
  const close = (): void => {
    if (view.name === 'identityCenter') deeds.closeIdentityCenter();
    dispatch({ kind: 'viewed', view: { name: 'list' } });
  };
  const enter = (index: number, picker: 'hide' | 'keep'): void => {
    const chosen = list.rows[index];
    if (chosen === undefined) return;
    if (chosen.kind === 'environment') select(index);
    deeds.enter(chosen, picker, query);
  };
  const act = (name: ActionName): void => {
    const asksFirst = name === 'signOutEverywhere' && !isSureIn(view);
    if (asksFirst) dispatch({ kind: 'viewed', view: { name: 'actions', isSure: true } });
    else if (view.name === 'actions') close();
    if (row?.kind === 'environment' && !asksFirst) select(at);
    if (!asksFirst) deeds.act(name, row, query);
  };
  const openFavourite = (number: number): void => {
    const key = catalogue.favouriteKeys[number - 1];
    const chosen = key === undefined ? null : environmentRow(catalogue, key, []);
    if (chosen === null) return;
    if (view.name === 'actions') close();
    const index = keys.indexOf(chosen.key);
    if (index < 0) dispatch({ kind: 'revealed', key: chosen.key });
    else select(index);
    // Not what was typed led to it, so no latch comes of it.
    deeds.enter(chosen, 'hide', '');
  };
  const stepBack = (): void => {
    if (view.name !== 'list') close();
    else if (row?.kind === 'environment' && row.progress?.phase === 'busy') deeds.act('cancel', row, query);
    else if (query !== '') dispatch({ kind: 'typed', query: '' });
    else if (isUnfolded) dispatch({ kind: 'unfolded', is: false });
    else deeds.hide();
  };
  const moveBy = (by: Move): void => select(movedIndex(at, by, keys.length));
  return { select, showActions, close, enter, act, openFavourite, stepBack, moveBy };
}

type Handlers = {
  readonly [K in Intention['kind']]: (intention: Extract<Intention, { kind: K }>) => void;
};

/** @returns the picker's view of the snapshot, with everything that its parts call back */
export function usePicker(api: WindsockApi, snapshot: Snapshot) {
  const shown = useShown(api, snapshot);
  const doers = doersFor(shown);
  const { at, deeds } = shown;
  const handlers: Handlers = {
    move: ({ by }) => doers.moveBy(by),
    enter: ({ picker }) => doers.enter(at, picker),
    openFavourite: ({ number }) => doers.openFavourite(number),
    showActions: () => doers.showActions(),
    toggleFavourite: () => doers.act('favourite'),
    copyAddress: () => doers.act('copyAddress'),
    openInBrowser: () => doers.act('openInBrowser'),
    look: () => doers.act('look'),
    stop: () => doers.act('stop'),
    showSettings: () => doers.act('settings'),
    escape: () => doers.stepBack(),
    hide: () => deeds.hide(),
    nothing: () => undefined,
  };
  const onIntention = (intention: Intention): void => {
    // The table has one entry for each kind; TypeScript cannot join key and argument by itself.
    const handle = handlers[intention.kind] as (intention: Intention) => void;
    handle(intention);
  };
  return { ...shown, ...doers, onIntention };
}

export type PickerParts = ReturnType<typeof usePicker>;
