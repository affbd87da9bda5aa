/** The title of an Airflow window: its page, its environment with its mark, and through which profile. */

import type { EnvironmentId } from '../../shared/environment.ts';
import { appName } from '../../shared/strings.ts';
import type { AppState } from './app-state.ts';
import { markOf } from './state-production.ts';

/** @param page  title of the page; empty before there is one */
export function windowTitle(state: AppState, id: EnvironmentId, page: string): string {
  const mark = markOf(state, id);
  const marked = mark === null ? '' : ` ● ${mark.word}`;
  return `${page === '' ? '' : `${page} — `}${id.name}${marked} (${id.profile}, ${id.region}) — ${appName}`;
}

/** @returns whether titles may be others after this change */
export function mayChangeTitles(state: AppState, before: AppState): boolean {
  const [now, then] = [state.settings, before.settings];
  return (
    now.productionRules !== then.productionRules ||
    now.productionChoices !== then.productionChoices ||
    now.accountAliases !== then.accountAliases ||
    state.profiles !== before.profiles ||
    state.profileAccounts !== before.profileAccounts ||
    state.found !== before.found
  );
}
