/** The rows about new versions, in the section "About" of the settings. */

import type { Result } from '../../shared/failure.ts';
import type { Preferences } from '../../shared/settings.ts';
import { mayCheck, mayDownload, offeredVersion, updateChoices } from '../../shared/updates.ts';
import controls from './controls.module.css';
import type { RowProps } from './section.ts';
import { SettingRow } from './setting-row.tsx';
import { choicesFor, updateText, updateTrouble } from './update-words.ts';

export const updateTitles = { updates: 'Updates', choice: 'New versions' } as const;

export function UpdateRows(props: RowProps) {
  return (
    <>
      <StateRow {...props} />
      {props.snapshot.updates.route.kind !== 'none' && <ChoiceRow {...props} />}
    </>
  );
}

function StateRow({ snapshot: { updates, preferences }, act }: RowProps) {
  const { windsock } = window;
  const { route, step, hasNotes } = updates;
  const button = (text: string, run: () => Promise<Result<null>>, isOn = true) => (
    <button type="button" className={controls.button} disabled={!isOn} onClick={() => act(run())}>
      {text}
    </button>
  );
  return (
    <SettingRow
      title={updateTitles.updates}
      hint={<span aria-live="polite">{updateText(updates, preferences.updates)}</span>}
      trouble={updateTrouble(updates)}
    >
      {hasNotes && offeredVersion(updates) !== null && button('What is new', windsock.openReleaseNotes)}
      {mayDownload(updates) && button('Download', windsock.downloadUpdate)}
      {step.phase === 'ready' && button('Restart to update', windsock.restartToUpdate)}
      {step.phase !== 'ready' &&
        route.kind !== 'none' &&
        button('Check now', windsock.checkForUpdates, mayCheck(updates))}
    </SettingRow>
  );
}

function ChoiceRow({ snapshot: { preferences, updates }, act }: RowProps) {
  const choices = choicesFor(updates.route);
  const isKnown = choices.some(([choice]) => choice === preferences.updates);
  const set = (text: string): void => {
    const chosen = updateChoices.find((each) => each === text);
    if (chosen === undefined) return;
    const changed: Preferences = { ...preferences, updates: chosen };
    act(window.windsock.setPreferences(changed));
  };
  return (
    <SettingRow
      title={updateTitles.choice}
      hint={
        preferences.updates === 'off'
          ? 'Windsock looks only when you press “Check now”.'
          : 'Windsock looks a minute after its start and once a day, and never restarts by itself.'
      }
    >
      {(control) => (
        <select
          {...control}
          className={controls.select}
          value={isKnown ? preferences.updates : 'tell'}
          onChange={({ target }) => set(target.value)}
        >
          {choices.map(([choice, name]) => (
            <option key={choice} value={choice}>
              {name}
            </option>
          ))}
        </select>
      )}
    </SettingRow>
  );
}
