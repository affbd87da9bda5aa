/** One environment in the settings: its alias, where it is known from, its own domain. */

import { type KeyboardEvent, memo, useEffect, useId, useState } from 'react';
import { maxAliasLength } from '../../shared/settings.ts';
import { tooLongText } from '../../shared/strings.ts';
import { isolated, labelOf } from '../../shared/visible-text.ts';
import { CustomHostFields } from '../ui/custom-host-fields.tsx';
import { plainText } from '../ui/field.tsx';
import { useCustomHostForm } from '../ui/use-custom-host-form.ts';
import controls from './controls.module.css';
import { EditForm } from './edit-form.tsx';
import type { EnvironmentItem } from './environment-items.ts';
import { EnvironmentName } from './environment-name.tsx';
import styles from './list.module.css';
import type { Act, Say } from './section.ts';

interface EnvironmentRowProps {
  readonly item: EnvironmentItem;
  readonly act: Act;
  readonly say: Say;
  /** Empty for none. */
  readonly customHost: string;
}

/** A hundred of them stand there while somebody types. */
export const EnvironmentRow = memo(function EnvironmentRow({
  item,
  act,
  say,
  customHost,
}: EnvironmentRowProps) {
  const [isEditing, setEditing] = useState(false);
  const { id, environment } = item;
  const isTyped = environment.origin === 'typed';
  const { windsock } = window;
  return (
    <li className={styles.row}>
      <EnvironmentName
        item={item}
        more={
          <>
            <p>{isTyped ? 'Added by name, or not listed since' : 'Listed by AWS'}</p>
            {customHost !== '' && <p>Logs in at {customHost}</p>}
          </>
        }
      />
      <div className={styles.controls}>
        <AliasField item={item} act={act} />
        <button
          type="button"
          className={controls.button}
          aria-label={`Custom domain of ${id.name}`}
          aria-expanded={isEditing}
          onClick={() => setEditing(!isEditing)}
        >
          Domain
        </button>
        {isTyped && (
          <button
            type="button"
            className={controls.button}
            aria-label={`Forget ${id.name}`}
            onClick={() => act(windsock.removeEnvironment(id), `${id.name} is forgotten`)}
          >
            Forget
          </button>
        )}
      </div>
      {isEditing && <HostForm {...{ item, say, customHost }} onClose={() => setEditing(false)} />}
    </li>
  );
});

/** Saved with Enter, and when it is left; Escape puts back what it was. One that is too long stays, and says so. */
function AliasField({ item: { id, alias }, act }: Pick<EnvironmentRowProps, 'item' | 'act'>) {
  const [text, setText] = useState(alias);
  const noteId = useId();
  useEffect(() => setText(alias), [alias]);
  const typed = labelOf(text);
  const tooLong = tooLongText(typed, maxAliasLength);
  const save = (): void => {
    if (tooLong !== undefined) return;
    setText(typed);
    if (typed === alias) return;
    act(
      window.windsock.setAlias(id, typed),
      typed === '' ? `${id.name} has no alias now` : `${isolated(id.name)} is called ${isolated(typed)} now`,
    );
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') save();
    else if (event.key === 'Escape' && text !== alias) setText(alias);
    else return;
    event.preventDefault();
  };
  return (
    <div className={styles.alias}>
      <input
        type="text"
        className={controls.input}
        aria-label={`Alias of ${id.name}`}
        aria-invalid={tooLong !== undefined}
        aria-describedby={noteId}
        placeholder="Alias"
        dir="auto"
        {...plainText}
        value={text}
        onChange={({ target }) => setText(target.value)}
        onKeyDown={onKeyDown}
        onBlur={save}
      />
      <p id={noteId} aria-live="polite" className={`${styles.detail} ${styles.trouble}`}>
        {tooLong}
      </p>
    </div>
  );
}

interface HostFormProps extends Omit<EnvironmentRowProps, 'act'> {
  readonly onClose: () => void;
}

function HostForm({ item, say, customHost, onClose }: HostFormProps) {
  const { id, environment } = item;
  const form = useCustomHostForm({
    api: window.windsock,
    id,
    current: customHost,
    onSaved: (said) => {
      onClose();
      say(said);
    },
  });
  return (
    <EditForm label={`Custom domain of ${id.name}`} onSubmit={form.send} onClose={onClose}>
      <CustomHostFields form={form} ownHost={environment.webserverHost} />
    </EditForm>
  );
}
