/** The rows about new versions, in the section "About" of the settings. */

import type { Preferences } from '../../shared/settings.ts';
import { updateChoices } from '../../shared/updates.ts';
import controls from './controls.module.css';
import type { SectionProps } from './section.ts';
import { SettingRow } from './setting-row.tsx';
import { choicesFor, updateText, updateTrouble } from './update-words.ts';

export const updateTitles = { updates: 'Updates', choice: 'New versions' } as const;

export function UpdateRows(props: SectionProps) {
  return (
    <>
      <StateRow {...props} />
      {props.snapshot.updates.route.kind !== 'none' && <ChoiceRow {...props} />}
    </>
  );
}

function StateRow({ snapshot: { updates }, act }: SectionProps) {
  const { route, step, hasNotes } = updates;
  const isBusy = step.phase === 'checking' || step.phase === 'downloading';
  const canDownload = step.phase === 'available' && route.kind === 'itself';
  const offers = step.phase === 'available' || step.phase === 'ready';
  return (
    <SettingRow
      title={updateTitles.updates}
      hint={<span aria-live="polite">{updateText(updates)}</span>}
      trouble={updateTrouble(updates)}
    >
      {offers && hasNotes && (
        <button
          type="button"
          className={controls.button}
          onClick={() => act(window.windsock.openReleaseNotes())}
        >
          What is new
        </button>
      )}
      {canDownload && (
        <button
          type="button"
          className={controls.button}
          onClick={() => act(window.windsock.downloadUpdate())}
        >
          Download
        </button>
      )}
      {step.phase === 'ready' ? (
        <button
          type="button"
          className={controls.button}
          onClick={() => act(window.windsock.restartToUpdate())}
        >
          Restart to update
        </button>
      ) : (
        route.kind !== 'none' && (
          <button
            type="button"
            className={controls.button}
            disabled={isBusy}
            onClick={() => act(window.windsock.checkForUpdates())}
          >
            Check now
          </button>
        )
      )}
    </SettingRow>
  );
}

function ChoiceRow({ snapshot: { preferences, updates }, act }: SectionProps) {
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
