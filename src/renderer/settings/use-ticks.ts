/** Which rows of a catalogue's offer are ticked. */

import { useState } from 'react';
import { type CatalogueRow, isTakeable, isTickedAtFirst } from '../../shared/catalogue.ts';

/** @returns what the person ticked or unticked; of the rest `isTickedAtFirst` decides, so that rows may change while they are shown */
export function useTicks() {
  const [choices, setChoices] = useState<ReadonlyMap<string, boolean>>(new Map());
  const isTicked = (row: CatalogueRow): boolean =>
    isTakeable(row) && (choices.get(row.id) ?? isTickedAtFirst(row));
  const tick = (rows: readonly CatalogueRow[], isOn: boolean): void =>
    setChoices(new Map([...choices, ...rows.map(({ id }) => [id, isOn] as const)]));
  return { isTicked, tick };
}

export type Ticks = ReturnType<typeof useTicks>;
