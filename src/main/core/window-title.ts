/** The title of an Airflow window: its page, its environment with its mark, and through which profile. */

import type { EnvironmentId } from '../../shared/environment.ts';
import { appName } from '../../shared/strings.ts';
import { shortVisibleText, visibleText } from '../../shared/visible-text.ts';
import type { AppState } from './app-state.ts';
import { markOf } from './state-production.ts';

/** What a page says of itself takes no more of the title than this; behind it stands what Windsock says. */
const maxPageTitle = 80;

/**
 * SECURITY: the page's own words can neither turn nor hide nor push out of sight what stands behind them.
 *
 * @param page  title of the page; empty before there is one
 */
export function windowTitle(state: AppState, id: EnvironmentId, page: string): string {
  const mark = markOf(state, id);
  const marked = mark === null ? '' : ` ● ${mark.word}`;
  // Spaces in a row would push as letters do.
  const words = shortVisibleText(page.trim().replace(/\s+/g, ' '), maxPageTitle);
  const who = `${id.name}${marked} (${visibleText(id.profile)}, ${id.region}) — ${appName}`;
  return words === '' ? who : `${words} — ${who}`;
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
