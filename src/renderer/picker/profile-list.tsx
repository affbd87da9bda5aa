/** All AWS profiles, with what each leads to or needs. */

import { useEffect, useRef } from 'react';
import type { Profile } from '../../shared/profile.ts';
import { profileKindText, profileText } from '../../shared/profile-text.ts';
import { CheckIcon } from '../ui/icons.tsx';
import { Pane } from './pane.tsx';
import styles from './profile-list.module.css';

function ProfileItem({ profile }: { readonly profile: Profile }) {
  const isReady = profile.readiness.ready;
  return (
    <li className={styles.item}>
      <div className={styles.text}>
        <div className={styles.name} title={profile.name}>
          <bdi>{profile.name}</bdi>
        </div>
        <div className={styles.explanation}>{profileText(profile)}</div>
      </div>
      <div className={styles.kind}>{profileKindText(profile.kind)}</div>
      <div className={isReady ? styles.ready : styles.notReady}>
        {isReady && <CheckIcon />}
        {isReady ? 'Ready' : 'Not yet'}
      </div>
    </li>
  );
}

interface ProfileListProps {
  readonly profiles: readonly Profile[];
  readonly onClose: () => void;
}

export function ProfileList({ profiles, onClose }: ProfileListProps) {
  const list = useRef<HTMLElement>(null);
  useEffect(() => list.current?.focus(), []);
  return (
    <Pane title={`AWS profiles (${profiles.length})`} onClose={onClose}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys scroll it, which needs the focus */}
      <section ref={list} tabIndex={0} aria-label="AWS profiles" className={styles.scroll}>
        <ul>
          {profiles.map((profile) => (
            <ProfileItem key={profile.name} profile={profile} />
          ))}
        </ul>
        <p className={styles.note}>
          Read from the AWS config and credentials files; a change shows here by itself.
        </p>
      </section>
    </Pane>
  );
}
