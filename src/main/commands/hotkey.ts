/** Puts the global hotkey to work, says honestly when it is taken, and finds another one on request. */

import { type Failure, fail, ok, type Result } from '../../shared/failure.ts';
import { hotkeyCandidates } from '../../shared/settings.ts';
import { type AppState, withNotice, withoutNotice } from '../core/app-state.ts';
import { hotkeyUser } from '../core/hotkey-user.ts';
import { withHotkey } from '../core/state-life.ts';
import type { Store } from '../store.ts';

/** Registers an accelerator in place of the one before. @returns false when it is taken or cannot be one */
type RegisterHotkey = (accelerator: string) => boolean;

const noticeId = 'hotkey';

/**
 * Registers the hotkey of the settings.
 *
 * @param isWayland  there it is no other program that has it, and the first steps and the settings say what helps
 * @returns failure `hotkey-unavailable`, which stands as a notice as well where another program has it
 */
export function startHotkey(
  store: Store<AppState>,
  register: RegisterHotkey,
  { isWayland }: { readonly isWayland: boolean },
): Result<null> {
  const accelerator = store.get().settings.hotkey;
  if (take(store, register, accelerator)) return ok(null);
  return isWayland ? fail({ kind: 'hotkey-unavailable', accelerator }) : refuse(store, accelerator);
}

/** Takes the hotkey that a person pressed. @returns failure `hotkey-in-use` | `hotkey-unavailable`; the one before stays then */
export function setHotkey(
  store: Store<AppState>,
  register: RegisterHotkey,
  accelerator: string,
): Result<null> {
  const opens = hotkeyUser(store.get(), accelerator);
  if (opens !== null && opens !== 'picker') return fail({ kind: 'hotkey-in-use', accelerator, opens });
  return take(store, register, accelerator) ? ok(null) : fail({ kind: 'hotkey-unavailable', accelerator });
}

/** Takes the next candidate that is free. @returns failure `hotkey-unavailable` when none is */
export function takeOtherHotkey(store: Store<AppState>, register: RegisterHotkey): Result<null> {
  // Neither the one that is set, nor one that opens a favourite.
  const others = hotkeyCandidates.filter((candidate) => hotkeyUser(store.get(), candidate) === null);
  if (others.some((candidate) => take(store, register, candidate))) return ok(null);
  return refuse(store, store.get().settings.hotkey);
}

function take(store: Store<AppState>, register: RegisterHotkey, accelerator: string): boolean {
  if (!register(accelerator)) return false;
  store.update((state) => withoutNotice(withHotkey(state, accelerator, true), noticeId));
  return true;
}

function refuse(store: Store<AppState>, accelerator: string): Result<null> {
  const failure: Failure = { kind: 'hotkey-unavailable', accelerator };
  store.update((state) => withNotice(withHotkey(state, accelerator, false), { id: noticeId, failure }));
  return fail(failure);
}
