/** Keys to press, drawn as key caps. */

import styles from './key-hint.module.css';

const spokenNames: Readonly<Record<string, string>> = {
  '⌘': 'Command',
  '⇧': 'Shift',
  '↵': 'Enter',
  '⌃': 'Control',
  '⌥': 'Option',
  '↑': 'Up',
  '↓': 'Down',
  '←': 'Left',
  '→': 'Right',
  '⌫': 'Backspace',
  '⌦': 'Delete',
  Del: 'Delete',
  Esc: 'Escape',
};

/** @param caps  one text per key, in the order in which they are pressed */
export function KeyHint({ caps }: { readonly caps: readonly string[] }) {
  return (
    <kbd className={styles.keys}>
      {caps.map((cap) => (
        <kbd key={cap} className={styles.cap}>
          {spokenNames[cap] === undefined ? (
            cap
          ) : (
            <>
              <span aria-hidden="true">{cap}</span>
              <span className="visually-hidden">{spokenNames[cap]}</span>
            </>
          )}
        </kbd>
      ))}
    </kbd>
  );
}
