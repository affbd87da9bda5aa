/** What texts of a team's catalogue may look like: the form of the file and the export share it. */

import type { ProductionRule } from '../../shared/production.ts';

/** SECURITY: something that is seen, nothing hidden, and nothing that turns the direction of what follows. */
export const labelForm = /^(?=.*\S)(?!.*\u034f)[^\p{C}\p{Zl}\p{Zp}\u115f\u1160\u3164\uffa0]+$/u;

/** Which regions there are changes; how they are named does not. */
export const regionForm =
  /^[a-z]{2,5}(-[a-z]{2,5})?-(north|south|east|west|central|northeast|northwest|southeast|southwest)-[0-9]{1,2}$/;

export const roleForm = /^[\w+=,.@-]{1,64}$/;

/** @returns the same for rules that look for the same in the same */
export function ruleKey({ by, pattern }: Pick<ProductionRule, 'by' | 'pattern'>): string {
  return `${by} ${pattern.trim().toLowerCase()}`;
}
