/** What can be done with the selected row: a menu by the APG pattern, with the keys of each action beside it. */

import { type KeyboardEvent, useEffect, useRef } from 'react';
import { KeyHint } from '../ui/key-hint.tsx';
import type { Action } from './actions.ts';
import styles from './actions-menu.module.css';
import { type Keyboard, keyCaps } from './keys.ts';
import { type Move, movedIndex } from './model.ts';

interface ActionsMenuProps<Name extends string> {
  readonly actions: readonly Action<Name>[];
  readonly at: number;
  readonly keyboard: Keyboard;
  /** What the actions are about; null for general ones. */
  readonly subject: string | null;
  /** The keys are heard here, not by the view around it. */
  readonly hasOwnKeys?: boolean;
  readonly onAct: (name: Name) => void;
  readonly onPoint: (index: number) => void;
  readonly onClose: () => void;
}

/** The item at hand has the focus; a click anywhere else closes the menu. */
function useMenu<Name extends string>({ at, onClose }: ActionsMenuProps<Name>) {
  const menu = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const items = menu.current?.querySelectorAll<HTMLElement>('[role="menuitem"]');
    items?.[at]?.focus();
  }, [at]);
  const close = useRef(onClose);
  close.current = onClose;
  useEffect(() => {
    const listen = (event: PointerEvent): void => {
      const isInside = event.target instanceof Node && menu.current?.contains(event.target);
      const isToggle = event.target instanceof Element && event.target.closest('[data-actions]') !== null;
      if (isInside !== true && !isToggle) close.current();
    };
    window.addEventListener('pointerdown', listen);
    return () => window.removeEventListener('pointerdown', listen);
  }, []);
  return menu;
}

/** @returns what its own keys do: the same as in the menu of the list of environments */
function keysOf<Name extends string>({ actions, at, onAct, onPoint, onClose }: ActionsMenuProps<Name>) {
  return ({ key, ctrlKey, metaKey }: KeyboardEvent): boolean => {
    const by = menuMoves[key];
    const isToggle = key.toLowerCase() === 'k' && (ctrlKey || metaKey);
    const action = actions[at];
    if (by !== undefined) onPoint(movedIndex(at, by, actions.length));
    else if (key === 'Escape' || key === 'ArrowLeft' || key === 'Tab' || isToggle) onClose();
    else if (key === 'Enter' && action !== undefined) onAct(action.name);
    else return false;
    return true;
  };
}

const menuMoves: Readonly<Record<string, Move>> = {
  ArrowDown: 'next',
  ArrowUp: 'previous',
  Home: 'first',
  End: 'last',
};

export function ActionsMenu<Name extends string>(props: ActionsMenuProps<Name>) {
  const { actions, at, keyboard, subject, hasOwnKeys, onAct, onPoint } = props;
  const menu = useMenu(props);
  const takesKey = keysOf(props);
  return (
    <div className={styles.popover}>
      {subject !== null && (
        <div className={styles.subject} aria-hidden="true" title={subject}>
          <bdi>{subject}</bdi>
        </div>
      )}
      <div
        ref={menu}
        role="menu"
        tabIndex={-1}
        aria-label={subject === null ? 'Actions' : `Actions for ${subject}`}
        className={styles.menu}
        onKeyDown={(event) => {
          if (hasOwnKeys !== true || !takesKey(event)) return;
          event.preventDefault();
          event.stopPropagation();
        }}
      >
        {actions.map(({ name, label, keys, startsGroup }, index) => (
          <button
            key={name}
            type="button"
            role="menuitem"
            tabIndex={index === at ? 0 : -1}
            className={styles.item}
            data-starts-group={startsGroup === true && index > 0}
            onClick={() => onAct(name)}
            onMouseMove={() => (index === at ? undefined : onPoint(index))}
          >
            <span className={styles.label}>{label}</span>
            {keys !== undefined && <KeyHint caps={keyCaps(keys, keyboard)} />}
          </button>
        ))}
      </div>
    </div>
  );
}
