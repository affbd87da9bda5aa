/** What more than one part of the settings says. */

export const noAnswer = 'Windsock did not answer. Quit it from the tray and start it again.';

/** @returns "1 place", "2 places" */
export function countText(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`;
}

/** @returns the time of day */
export function timeText(atMs: number): string {
  return new Date(atMs).toLocaleTimeString('en-GB');
}
