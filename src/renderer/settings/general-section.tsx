/** The section "General" of the settings. */

import { ok } from '../../shared/failure.ts';
import { hotkeyCandidates, type Preferences } from '../../shared/settings.ts';
import { CheckRow } from './check-row.tsx';
import controls from './controls.module.css';
import { HotkeyField } from './hotkey-field.tsx';
import { keyCapsOf } from './key-recording.ts';
import type { RowProps, Section, SectionProps } from './section.ts';
import { SettingRow } from './setting-row.tsx';
import { troubleText } from './words.ts';

const titles = {
  hotkey: 'Hotkey',
  wayland: 'Key of the desktop',
  hideOnBlur: 'Hide the picker when it loses the focus',
  signInPlace: 'Sign-in pages open in',
  login: 'Start Windsock at login',
} as const;

const signInPlaces: readonly (readonly [Preferences['signInPlace'], string])[] = [
  ['browser', 'the default browser'],
  ['window', 'a window of Windsock'],
];

function HotkeyRow({ snapshot, act }: RowProps) {
  const { hotkey, keyboard } = snapshot;
  const { accelerator, active, command } = hotkey;
  const [standard] = hotkeyCandidates;
  const standardText = keyCapsOf(standard, { keyboard, layout: new Map() }).join(
    keyboard === 'mac' ? ' ' : '+',
  );
  return (
    <SettingRow
      title={titles.hotkey}
      hint="Opens the picker from anywhere, and hides it again."
      trouble={
        active || command !== null ? undefined : 'Another program has this hotkey. Record another one.'
      }
    >
      <HotkeyField
        label="Hotkey of the picker"
        accelerator={accelerator}
        keyboard={keyboard}
        set={(chosen) => window.windsock.setHotkey(chosen)}
      />
      {accelerator !== standard && (
        <button
          type="button"
          className={controls.button}
          onClick={() => act(window.windsock.setHotkey(standard), `${standardText} opens the picker again.`)}
        >
          Reset to {standardText}
        </button>
      )}
    </SettingRow>
  );
}

/** On Wayland a program may not take keys for itself: the person's desktop runs a command for them. */
function WaylandRow({ command, act }: Pick<RowProps, 'act'> & { readonly command: string }) {
  const copy = async () => {
    await navigator.clipboard.writeText(command);
    return ok(null);
  };
  return (
    <SettingRow
      title={titles.wayland}
      hint={
        <>
          On Wayland a hotkey works only where the desktop allows it. If yours does nothing, give a key of the
          desktop’s own this command: <code className={controls.code}>{command}</code>
        </>
      }
    >
      <button type="button" className={controls.button} onClick={() => act(copy(), 'Command copied.')}>
        Copy command
      </button>
    </SettingRow>
  );
}

function LoginRow({ snapshot: { loginItem }, act }: RowProps) {
  const { state, reason } = loginItem;
  return (
    <CheckRow
      title={titles.login}
      hint="It starts without a window, and the hotkey opens the picker."
      trouble={reason && troubleText(reason)}
      checked={state === 'on'}
      onChange={(isOn) => act(window.windsock.setLoginItem(isOn))}
    />
  );
}

function GeneralView({ snapshot, act }: SectionProps) {
  const { preferences, hotkey } = snapshot;
  const { command } = hotkey;
  const set = (change: Partial<Preferences>): void =>
    act(window.windsock.setPreferences({ ...preferences, ...change }));
  return (
    <>
      <HotkeyRow snapshot={snapshot} act={act} />
      {command !== null && <WaylandRow command={command} act={act} />}
      <CheckRow
        title={titles.hideOnBlur}
        hint="A click beside it puts it away. While the settings or a question of Windsock have the focus, it stays."
        checked={preferences.hidePickerOnBlur}
        onChange={(hidePickerOnBlur) => set({ hidePickerOnBlur })}
      />
      <SettingRow
        title={titles.signInPlace}
        hint="In the browser you may be signed in already, and your password manager works there."
      >
        {(control) => (
          <select
            {...control}
            className={controls.select}
            value={preferences.signInPlace}
            onChange={({ target }) => set({ signInPlace: target.value === 'window' ? 'window' : 'browser' })}
          >
            {signInPlaces.map(([place, name]) => (
              <option key={place} value={place}>
                {name}
              </option>
            ))}
          </select>
        )}
      </SettingRow>
      <LoginRow snapshot={snapshot} act={act} />
    </>
  );
}

export const generalSection: Section = {
  id: 'general',
  title: 'General',
  words: [
    ...Object.values(titles),
    'shortcut',
    'keyboard',
    'blur',
    'browser',
    'autostart',
    'startup',
    'Wayland',
  ],
  View: GeneralView,
};
