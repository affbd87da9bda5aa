/** Transitions of the team's catalogue: read, on offer, taken. */

import type { CatalogueOffer, CatalogueReading } from '../../shared/catalogue.ts';
import type { AppState } from './app-state.ts';
import { catalogueRows, withRowsTaken } from './catalogue-diff.ts';

/** Says how far reading a catalogue has come. */
export function withCatalogue(state: AppState, catalogue: CatalogueReading): AppState {
  return { ...state, catalogue };
}

/** @returns what is on offer, held against what the person has now */
export function catalogueOffer(state: AppState): CatalogueOffer {
  const { catalogue: reading } = state;
  if (reading.phase !== 'offered') return reading;
  const { source, catalogue } = reading;
  return { phase: 'offered', source, name: catalogue.name, rows: catalogueRows(state, catalogue) };
}

/** Takes the rows with these ids of what is on offer, remembers where it came from, and ends the offer; nothing where there is none. */
export function withCatalogueTaken(state: AppState, ids: ReadonlySet<string>, nowMs: number): AppState {
  const { catalogue: reading } = state;
  if (reading.phase !== 'offered') return state;
  const { source, catalogue } = reading;
  const taken = withRowsTaken(state, catalogue, ids);
  return {
    ...taken,
    catalogue: { phase: 'none' },
    settings: { ...taken.settings, catalogue: { name: catalogue.name, source, takenAtMs: nowMs } },
  };
}
