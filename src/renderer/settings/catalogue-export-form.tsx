/** The form that makes a catalogue of what the person ticks. */

import { type SyntheticEvent, useState } from 'react';
import { type CataloguePart, catalogueParts, maxCatalogueName } from '../../shared/catalogue.ts';
import { tooLongText } from '../../shared/strings.ts';
import styles from './catalogue.module.css';
import { partTitles } from './catalogue-words.ts';
import controls from './controls.module.css';
import type { Act } from './section.ts';
import { SettingRow } from './setting-row.tsx';

/** Names of accounts and hosts tell more of a company than a team may want to pass on. */
const tickedAtFirst: readonly CataloguePart[] = [
  'favourites',
  'labelled',
  'aliases',
  'marks',
  'regions',
  'rules',
];

export function CatalogueExportForm({ act }: { readonly act: Act }) {
  const [name, setName] = useState('');
  const [parts, setParts] = useState<ReadonlySet<CataloguePart>>(new Set(tickedAtFirst));
  const tooLong = tooLongText(name, maxCatalogueName);
  const toggle = (part: CataloguePart, isOn: boolean): void => {
    const others = [...parts].filter((each) => each !== part);
    setParts(new Set(isOn ? [...others, part] : others));
  };
  const send = (event: SyntheticEvent): void => {
    event.preventDefault();
    act(window.windsock.exportCatalogue({ name, parts: [...parts] }), 'Saved');
  };
  return (
    <SettingRow
      title="Make a catalogue"
      hint="A file for your team. Environments go in with account, role and the name of the profile; nothing secret does, and nothing of how you use them."
      isWide
    >
      <form className={styles.export} onSubmit={send}>
        <label className={styles.named}>
          Name
          <input
            type="text"
            className={controls.input}
            placeholder="Acme data platform"
            aria-invalid={tooLong !== undefined}
            aria-describedby="catalogue-name-note"
            value={name}
            onChange={({ target }) => setName(target.value)}
          />
        </label>
        <p id="catalogue-name-note" aria-live="polite" className={styles.problem}>
          {tooLong}
        </p>
        <div className={styles.parts}>
          {catalogueParts.map((part) => (
            <label key={part} className={styles.part}>
              <input
                type="checkbox"
                className={controls.check}
                checked={parts.has(part)}
                onChange={({ target }) => toggle(part, target.checked)}
              />
              {partTitles[part]}
            </label>
          ))}
        </div>
        <button
          type="submit"
          className={controls.primary}
          disabled={parts.size === 0 || tooLong !== undefined}
        >
          Save…
        </button>
      </form>
    </SettingRow>
  );
}
