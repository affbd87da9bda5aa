/** Names and labels that more than one surface shows; failures and profiles in words have files of their own. */

/** The app's name, as people read it. */
export const appName = 'Windsock';

/** What a page says when the main process does not answer. */
export const noAnswerText = 'Windsock did not answer. Quit it from the tray and start it again.';

/** @returns "1 environment", "2 environments", "5,000 environments" */
export function countText(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`;
}

/** @returns what is said of a text of more UTF-16 units than are taken; undefined where it is none */
export function tooLongText(text: string, max: number): string | undefined {
  const over = text.length - max;
  return over > 0
    ? `${countText(over, 'letter')} too long: at most ${max.toLocaleString('en-US')} are taken.`
    : undefined;
}

/** @returns the time of day, with the day when it is another one: "17:40", "Mon 09:12" */
export function untilText(atMs: number, nowMs: number): string {
  const [at, now] = [new Date(atMs), new Date(nowMs)];
  const time = at.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
  if (at.toDateString() === now.toDateString()) return time;
  const isSoon = atMs - nowMs < 6 * 24 * 3_600_000;
  const day = at.toLocaleDateString(
    'en-GB',
    isSoon ? { weekday: 'short' } : { day: 'numeric', month: 'short' },
  );
  return `${day} ${time}`;
}

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
