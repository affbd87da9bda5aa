/** Names and labels that more than one surface shows; failures and profiles in words have files of their own. */

/** The app's name, as people read it. */
export const appName = 'Windsock';

/** @returns how long ago, in words: "just now", "5 min ago", "3 h ago", "2 days ago" */
export function agoText(atMs: number, nowMs: number): string {
  const minutes = Math.floor(Math.max(0, nowMs - atMs) / 60_000);
  if (minutes < 1) return 'just now';
  if (minutes < 60) return `${minutes} min ago`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return `${hours} h ago`;
  return `${Math.floor(hours / 24)} days ago`;
}

/** @returns an accelerator with the names on the keys of this kind of keyboard */
export function acceleratorText(accelerator: string, keyboard: 'mac' | 'other'): string {
  const names: Readonly<Record<string, string>> =
    keyboard === 'mac'
      ? { Alt: '⌥', Shift: '⇧', Control: '⌃', Command: '⌘', Return: '↩' }
      : { Control: 'Ctrl', Return: 'Enter' };
  const keys = accelerator.split('+').map((key) => (Object.hasOwn(names, key) ? names[key] : key));
  return keys.join(keyboard === 'mac' ? ' ' : '+');
}
