/** All AWS profiles: what each leads to or needs, whether it is signed in and searched, and what can be done about it. */

import { useEffect, useMemo, useRef, useState } from 'react';
import type { Snapshot } from '../../shared/snapshot.ts';
import { countText } from '../../shared/strings.ts';
import { KeyHint } from '../ui/key-hint.tsx';
import { ActionsMenu } from './actions-menu.tsx';
import { Pane } from './pane.tsx';
import { PickList } from './pick-list.tsx';
import type { ProfileDeeds } from './profile-deeds.ts';
import {
  type ProfileActionName,
  type ProfileItem,
  profileActionLabel,
  profileActions,
  profileItems,
} from './profile-items.ts';
import styles from './profile-list.module.css';
import { usePickList } from './use-pick-list.ts';
import { words } from './words.ts';

interface ProfileListProps {
  readonly snapshot: Snapshot;
  readonly nowMs: number;
  readonly deeds: ProfileDeeds;
  readonly onClose: () => void;
}

/** The whole of what is known of the profile at hand: a row has room for one line only. */
function ProfileDetails({ item, onEnter }: { readonly item: ProfileItem; readonly onEnter: () => void }) {
  const [explanation, ...more] = item.lines;
  return (
    <section className={styles.details} aria-label={`About ${item.title}`}>
      <div className={styles.lines}>
        <p className={item.profile.readiness.ready ? styles.explanation : styles.problem}>{explanation}</p>
        <p className={styles.more}>{more.join(' ')}</p>
      </div>
      <button type="button" className={styles.enter} tabIndex={-1} onClick={onEnter}>
        {profileActionLabel(item.enter, item)} <KeyHint caps={['↵']} />
      </button>
    </section>
  );
}

function useProfiles({ snapshot, nowMs, deeds }: ProfileListProps) {
  const { profiles, ssoSessions, unsearchedProfiles, notices } = snapshot;
  const [isMenuOpen, setMenuOpen] = useState(false);
  const items = useMemo(
    () => profileItems({ profiles, ssoSessions, unsearchedProfiles, notices }, nowMs),
    [profiles, ssoSessions, unsearchedProfiles, notices, nowMs],
  );
  const parts = usePickList({
    items,
    onEnter: (item) => item !== undefined && deeds.act(item.enter, item),
    onTick: (item) => deeds.act(item.isChecked === true ? 'skip' : 'search', item),
    onActions: () => setMenuOpen(true),
  });
  const actions = profileActions(parts.item);
  const act = (name: ProfileActionName): void => {
    setMenuOpen(false);
    deeds.act(name, parts.item);
  };
  return { items, parts, actions, act, isMenuOpen, setMenuOpen };
}

export function ProfileList(props: ProfileListProps) {
  const { snapshot, onClose } = props;
  const { items, parts, actions, act, isMenuOpen, setMenuOpen } = useProfiles(props);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (!isMenuOpen) field.current?.focus();
  }, [isMenuOpen]);
  const { shown, item, query } = parts;
  const isAll = shown.length === items.length;
  return (
    <Pane title={`AWS profiles (${items.length})`} onClose={onClose}>
      <PickList
        parts={parts}
        inputRef={field}
        label="AWS profiles"
        placeholder="Search profiles"
        empty={items.length === 0 ? words.noProfiles : `No profile matches “${query.trim()}”.`}
        count={isAll ? '' : `${shown.length} of ${countText(items.length, 'profile')}`}
      >
        <button
          type="button"
          className={styles.actions}
          data-actions="true"
          aria-haspopup="menu"
          aria-expanded={isMenuOpen}
          tabIndex={-1}
          onClick={() => setMenuOpen(!isMenuOpen)}
        >
          Actions
        </button>
      </PickList>
      {item !== undefined && <ProfileDetails item={item} onEnter={() => act(item.enter)} />}
      {isMenuOpen && (
        <ActionsMenu
          actions={actions}
          keyboard={snapshot.keyboard}
          subject={item?.title ?? null}
          onAct={act}
          onClose={() => setMenuOpen(false)}
        />
      )}
    </Pane>
  );
}
