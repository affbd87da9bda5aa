/** The address: to read and to copy. A click or the keyboard shows the whole of it, selected. */

import { useEffect, useState } from 'react';
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
  /** `data:` address of the page's icon. */
  readonly icon: string | undefined;
  readonly deeds: WindowDeeds;
}

export function AddressField({ url, icon, deeds: { act } }: AddressFieldProps) {
  const [isCopied, setCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setCopied(false), saidForMs);
    return () => clearTimeout(timer);
  }, [isCopied]);
  const parts = addressParts(url);
  const copy = (): void => {
    act({ kind: 'copy-address' });
    setCopied(true);
  };
  return (
    <div className={styles.address}>
      {icon !== undefined && parts !== null && <img className={styles.icon} src={icon} alt="" />}
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
      <IconButton label={words.copyAddress} isEnabled={parts !== null} onClick={copy}>
        {isCopied ? <CheckIcon /> : <CopyIcon />}
      </IconButton>
      <span className="visually-hidden" role="status">
        {isCopied ? words.copied : ''}
      </span>
    </div>
  );
}
