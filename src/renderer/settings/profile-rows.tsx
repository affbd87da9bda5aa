/** AWS profiles with a tick for each that is searched; what each leads to or lacks, and what can be done about it. */

import { useId, useRef, useState } from 'react';
import type { Profile } from '../../shared/profile.ts';
import { profileKindText, profileOriginText, profileText } from '../../shared/profile-text.ts';
import { type SsoSessionState, ssoSessionName } from '../../shared/sso.ts';
import { sessionText } from '../../shared/sso-text.ts';
import { countText } from '../../shared/strings.ts';
import { visibleText } from '../../shared/visible-text.ts';
import controls from './controls.module.css';
import styles from './list.module.css';
import { ListSearch, maxShown, moreText } from './list-search.tsx';
import placeStyles from './places-section.module.css';
import type { Act, SectionProps } from './section.ts';
import { isFoundIn } from './section-search.ts';
import { useFocusKept } from './use-focus-kept.ts';

/** From here on a search is of use. */
const manyProfiles = 8;

export function ProfileRows({ snapshot, act }: SectionProps) {
  const { profiles, unsearchedProfiles, ssoSessions } = snapshot;
  const [query, setQuery] = useState('');
  const list = useRef<HTMLUListElement>(null);
  const found = profiles.filter((each) => isFoundIn(`${each.name}\n${profileText(each)}`, query.trim()));
  const shown = found.slice(0, maxShown);
  useFocusKept(list, shown.length);
  if (profiles.length === 0) {
    return (
      <p className={styles.more}>No AWS profiles were found in {snapshot.profileFiles.join(' and ')}.</p>
    );
  }
  return (
    <>
      {profiles.length >= manyProfiles && (
        <ListSearch
          label="Search profiles"
          query={query}
          onQuery={setQuery}
          count={`${found.length < profiles.length ? `${found.length} of ` : ''}${countText(profiles.length, 'profile')}`}
        />
      )}
      <ul ref={list} className={styles.list} aria-label="Profiles" hidden={shown.length === 0}>
        {shown.map((profile) => (
          <ProfileRow
            key={profile.name}
            profile={profile}
            isSearched={!unsearchedProfiles.includes(profile.name)}
            session={ssoSessions.find(({ session }) => session.key === profile.ssoSession?.key)}
            act={act}
          />
        ))}
      </ul>
      {found.length > maxShown && <p className={styles.more}>{moreText(found.length - maxShown)}</p>}
    </>
  );
}

interface ProfileRowProps {
  readonly profile: Profile;
  readonly isSearched: boolean;
  readonly session: SsoSessionState | undefined;
  readonly act: Act;
}

function ProfileRow(props: ProfileRowProps) {
  const { profile, isSearched, act } = props;
  const { name } = profile;
  const isReady = profile.readiness.ready;
  const id = useId();
  return (
    <li className={styles.row}>
      <span className={placeStyles.check}>
        {isReady && (
          <input
            id={id}
            type="checkbox"
            className={controls.check}
            checked={isSearched}
            aria-describedby={`${id}-about`}
            onChange={({ target }) =>
              act(
                window.windsock.setSearchedProfile(name, target.checked),
                target.checked ? `${name} is searched now` : `${name} is left out of searches now`,
              )
            }
          />
        )}
      </span>
      <div className={placeStyles.profile}>
        {isReady ? (
          <label htmlFor={id}>
            <bdi>{visibleText(name)}</bdi>
          </label>
        ) : (
          <p className={placeStyles.unusable}>
            <bdi>{visibleText(name)}</bdi>
          </p>
        )}
        <p id={`${id}-about`} className={isReady ? styles.detail : `${styles.detail} ${styles.trouble}`}>
          {visibleText(profileText(profile))}
        </p>
        <p className={styles.detail}>{factsOf(props).join(' · ')}</p>
      </div>
      <ProfileControls {...props} />
    </li>
  );
}

/** What the line above does not say. */
function factsOf({ profile: { kind, origin, readiness }, session }: ProfileRowProps): readonly string[] {
  const isKnown = session !== undefined && session.state !== 'unknown';
  return [
    ...(readiness.ready ? [] : [profileKindText(kind)]),
    ...(origin === 'files' ? [] : [profileOriginText(origin)]),
    ...(isKnown
      ? [`${ssoSessionName(session.session)}: ${sessionText(session, Date.now()).toLowerCase()}`]
      : []),
  ];
}

function ProfileControls({ profile: { name, origin, readiness }, session, act }: ProfileRowProps) {
  const { windsock } = window;
  const sessionName = session === undefined ? '' : ssoSessionName(session.session);
  return (
    <div className={styles.controls}>
      {readiness.ready && session?.state === 'signed-out' && (
        <button
          type="button"
          className={controls.button}
          aria-label={`Sign in to ${sessionName} for ${name}`}
          onClick={() => act(windsock.authenticate(name), `Signed in to ${sessionName}`)}
        >
          Sign in
        </button>
      )}
      {readiness.ready && session?.state === 'signed-in' && (
        <button
          type="button"
          className={controls.button}
          aria-label={`Sign out of ${sessionName} for ${name}`}
          onClick={() => act(windsock.signOut(session.session.key), `Signed out of ${sessionName}`)}
        >
          Sign out
        </button>
      )}
      {origin === 'windsock' && (
        <button
          type="button"
          className={controls.button}
          aria-label={`Remove the profile ${name}`}
          onClick={() => act(windsock.removeOwnProfile(name), `The profile ${name} is removed`)}
        >
          Remove
        </button>
      )}
    </div>
  );
}
