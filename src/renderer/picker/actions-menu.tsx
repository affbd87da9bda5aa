/** What can be done with the selected row: a menu by the APG pattern, with the keys of each action beside it. */

import { useEffect, useRef } from 'react';
import { KeyHint } from '../ui/key-hint.tsx';
import type { Action, ActionName } from './actions.ts';
import styles from './actions-menu.module.css';
import { type Keyboard, keyCaps } from './keys.ts';
import type { Row } from './rows.ts';

interface ActionsMenuProps {
  readonly actions: readonly Action[];
  readonly at: number;
  readonly keyboard: Keyboard;
  readonly row: Row | undefined;
  readonly onAct: (name: ActionName) => void;
  readonly onPoint: (index: number) => void;
  readonly onClose: () => void;
}

/** The item at hand has the focus; a click anywhere else closes the menu. */
function useMenu({ at, onClose }: ActionsMenuProps) {
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

export function ActionsMenu(props: ActionsMenuProps) {
  const { actions, at, keyboard, row, onAct, onPoint } = props;
  const menu = useMenu(props);
  const subject = row?.kind === 'environment' ? row.environment.id.name : null;
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
