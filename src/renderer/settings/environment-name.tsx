/** An environment in a list of the settings: name, mark, and where it is. */

import type { ReactNode } from 'react';
import { ProductionMark } from '../ui/production-mark.tsx';
import type { EnvironmentItem } from './environment-items.ts';
import styles from './list.module.css';

interface EnvironmentNameProps {
  readonly item: Pick<EnvironmentItem, 'id' | 'alias' | 'place' | 'mark'>;
  /** Said after the place. */
  readonly more?: ReactNode;
}

export function EnvironmentName({ item: { id, alias, place, mark }, more }: EnvironmentNameProps) {
  return (
    <div className={styles.about}>
      <div className={styles.name}>
        <span className={styles.title} title={id.name}>
          <bdi>{alias === '' ? id.name : alias}</bdi>
        </span>
        {mark !== null && <ProductionMark mark={mark} />}
      </div>
      <div className={styles.detail}>
        <bdi>{alias === '' ? place : `${id.name} · ${place}`}</bdi>
        {more}
      </div>
    </div>
  );
}
