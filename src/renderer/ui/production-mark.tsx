/** The mark of an environment that is production: its word in its colour. */

import type { ProductionMark as Mark } from '../../shared/production.ts';
import styles from './production-mark.module.css';

interface ProductionMarkProps {
  readonly mark: Mark;
}

export function ProductionMark({ mark: { word, colour } }: ProductionMarkProps) {
  return (
    <span className={styles.mark} data-colour={colour} title={word}>
      <bdi>{word}</bdi>
    </span>
  );
}
