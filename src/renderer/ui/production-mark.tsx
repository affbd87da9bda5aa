/** The mark of an environment, such as "production": its word in its colour; loud in a window's bar, quiet among rows. */

import type { ProductionMark as Mark } from '../../shared/production.ts';
import styles from './production-mark.module.css';

interface ProductionMarkProps {
  readonly mark: Mark;
  readonly isLoud?: boolean;
}

export function ProductionMark({ mark: { word, colour }, isLoud = false }: ProductionMarkProps) {
  return (
    <span className={styles.mark} data-colour={colour} data-loud={isLoud} title={word}>
      <bdi>{word}</bdi>
    </span>
  );
}
