/** What stands at the right of an environment's row: its window, its status, whether it is a favourite, its key. */

import type { StatusTone } from '../../shared/environment.ts';
import { StarIcon, WindowIcon } from '../ui/icons.tsx';
import { KeyHint } from '../ui/key-hint.tsx';
import { keyCaps } from './keys.ts';
import styles from './marks.module.css';
import type { EnvironmentRow } from './rows.ts';
import { useKeyboard } from './use-keyboard.ts';
import { words } from './words.ts';

const toneClasses: Readonly<Record<StatusTone, string | undefined>> = {
  good: styles.good,
  busy: styles.busyTone,
  bad: styles.bad,
  unknown: styles.unknown,
};

export function Marks({ row }: { readonly row: EnvironmentRow }) {
  const keyboard = useKeyboard();
  return (
    <div className={styles.marks}>
      {row.isWindowOpen && (
        <span className={styles.window}>
          <WindowIcon className={styles.windowIcon} />
          Open
        </span>
      )}
      {row.status !== undefined && (
        <span className={styles.status}>
          <span className={`${styles.dot} ${toneClasses[row.status.tone]}`} aria-hidden="true" />
          {row.status.word}
        </span>
      )}
      <span className={styles.star}>
        {row.isFavourite && (
          <>
            <StarIcon className={styles.starIcon} />
            <span className="visually-hidden">Favourite</span>
          </>
        )}
      </span>
      <span className={styles.number}>
        {row.needsSignIn ? words.signIn : null}
        {!row.needsSignIn && row.number !== undefined && (
          <KeyHint caps={keyCaps({ favourite: row.number }, keyboard)} />
        )}
      </span>
    </div>
  );
}
