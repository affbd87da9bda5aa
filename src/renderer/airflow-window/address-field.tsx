/** The address: to read and to copy. A click or the keyboard shows the whole of it, selected. */

import { useEffect, useRef, useState } from 'react';
import { CheckIcon, CopyIcon } from '../ui/icons.tsx';
import { addressParts } from './address.ts';
import styles from './address-field.module.css';
import { IconButton } from './buttons.tsx';
import type { WindowDeeds } from './use-window.ts';
import { words } from './words.ts';

export const addressFieldId = 'address';

const saidForMs = 2_000;

interface AddressFieldProps {
  readonly url: string;
  readonly timesCopied: number;
  /** The page's own, as `data:` address. */
  readonly icon: string | undefined;
  readonly deeds: WindowDeeds;
}

export function AddressField({ url, timesCopied, icon, deeds: { act } }: AddressFieldProps) {
  const isCopied = useSaid(timesCopied);
  const parts = addressParts(url);
  return (
    <div className={styles.address}>
      {icon !== undefined && <img className={styles.icon} src={icon} alt="" width={16} height={16} />}
      <div className={styles.text}>
        <input
          id={addressFieldId}
          className={styles.whole}
          readOnly={true}
          aria-label={words.address}
          spellCheck={false}
          value={parts === null ? '' : url}
          onFocus={(event) => event.currentTarget.select()}
          // A click puts the cursor somewhere after the focus has come; a selection by hand stays.
          onClick={({ currentTarget }) => {
            if (currentTarget.selectionStart === currentTarget.selectionEnd) currentTarget.select();
          }}
        />
        {parts !== null && (
          <span className={styles.parts} aria-hidden="true">
            <bdi className={styles.host}>{parts.host}</bdi>
            <bdi className={styles.rest}>{parts.rest}</bdi>
          </span>
        )}
      </div>
      <span className={styles.said} role="status">
        {isCopied ? words.copied : ''}
      </span>
      <IconButton
        label={words.copyAddress}
        isEnabled={parts !== null}
        onClick={() => act({ kind: 'copy-address' })}
      >
        {isCopied ? <CheckIcon /> : <CopyIcon />}
      </IconButton>
    </div>
  );
}

/** @returns whether it happened again a moment ago; what happened before the page came is not news */
function useSaid(times: number): boolean {
  const known = useRef(times);
  const [isSaid, setSaid] = useState(false);
  useEffect(() => {
    if (times === known.current) return;
    known.current = times;
    setSaid(true);
    const timer = setTimeout(() => setSaid(false), saidForMs);
    return () => clearTimeout(timer);
  }, [times]);
  return isSaid;
}
