/** The regions that are searched beside each profile's own. */

import { useEffect, useMemo, useRef, useState } from 'react';
import type { Snapshot } from '../../shared/snapshot.ts';
import { countText } from '../../shared/strings.ts';
import { regionItems } from '../ui/region-items.ts';
import { Pane } from './pane.tsx';
import { PickList } from './pick-list.tsx';
import type { ProfileDeeds } from './profile-deeds.ts';
import styles from './region-list.module.css';
import { usePickList } from './use-pick-list.ts';
import { words } from './words.ts';

interface RegionListProps {
  readonly snapshot: Snapshot;
  readonly deeds: ProfileDeeds;
  readonly onClose: () => void;
}

export function RegionList({ snapshot, deeds, onClose }: RegionListProps) {
  const { profiles, extraRegions, environments } = snapshot;
  // What is typed can name a region that the list lacks.
  const [typed, setTyped] = useState('');
  const items = useMemo(
    () => regionItems({ profiles, extraRegions, environments }, typed),
    [profiles, extraRegions, environments, typed],
  );
  const tick = (item: (typeof items)[number] | undefined): void => {
    if (item !== undefined) deeds.setRegion(item.key, item.isChecked !== true);
  };
  const parts = usePickList({ items, onEnter: tick, onTick: tick, onQuery: setTyped });
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  return (
    <Pane title={words.regions} onClose={onClose}>
      <PickList
        parts={parts}
        inputRef={field}
        label={words.regions}
        placeholder="Search regions"
        empty={`No region matches “${parts.query.trim()}”.`}
        count={extraRegions.length === 0 ? '' : `${countText(extraRegions.length, 'region')} ticked`}
      />
      <p className={styles.note}>
        Each profile is searched in its own region and where something was found before; ticked regions are
        searched for every profile too.
      </p>
    </Pane>
  );
}
