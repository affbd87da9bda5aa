/** The lines below the bar, each with its buttons. */

import { DotIcon, WarningIcon } from '../ui/icons.tsx';
import { TextButton } from './buttons.tsx';
import styles from './note-rows.module.css';
import type { Note } from './notes.ts';
import type { WindowDeeds } from './use-window.ts';

interface NoteRowsProps {
  readonly notes: readonly Note[];
  readonly deeds: WindowDeeds;
}

/** Always there, so that what comes into it is read out. */
export function NoteRows({ notes, deeds }: NoteRowsProps) {
  return (
    <div role="status">
      {notes.map((note) => (
        <div key={note.id} className={styles.note} data-tone={note.tone}>
          {note.tone === 'quiet' ? (
            <DotIcon className={styles.mark} />
          ) : (
            <WarningIcon className={styles.mark} />
          )}
          <p className={styles.text}>
            <bdi>{note.more === undefined ? note.text : `${note.text}.`}</bdi>
            {note.more !== undefined && <span className={styles.more}> {note.more}</span>}
          </p>
          <span className={styles.deeds}>
            {note.deeds.map((deed, at) => (
              <TextButton
                key={deed.label}
                isMain={at === 0 && note.tone !== 'quiet'}
                onClick={() => deeds.perform(deed)}
              >
                {deed.label}
              </TextButton>
            ))}
          </span>
        </div>
      ))}
    </div>
  );
}
