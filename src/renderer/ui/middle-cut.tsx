/** A text on one line that is cut in its middle where there is no room: of an address both ends matter. */

import styles from './middle-cut.module.css';

/** So many letters at the end are kept longest. */
const tailLength = 28;

export function MiddleCut({ text }: { readonly text: string }) {
  const at = Math.max(Math.floor(text.length / 2), text.length - tailLength);
  return (
    <bdi className={styles.text} title={text}>
      <span className={styles.head}>{text.slice(0, at)}</span>
      <span className={styles.tail}>{text.slice(at)}</span>
    </bdi>
  );
}
