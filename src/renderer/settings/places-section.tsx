/** The section "Profiles and regions" of the settings: where Windsock looks for environments. */

import { useMemo } from 'react';
import { regionItems } from '../ui/region-items.ts';
import controls from './controls.module.css';
import styles from './list.module.css';
import placeStyles from './places-section.module.css';
import { ProfileRows } from './profile-rows.tsx';
import type { Section, SectionProps } from './section.ts';

export const placesSection: Section = {
  id: 'places',
  title: 'Profiles and regions',
  words: [
    'AWS profiles',
    'Search',
    'Regions to search',
    'IAM Identity Center',
    'SSO',
    'Sign in',
    'Sign out',
    'Accounts',
  ],
  View: Places,
};

function Places(props: SectionProps) {
  const { act } = props;
  return (
    <>
      <p className={styles.note}>
        Windsock looks for environments through each ticked profile, in the region of that profile and in the
        ticked regions.
      </p>
      <div className={styles.bar}>
        <h2 className={placeStyles.heading}>Profiles</h2>
        <button
          type="button"
          className={controls.button}
          onClick={() => act(window.windsock.askIdentityCenter())}
        >
          Add from IAM Identity Center…
        </button>
      </div>
      <ProfileRows {...props} />
      <h2 className={styles.heading}>Regions to search through every profile</h2>
      <Regions {...props} />
    </>
  );
}

function Regions({ snapshot, act }: SectionProps) {
  const { profiles, extraRegions, environments } = snapshot;
  const items = useMemo(
    () => regionItems({ profiles, extraRegions, environments }, ''),
    [profiles, extraRegions, environments],
  );
  return (
    <ul className={placeStyles.regions} aria-label="Regions">
      {items.map(({ key, title, detail, isChecked }) => (
        <li key={key}>
          <label className={placeStyles.region}>
            <input
              type="checkbox"
              className={controls.check}
              checked={isChecked}
              aria-describedby={`region-${key}`}
              onChange={({ target }) =>
                act(
                  window.windsock.setExtraRegion(key, target.checked),
                  target.checked
                    ? `${key} is searched through every profile now`
                    : `${key} is not searched now`,
                )
              }
            />
            {title}
          </label>
          <p id={`region-${key}`} className={placeStyles.why}>
            {detail}
          </p>
        </li>
      ))}
    </ul>
  );
}
