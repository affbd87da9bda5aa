/** Whose colours all windows have: the system's, or those that the person chose. */

import { nativeTheme } from 'electron';
import type { Appearance } from '../../shared/settings.ts';

/** Holds for windows that are open too. */
export function applyAppearance(appearance: Appearance): void {
  nativeTheme.themeSource = appearance;
}
