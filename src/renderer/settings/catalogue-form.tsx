/** From where a catalogue is taken: an address, a file, or the source of last time. */

import { type ClipboardEvent, type ReactNode, type SyntheticEvent, useEffect, useRef, useState } from 'react';
import {
  type CatalogueOffer,
  maxCatalogueAddress,
  maxCatalogueBytes,
  type TakenCatalogue,
} from '../../shared/catalogue.ts';
import { agoText, tooLongText } from '../../shared/strings.ts';
import styles from './catalogue.module.css';
import { sourceText } from './catalogue-words.ts';
import controls from './controls.module.css';
import type { Act } from './section.ts';
import { SettingRow } from './setting-row.tsx';

interface CatalogueFormProps {
  readonly offer: Exclude<CatalogueOffer, { phase: 'offered' }>;
  readonly taken: TakenCatalogue | null;
  /** Whether an offer stood here just now, with the focus in it. */
  readonly wasOffered: boolean;
  readonly act: Act;
}

export function CatalogueForm({ offer, taken, wasOffered, act }: CatalogueFormProps) {
  return (
    <>
      <SettingRow
        title="Take a catalogue"
        hint="What a colleague shared: environments, names, regions, rules. Give its address, choose its file, or paste its text. You see all of it before anything is taken, and what is yours stays."
        isWide
      >
        <Sources isReading={offer.phase === 'reading'} isFocused={wasOffered} run={act} />
        {offer.phase === 'reading' && <p className={styles.source}>Reading {sourceText(offer.source)} …</p>}
        {offer.phase === 'failed' && <Problems offer={offer} />}
      </SettingRow>
      {taken !== null && <TakenRow taken={taken} isBusy={offer.phase === 'reading'} act={act} />}
    </>
  );
}

interface SourcesProps {
  readonly isReading: boolean;
  readonly isFocused: boolean;
  readonly run: Act;
}

/** One button reads and cancels: it keeps the focus. */
function Sources({ isReading, isFocused, run }: SourcesProps) {
  const [address, setAddress] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (isFocused) field.current?.focus();
  }, [isFocused]);
  const tooLong = tooLongText(address, maxCatalogueAddress);
  const send = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (isReading) run(window.windsock.closeCatalogue());
    else if (tooLong === undefined) run(window.windsock.readCatalogueAddress(address));
  };
  const paste = (event: ClipboardEvent): void => {
    const text = event.clipboardData.getData('text/plain').trim();
    if (isReading || !text.startsWith('{')) return;
    event.preventDefault();
    // What is too large is said by the main process.
    run(window.windsock.readCatalogueText(text.slice(0, maxCatalogueBytes + 1)));
  };
  return (
    <form className={styles.sources} onSubmit={send}>
      <input
        ref={field}
        type="text"
        inputMode="url"
        className={`${controls.input} ${styles.address}`}
        aria-label="Address of a catalogue"
        aria-invalid={tooLong !== undefined}
        aria-describedby="catalogue-address-note"
        placeholder="https://git.example.com/team/raw/windsock.json"
        spellCheck={false}
        autoComplete="off"
        readOnly={isReading}
        value={address}
        onChange={({ target }) => setAddress(target.value)}
        onPaste={paste}
      />
      <button type="submit" className={isReading ? controls.button : controls.primary}>
        {isReading ? 'Cancel' : 'Read'}
      </button>
      <button
        type="button"
        className={controls.button}
        disabled={isReading}
        onClick={() => run(window.windsock.readCatalogueFile())}
      >
        Choose a file…
      </button>
      <p id="catalogue-address-note" aria-live="polite" className={styles.problem}>
        {tooLong}
      </p>
    </form>
  );
}

/** The first problem is said where everything is said; whoever mends the file wants all. */
function Problems({ offer }: { readonly offer: Extract<CatalogueOffer, { phase: 'failed' }> }): ReactNode {
  const { failure, source } = offer;
  if (failure.kind !== 'catalogue-invalid' || failure.problems.length < 2) return null;
  return (
    <div className={styles.problems}>
      <p>What is wrong in {sourceText(source)}:</p>
      <ul>
        {failure.problems.map(({ place, text }) => (
          <li key={`${place} ${text}`}>
            {place !== '' && <code>{place}</code>} <bdi>{text}</bdi>
          </li>
        ))}
        {failure.more > 0 && <li>… and {failure.more} more</li>}
      </ul>
    </div>
  );
}

interface TakenRowProps extends Pick<CatalogueFormProps, 'act'> {
  readonly taken: TakenCatalogue;
  readonly isBusy: boolean;
}

function TakenRow({ taken, isBusy, act }: TakenRowProps) {
  const { name, source, takenAtMs } = taken;
  const isCut = source.kind === 'address' && source.isCut === true;
  return (
    <SettingRow
      title="Taken last"
      hint={
        <>
          <bdi>{name}</bdi>, {agoText(takenAtMs, Date.now())}, from {sourceText(source)}.{' '}
          {isCut && 'The rest of its address was not kept, since it may be a key: paste it again to check.'}
        </>
      }
    >
      {!isCut && source.kind !== 'pasted' && (
        <button
          type="button"
          className={controls.button}
          disabled={isBusy}
          onClick={() => act(window.windsock.readCatalogueAgain())}
        >
          Check again
        </button>
      )}
    </SettingRow>
  );
}
