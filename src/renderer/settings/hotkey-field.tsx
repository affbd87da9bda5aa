/** A hotkey, and the recorder for another one: press it, press the keys. */

import { KeyHint } from '../ui/key-hint.tsx';
import controls from './controls.module.css';
import styles from './hotkey-field.module.css';
import { type HotkeyRecorderParts, useHotkeyRecorder } from './use-hotkey-recorder.ts';

export interface HotkeyFieldProps extends HotkeyRecorderParts {
  /** What the hotkey does, for screen readers: "Open the picker". */
  readonly label: string;
}

/** A refused hotkey is said below it at once, and the one before stays. */
export function HotkeyField({ label, ...parts }: HotkeyFieldProps) {
  const { caps, held, isRecording, trouble, button, ...events } = useHotkeyRecorder(parts);
  const spoken = caps.length === 0 ? 'none' : caps.join(' ');
  return (
    <div className={styles.field}>
      <button
        ref={button}
        type="button"
        className={`${controls.button} ${styles.recorder}`}
        data-recording={isRecording}
        {...events}
      >
        <span className="visually-hidden">
          {isRecording ? `${label}: press the new keys, Escape cancels` : `${label}: ${spoken}, change`}
        </span>
        <span aria-hidden="true" className={styles.keys}>
          {isRecording && held.length === 0 && (
            <span className={styles.prompt}>Press the keys… Esc cancels</span>
          )}
          {!isRecording && caps.length === 0 && <span className={styles.prompt}>Record a hotkey</span>}
          <KeyHint caps={isRecording ? held : caps} />
          {!isRecording && caps.length > 0 && <span className={styles.prompt}>Change</span>}
        </span>
      </button>
      <p role="alert" className={styles.trouble}>
        {trouble}
      </p>
    </div>
  );
}
