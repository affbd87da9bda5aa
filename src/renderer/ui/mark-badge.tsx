/** The mark of an environment, such as "production": its word, in its colour. */

import type { ProductionMark } from '../../shared/production.ts';
import styles from './mark-badge.module.css';

export function MarkBadge({ mark: { word, colour } }: { readonly mark: ProductionMark }) {
  return (
    <span className={styles.badge} data-colour={colour}>
      <bdi>{word}</bdi>
    </span>
  );
}
