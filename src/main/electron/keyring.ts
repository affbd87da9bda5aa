/** Asks whether Chromium has a key of the system's for the cookies that it keeps. */

import { safeStorage } from 'electron';
import type { Keyring } from '../../shared/app-facts.ts';

/**
 * macOS and Windows always have one. On Linux a keyring may be missing or locked; Chromium goes on without, and cookies work all the
 * same. A keyring may ask for its password now, and nothing goes on before it has it: this is asked only where somebody wants to know.
 *
 * @see https://www.electronjs.org/docs/latest/api/safe-storage
 */
export function lookAtKeyring(): Keyring {
  return process.platform !== 'linux' || safeStorage.isEncryptionAvailable() ? 'open' : 'none';
}
