/** Whether Windsock starts at login, out of what macOS and Windows say of it. */

import type { LoginItem } from '../../shared/snapshot.ts';

/** What macOS says; a word that is not known yet counts as off. */
export function macLoginItem({ status, openAtLogin }: MacAnswer): LoginItem {
  if (status === 'requires-approval') return blockedBy('mac');
  // Before macOS 13 there is no status.
  return { state: status === 'enabled' || (status === undefined && openAtLogin) ? 'on' : 'off' };
}

interface MacAnswer {
  readonly status?: string | undefined;
  readonly openAtLogin: boolean;
}

/** What Windows says: whether there is an entry of ours, and whether the person left it turned on in Task Manager. */
export function windowsLoginItem({ openAtLogin, executableWillLaunchAtLogin }: WindowsAnswer): LoginItem {
  if (!openAtLogin) return { state: 'off' };
  return executableWillLaunchAtLogin ? { state: 'on' } : blockedBy('windows');
}

interface WindowsAnswer {
  readonly openAtLogin: boolean;
  readonly executableWillLaunchAtLogin: boolean;
}

function blockedBy(system: 'mac' | 'windows'): LoginItem {
  return { state: 'blocked', reason: { kind: 'login-item-blocked', system } };
}
