/** What texts of a team's catalogue may look like: the form of the file and the export share it. */

/** SECURITY: something that is seen, nothing hidden, and nothing that turns the direction of what follows. */
export const labelForm = /^(?=.*\S)(?!.*\u034f)[^\p{C}\p{Zl}\p{Zp}\u115f\u1160\u3164\uffa0]+$/u;

/** Which regions there are changes; how they are named does not. */
export const regionForm =
  /^[a-z]{2,5}(-[a-z]{2,5})?-(north|south|east|west|central|northeast|northwest|southeast|southwest)-[0-9]{1,2}$/;

export const roleForm = /^[\w+=,.@-]{1,64}$/;

/** @returns a label with single spaces */
export function oneSpaced(text: string): string {
  return text.trim().replace(/\s+/gu, ' ');
}

/** @returns what a person typed as a label of at most so many UTF-16 units; empty where nothing of it is seen */
export function labelFrom(text: string, max: number): string {
  const visible = oneSpaced(text.replace(/[\p{C}\p{Zl}\p{Zp}\u115f\u1160\u3164\uffa0]|\u034f/gu, ' '));
  // Cutting by units could cut a pair of surrogates in two.
  return visible
    .slice(0, max)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trim();
}
