/** What the picker itself remembers: query, selection, view; and how each changes; pure. */

import { type EnvironmentId, environmentKey } from '../../shared/environment.ts';
import type { LayoutSection } from './layout.ts';
import type { Selection } from './model.ts';

/** What the form starts with. */
export interface Prefill {
  readonly profile: string;
  readonly region: string;
  readonly name: string;
}

export type View =
  | { readonly name: 'list' }
  /** `isSure`: an action that takes a second press was pressed once. */
  | { readonly name: 'actions'; readonly isSure?: true }
  | { readonly name: 'form'; readonly prefill: Prefill }
  | { readonly name: 'profiles' }
  | { readonly name: 'regions' }
  | { readonly name: 'identityCenter' }
  | { readonly name: 'diagnosis'; readonly id: EnvironmentId }
  | { readonly name: 'alias'; readonly id: EnvironmentId }
  | { readonly name: 'customHost'; readonly id: EnvironmentId }
  /** To be the custom domain of an environment that the person chooses. */
  | { readonly name: 'strangeHost'; readonly host: string }
  | { readonly name: 'network'; readonly id: EnvironmentId };

export interface PickerState {
  readonly query: string;
  /** null until a person moves it. */
  readonly selection: Selection | null;
  /** The places of the rows when the selection was moved; they keep them from then on. */
  readonly held: readonly LayoutSection[] | null;
  readonly view: View;
  /** What could not be searched is shown one by one. */
  readonly isUnfolded: boolean;
}

export type PickerEvent =
  | { readonly kind: 'typed'; readonly query: string }
  | { readonly kind: 'selected'; readonly selection: Selection; readonly places: readonly LayoutSection[] }
  | { readonly kind: 'viewed'; readonly view: View }
  /** Shows what could not be searched one by one; `false`: folds it again. */
  | { readonly kind: 'unfolded'; readonly is: boolean }
  /** Shows this environment among the rows before typing. */
  | { readonly kind: 'revealed'; readonly key: string }
  | { readonly kind: 'added'; readonly id: EnvironmentId }
  /** The picker has gone from the screen. */
  | { readonly kind: 'hidden' }
  /** It has been away for long. */
  | { readonly kind: 'left' };

export const startState: PickerState = {
  query: '',
  selection: null,
  held: null,
  view: { name: 'list' },
  isUnfolded: false,
};

/** A selection without a text is forgotten, with the menu about its row: the hotkey and Enter do the same each time. */
function withoutSelection({ query, view, ...others }: PickerState): PickerState {
  if (query.trim() !== '') return { query, view, ...others };
  return { ...startState, view: view.name === 'actions' ? startState.view : view };
}

/** @returns the state after an event */
export function withEvent(state: PickerState, event: PickerEvent): PickerState {
  switch (event.kind) {
    case 'typed':
      return { ...startState, query: event.query };
    case 'selected':
      return { ...state, selection: event.selection, held: state.held ?? event.places };
    case 'viewed':
      return { ...state, view: event.view };
    case 'unfolded':
      return { ...startState, isUnfolded: event.is };
    case 'revealed':
      return { ...startState, selection: { key: event.key, at: 0 } };
    case 'added':
      return { ...startState, query: event.id.name, selection: { key: environmentKey(event.id), at: 0 } };
    case 'hidden':
      return withoutSelection(state);
    case 'left':
      return startState;
  }
}
