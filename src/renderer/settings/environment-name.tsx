/** An environment in a list of the settings: name, mark, and where it is. */

import { Fragment, type ReactNode } from 'react';
import { ProductionMark } from '../ui/production-mark.tsx';
import type { EnvironmentItem } from './environment-items.ts';
import styles from './list.module.css';

interface EnvironmentNameProps {
  readonly item: Pick<EnvironmentItem, 'id' | 'alias' | 'places' | 'mark'>;
  /** Said below. */
  readonly more?: ReactNode;
}

export function EnvironmentName({ item: { id, alias, places, mark }, more }: EnvironmentNameProps) {
  return (
    <div className={styles.about}>
      <div className={styles.name}>
        <bdi className={styles.title} title={id.name}>
          {alias === '' ? id.name : alias}
        </bdi>
        {mark !== null && <ProductionMark mark={mark} />}
      </div>
      <div className={styles.detail}>
        <bdi>
          {(alias === '' ? places : [id.name, ...places]).map((part, at, { length }) => (
            <Fragment key={part}>
              {/* A region's name stays in one piece, and so does a profile's while there is room. */}
              <span className={styles.part}>{at === length - 1 ? part : `${part} ·`}</span>{' '}
            </Fragment>
          ))}
        </bdi>
        {more}
      </div>
    </div>
  );
}
