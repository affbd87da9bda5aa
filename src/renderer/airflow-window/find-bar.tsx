/** Find in page: Enter goes on, Shift+Enter back, Esc closes. */

import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { FindState } from '../../shared/airflow-window.ts';
import { CrossIcon, DownIcon, UpIcon } from '../ui/icons.tsx';
import { IconButton } from './buttons.tsx';
import styles from './find-bar.module.css';
import type { WindowDeeds } from './use-window.ts';
import { matchText, words } from './words.ts';

export const findFieldId = 'find';

interface FindBarProps {
  readonly find: FindState;
  readonly deeds: WindowDeeds;
}

export function FindBar({ find, deeds: { act } }: FindBarProps) {
  const field = useRef<HTMLInputElement>(null);
  // What is typed is ahead of what comes back.
  const [text, setText] = useState(find.text);
  useEffect(() => field.current?.select(), []);
  const search = (forward: boolean, what = text): void => act({ kind: 'find', text: what, forward });
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') act({ kind: 'close-find' });
    else if (event.key === 'Enter' && event.target === field.current && text !== '') search(!event.shiftKey);
    else return;
    event.preventDefault();
  };
  const isFound = text !== '' && find.matches > 0;
  return (
    <search className={styles.find} onKeyDown={onKeyDown}>
      <input
        ref={field}
        id={findFieldId}
        className={styles.field}
        aria-label={words.find}
        placeholder={words.find}
        spellCheck={false}
        autoComplete="off"
        // biome-ignore lint/a11y/noAutofocus: the bar opens because somebody wants to type into it
        autoFocus={true}
        value={text}
        onChange={({ currentTarget: { value } }) => {
          setText(value);
          search(true, value);
        }}
      />
      <span className={styles.matches} role="status" data-found={find.text === '' || find.matches > 0}>
        {matchText(find)}
      </span>
      <IconButton label={words.findPrevious} isEnabled={isFound} onClick={() => search(false)}>
        <UpIcon />
      </IconButton>
      <IconButton label={words.findNext} isEnabled={isFound} onClick={() => search(true)}>
        <DownIcon />
      </IconButton>
      <IconButton label={words.findClose} onClick={() => act({ kind: 'close-find' })}>
        <CrossIcon />
      </IconButton>
    </search>
  );
}
