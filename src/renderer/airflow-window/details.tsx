/** Who a person is here, in full: a row of its own below the bar, since Airflow's page lies upon all else. */

import { useEffect } from 'react';
import type { WindowSnapshot } from '../../shared/airflow-window.ts';
import { visibleText } from '../../shared/visible-text.ts';
import styles from './details.module.css';
import { whoFacts } from './who.ts';
import { words } from './words.ts';

export const detailsId = 'details';

interface DetailsProps {
  readonly snapshot: WindowSnapshot;
  readonly onClose: () => void;
}

export function Details({ snapshot, onClose }: DetailsProps) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      onClose();
    };
    // Before what else Esc is for: what came last goes first.
    document.addEventListener('keydown', onKey, true);
    return () => document.removeEventListener('keydown', onKey, true);
  }, [onClose]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: in a small window it scrolls, and keys have to reach it
    <section id={detailsId} className={styles.details} aria-label={words.whoAmI} tabIndex={0}>
      <dl className={styles.facts}>
        {whoFacts(snapshot).map(([name, value]) => (
          <div key={name} className={styles.fact}>
            <dt>{name}</dt>
            <dd>
              <bdi>{visibleText(value)}</bdi>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
