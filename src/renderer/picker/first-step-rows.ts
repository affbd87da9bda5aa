/** What the rows of the first run say, beside those of the search: the hotkey to try, starting at login, what Windsock does not do; pure. */

import { failureText } from '../../shared/failure-text.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import { acceleratorText } from '../../shared/strings.ts';
import type { FirstStep, TaskRow } from './rows.ts';

type TaskWords = Omit<TaskRow, 'kind' | 'key'>;

/** @returns the words of the row that asks to press the hotkey, with a tick once it arrived */
export function tryHotkeyWords({ hotkey, keyboard }: Snapshot): TaskWords {
  const keys = acceleratorText(hotkey.accelerator, keyboard);
  const [enter, step] = ['Change', { kind: 'change-hotkey' }] as const;
  if (hotkey.arrived)
    return { title: `${keys} works`, hint: 'It brings Windsock from anywhere.', enter, step, isDone: true };
  const hint =
    hotkey.command === null
      ? 'It brings Windsock from anywhere. This row gets a tick when it arrives.'
      : 'If your desktop passes it on, this row gets a tick.';
  return { title: `Press ${keys} now`, hint, enter, step };
}

/** @returns the words of the row for Wayland, where a key of the desktop can do what a hotkey may not */
export function bindKeyWords({ hotkey }: Snapshot): TaskWords {
  const title = 'a key of your desktop to Windsock';
  const text = hotkey.command ?? '';
  return {
    title: hotkey.active ? `If nothing happens, bind ${title}` : `Bind ${title}`,
    hint: `In the keyboard settings of your desktop, let it run: ${text}`,
    enter: 'Copy command',
    step: { kind: 'copy', text },
  };
}

/** @returns the words of the row that has Windsock start at login, or no longer */
export function loginItemWords({ loginItem: { state, reason } }: Snapshot): TaskWords {
  const step: FirstStep = { kind: 'set-login-item', isOn: state !== 'on' };
  if (reason !== undefined) {
    const { summary, advice } = failureText(reason);
    return { title: summary, hint: advice, enter: 'Try again', step };
  }
  const hint = 'Without a window, ready for its hotkey.';
  return state === 'on'
    ? { title: 'Windsock starts at login', hint, enter: 'Turn off', step, isDone: true }
    : { title: 'Start Windsock at login', hint, enter: 'Turn on', step };
}

/** The row that takes all of them away. */
export const endFirstRunWords: TaskWords = {
  title: 'That is all: hide these rows',
  hint: 'No account, and nothing is sent anywhere: Windsock asks AWS and your Airflow alone.',
  enter: 'Hide',
  step: { kind: 'end' },
};
