/** What can be done with the selected row: a field that filters, and a menu with the keys of each action. */

import { type MouseEvent, useEffect, useRef } from 'react';
import { countText } from '../../shared/strings.ts';
import { plainText } from '../ui/field.tsx';
import { KeyHint } from '../ui/key-hint.tsx';
import type { Action } from './actions.ts';
import styles from './actions-menu.module.css';
import type { MenuGroup } from './actions-menu-model.ts';
import { keyCaps } from './keys.ts';
import { type ActionsMenuOptions, useActionsMenu } from './use-actions-menu.ts';
import { words } from './words.ts';

interface ActionsMenuProps<Name extends string> extends ActionsMenuOptions<Name> {
  /** What the actions are about; null for general ones. */
  readonly subject: string | null;
}

const menuId = 'actions';
const itemId = (name: string) => `action-${name}`;

/** A click on an item leaves the keyboard with the filter. */
function keepFocus(event: MouseEvent): void {
  if (!(event.target instanceof HTMLInputElement)) event.preventDefault();
}

interface ItemProps<Name extends string> {
  readonly action: Action<Name>;
  readonly isCurrent: boolean;
  readonly menu: ActionsMenuProps<Name>;
  readonly onPoint: (name: Name) => void;
}

function Item<Name extends string>({ action, isCurrent, menu, onPoint }: ItemProps<Name>) {
  const { name, label, keys } = action;
  return (
    <button
      id={itemId(name)}
      type="button"
      role="menuitem"
      tabIndex={isCurrent ? 0 : -1}
      className={styles.item}
      data-current={isCurrent}
      onClick={() => menu.onAct(name)}
      onMouseMove={() => onPoint(name)}
    >
      <span className={styles.label}>{label}</span>
      {keys !== undefined && <KeyHint caps={keyCaps(keys, menu.keyboard)} />}
    </button>
  );
}

function Group<Name extends string>({
  group: { title, actions },
  current,
  ...item
}: {
  readonly group: MenuGroup<Name>;
  readonly current: Name | undefined;
} & Omit<ItemProps<Name>, 'action' | 'isCurrent'>) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset may not stand in a menu
    <div role="group" aria-label={title ?? words.actions} className={styles.group}>
      {title !== null && (
        <div className={styles.title} aria-hidden="true">
          {title}
        </div>
      )}
      {actions.map((action) => (
        <Item key={action.name} action={action} isCurrent={action.name === current} {...item} />
      ))}
    </div>
  );
}

type FilterProps = Pick<ReturnType<typeof useActionsMenu>, 'query' | 'filter' | 'current' | 'count'>;

/** The keyboard is with the filter all the time; the item at hand is its active descendant. */
function Filter({ query, filter, current, count }: FilterProps) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  return (
    <>
      <input
        ref={input}
        type="search"
        className={styles.filter}
        aria-label={words.searchActions}
        aria-controls={menuId}
        aria-activedescendant={current === undefined ? undefined : itemId(current)}
        dir="auto"
        {...plainText}
        placeholder={words.searchActions}
        value={query}
        onChange={(event) => filter(event.target.value)}
      />
      <div aria-live="polite" className="visually-hidden">
        {query === '' ? '' : countText(count, 'action')}
      </div>
    </>
  );
}

export function ActionsMenu<Name extends string>(props: ActionsMenuProps<Name>) {
  const { subject } = props;
  const menu = useActionsMenu(props);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it hears the keys of the field and the items in it
    <div ref={menu.popover} className={styles.popover} onKeyDown={menu.onKeyDown} onMouseDown={keepFocus}>
      {subject !== null && (
        <div className={styles.subject} aria-hidden="true" title={subject}>
          <bdi>{subject}</bdi>
        </div>
      )}
      <div
        id={menuId}
        role="menu"
        aria-label={subject === null ? words.actions : `Actions for ${subject}`}
        className={styles.menu}
      >
        {menu.groups.map((group) => (
          <Group key={group.title} group={group} current={menu.current} menu={props} onPoint={menu.point} />
        ))}
      </div>
      {menu.count === 0 && (
        <p className={styles.none}>
          No action matches “<bdi>{menu.query.trim()}</bdi>”.
        </p>
      )}
      <Filter query={menu.query} filter={menu.filter} current={menu.current} count={menu.count} />
    </div>
  );
}
