/** Records a hotkey: the keys that are held, until they are one; while that goes on, no hotkey of Windsock works. */

import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { Result } from '../../shared/failure.ts';
import { noAnswerText } from '../../shared/strings.ts';
import { heldFrom, keyCapsOf, type Recording, recordingFrom } from './key-recording.ts';
import { useKeyboardLayout } from './use-keyboard-layout.ts';
import { troubleText } from './words.ts';

export interface HotkeyRecorderParts {
  /** Electron's own form; empty for none. */
  readonly accelerator: string;
  readonly keyboard: 'mac' | 'other';
  /** Takes the new one. */
  readonly set: (accelerator: string) => Promise<Result<null>>;
}

const noHold: Recording = { kind: 'held', modifiers: '' };

/** @returns what the field shows, and the events of its button */
export function useHotkeyRecorder({ accelerator, keyboard, set }: HotkeyRecorderParts) {
  const [recording, setRecording] = useState<Recording | null>(null);
  const [trouble, setTrouble] = useState('');
  const button = useRef<HTMLButtonElement>(null);
  const surroundings = { keyboard, layout: useKeyboardLayout() };
  const isRecording = recording !== null;
  useHotkeysAtRest(isRecording);

  const take = (chosen: string): void => {
    setRecording(null);
    setTrouble('');
    void troubleOfTaking(chosen, set).then(setTrouble);
  };

  const onPress = (event: KeyboardEvent): void => {
    if (!isRecording) return;
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
    // Tab leads on, as everywhere: the recorder is no trap.
    if (event.key === 'Tab' && isPlain) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.repeat) return;
    const next = recordingFrom(pressOf(event), surroundings);
    if (event.key === 'Escape') setRecording(null);
    else if (next.kind === 'hotkey') take(next.accelerator);
    else {
      setTrouble(next.kind === 'refused' ? next.reason : '');
      setRecording(next);
    }
  };

  return {
    button,
    isRecording,
    trouble,
    caps: keyCapsOf(accelerator, surroundings),
    held: recording?.kind === 'held' ? keyCapsOf(recording.modifiers, surroundings) : [],
    onClick: (): void => {
      setTrouble('');
      setRecording(isRecording ? null : noHold);
    },
    onKeyDown: onPress,
    onKeyUp: (event: KeyboardEvent): void => {
      if (!isRecording) return;
      // Space would press the button again.
      event.preventDefault();
      if (recording.kind !== 'held') return;
      const next = heldFrom(pressOf(event), surroundings);
      if (isHolding(recording) && !isHolding(next)) setTrouble(nothingArrived);
      setRecording(next);
    },
    onBlur: (): void => {
      if (isHolding(recording)) setTrouble(nothingArrived);
      setRecording(null);
    },
  };
}

/** Keys that somebody else has taken never come here, nor is it told that they were pressed. */
const nothingArrived =
  'No key came with these. If you pressed one, another program or the system has it: use others.';

function isHolding(recording: Recording | null): boolean {
  return recording?.kind === 'held' && recording.modifiers !== '';
}

function pressOf(event: KeyboardEvent) {
  const { key, code, ctrlKey, metaKey, altKey, shiftKey } = event;
  return { key, code, ctrlKey, metaKey, altKey, shiftKey, altGraph: event.getModifierState('AltGraph') };
}

/** @returns why the hotkey was not taken; empty when it was */
async function troubleOfTaking(chosen: string, set: HotkeyRecorderParts['set']): Promise<string> {
  try {
    // The hotkeys are at work again before the new one is tried, so that one of Windsock's own counts as taken.
    await window.windsock.recordHotkey(false);
    const answer = await set(chosen);
    return answer.ok ? '' : troubleText(answer.failure);
  } catch {
    return noAnswerText;
  }
}

/** Pressed now, a hotkey would do its work in place of being recorded. Main lets them work again by itself when the window goes. */
function useHotkeysAtRest(isRecording: boolean): void {
  useEffect(() => {
    if (!isRecording) return;
    window.windsock.recordHotkey(true).catch(() => null);
    return () => {
      window.windsock.recordHotkey(false).catch(() => null);
    };
  }, [isRecording]);
}
