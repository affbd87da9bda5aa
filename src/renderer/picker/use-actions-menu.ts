/** The state of the actions menu while it is open. */

import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import type { Action } from './actions.ts';
import {
  type MenuState,
  menuGroups,
  menuIndex,
  menuIntentionFrom,
  startMenu,
  withMenuMove,
} from './actions-menu-model.ts';
import { keyPressFrom } from './key-press.ts';
import type { Keyboard } from './keys.ts';

export interface ActionsMenuOptions<Name extends string> {
  readonly actions: readonly Action<Name>[];
  readonly keyboard: Keyboard;
  readonly onAct: (name: Name) => void;
  readonly onClose: () => void;
}

/** A click anywhere else closes the menu; one on what opened it does so by itself. */
function useClickElsewhere(onClose: () => void) {
  const popover = useRef<HTMLDivElement>(null);
  const close = useRef(onClose);
  close.current = onClose;
  useEffect(() => {
    const listen = (event: PointerEvent): void => {
      const isInside = event.target instanceof Node && popover.current?.contains(event.target);
      const isToggle = event.target instanceof Element && event.target.closest('[data-actions]') !== null;
      if (isInside !== true && !isToggle) close.current();
    };
    window.addEventListener('pointerdown', listen);
    return () => window.removeEventListener('pointerdown', listen);
  }, []);
  return popover;
}

export function useActionsMenu<Name extends string>(options: ActionsMenuOptions<Name>) {
  const { actions, keyboard, onAct, onClose } = options;
  const [state, setState] = useState<MenuState<Name>>(startMenu);
  const groups = useMemo(() => menuGroups(actions, state.query), [actions, state.query]);
  const shown = groups.flatMap((group) => group.actions);
  const at = menuIndex(shown, state);
  const current = shown[at]?.name;
  const popover = useClickElsewhere(onClose);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another action at hand is another element
  useEffect(() => {
    popover.current?.querySelector('[role="menuitem"][tabindex="0"]')?.scrollIntoView({ block: 'nearest' });
  }, [popover, current]);
  const point = (name: Name): void => {
    const index = shown.findIndex((action) => action.name === name);
    if (index !== at) setState(withMenuMove(state, shown, index));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const press = keyPressFrom(event.nativeEvent);
    const intention = menuIntentionFrom(press, { keyboard, isFiltered: state.query !== '' });
    if (intention === null) return;
    event.preventDefault();
    // The window's own listener would take the key for the list's.
    event.stopPropagation();
    if (intention.kind === 'move') setState(withMenuMove(state, shown, intention.by));
    else if (intention.kind === 'close') onClose();
    // A key that is held is one press: it must not confirm what it asked for.
    else if (current !== undefined && !event.repeat) onAct(current);
  };
  return {
    query: state.query,
    filter: (query: string) => setState({ ...startMenu, query }),
    groups,
    count: shown.length,
    current,
    popover,
    point,
    onKeyDown,
  };
}
