/** The section "Favourites" of the settings: which they are, their order and numbers, and hotkeys of their own. */

import { type EnvironmentId, environmentKey } from '../../shared/environment.ts';
import { numberedFavourites } from '../../shared/settings.ts';
import type { FavouriteHotkey, Snapshot } from '../../shared/snapshot.ts';
import { CrossIcon } from '../ui/icons.tsx';
import { KeyHint } from '../ui/key-hint.tsx';
import controls from './controls.module.css';
import { EnvironmentChooser } from './environment-chooser.tsx';
import type { EnvironmentItem } from './environment-items.ts';
import { EnvironmentName } from './environment-name.tsx';
import { HotkeyField } from './hotkey-field.tsx';
import styles from './list.module.css';
import { OrderedList } from './ordered-list.tsx';
import type { RowProps, Section, SectionProps } from './section.ts';
import { useEnvironmentItems } from './use-environment-items.ts';
import { useOwnList } from './use-own-list.ts';

export const favouritesSection: Section = {
  id: 'favourites',
  title: 'Favourites',
  words: [
    'Add a favourite',
    'Order',
    'Number keys',
    'Hotkey of a favourite',
    'Remove',
    'favorites',
    'shortcut',
    'pin',
    'star',
    'tray',
  ],
  View: Favourites,
};

function Favourites({ snapshot, act }: SectionProps) {
  const items = useEnvironmentItems(snapshot);
  const [favourites, change] = useOwnList(snapshot.favourites, act);
  const chosen = new Set(favourites.map(environmentKey));
  const byKey = new Map(items.map((item) => [item.key, item]));
  const { windsock } = window;
  const move = (from: number, to: number): void => {
    const id = favourites[from];
    if (id === undefined) return;
    change({
      list: favourites.toSpliced(from, 1).toSpliced(to, 0, id),
      answer: windsock.moveFavourite(id, to),
      done: `${id.name} is number ${to + 1} of ${favourites.length} now`,
    });
  };
  const rows = favourites.flatMap((id, at) => {
    const item = byKey.get(environmentKey(id));
    return item === undefined
      ? []
      : [{ key: item.key, name: id.name, content: <Favourite {...{ snapshot, act, item, at }} /> }];
  });
  return (
    <>
      <p className={styles.note}>
        The first {numberedFavourites} open with their number in the picker and in the tray menu. A hotkey of
        its own opens a favourite from anywhere.
        {snapshot.hotkey.command !== null &&
          ' On Wayland it may never arrive: bind a key of your desktop to “windsock open NAME” instead.'}
      </p>
      <EnvironmentChooser
        label="Add a favourite"
        items={items.filter(({ key }) => !chosen.has(key))}
        onChoose={({ id }) => act(windsock.setFavourite(id, true), `${id.name} is a favourite now`)}
      />
      {rows.length === 0 ? (
        <p className={styles.more}>No favourites yet.</p>
      ) : (
        <OrderedList label="Favourites" rows={rows} onMove={move} />
      )}
    </>
  );
}

interface FavouriteProps extends RowProps {
  readonly item: EnvironmentItem;
  readonly at: number;
}

function Favourite({ snapshot, act, item, at }: FavouriteProps) {
  const { keyboard, favouriteHotkeys } = snapshot;
  const { key, id } = item;
  const hotkey = Object.hasOwn(favouriteHotkeys, key) ? favouriteHotkeys[key] : undefined;
  const { windsock } = window;
  return (
    <>
      <span className={styles.number}>
        {at < numberedFavourites && <KeyHint caps={[keyboard === 'mac' ? '⌘' : 'Alt', String(at + 1)]} />}
      </span>
      <EnvironmentName item={item} more={<Troubles snapshot={snapshot} id={id} hotkey={hotkey} />} />
      <div className={styles.controls}>
        <HotkeyField
          label={`Hotkey of ${id.name}`}
          accelerator={hotkey?.accelerator ?? ''}
          keyboard={keyboard}
          set={(accelerator) => windsock.setFavouriteHotkey(id, accelerator)}
        />
        <button
          type="button"
          className={styles.icon}
          hidden={hotkey === undefined}
          title="Clear the hotkey"
          aria-label={`Clear the hotkey of ${id.name}`}
          onClick={({ currentTarget }) => {
            // It goes, and the recorder beside it stays.
            currentTarget.parentElement?.querySelector('button')?.focus();
            act(windsock.setFavouriteHotkey(id, ''), `${id.name} has no hotkey now`);
          }}
        >
          <CrossIcon />
        </button>
        <button
          type="button"
          className={controls.button}
          aria-label={`Remove ${id.name} from the favourites`}
          onClick={() => act(windsock.setFavourite(id, false), `${id.name} is no favourite any more`)}
        >
          Remove
        </button>
      </div>
    </>
  );
}

interface TroublesProps {
  readonly snapshot: Snapshot;
  readonly id: EnvironmentId;
  readonly hotkey: FavouriteHotkey | undefined;
}

/** Why it does not open as it is to. */
function Troubles({ snapshot: { profiles, hotkey: global }, id, hotkey }: TroublesProps) {
  const hasProfile = profiles.some(({ name }) => name === id.profile);
  return (
    <>
      {!hasProfile && <p className={styles.trouble}>There is no profile {id.profile} any more</p>}
      {hotkey?.active === false && global.command === null && (
        <p className={styles.trouble}>Another program has its hotkey</p>
      )}
    </>
  );
}
