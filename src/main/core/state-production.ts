/** Transitions of the marks of environments, and of the names of accounts, by which rules may go. */

import { type EnvironmentId, environmentKey } from '../../shared/environment.ts';
import {
  choiceKeyOf,
  type ProductionChoice,
  type ProductionMark,
  type ProductionRule,
  productionMarkOf,
} from '../../shared/production.ts';
import { type AppState, environmentOf, withSettings } from './app-state.ts';
import { withEntries } from './record-entries.ts';

/** Takes what a person says of environments, in place of what they said before, whatever profile it was said through. */
export function withProductionChoices(
  state: AppState,
  choices: readonly (readonly [id: EnvironmentId, choice: ProductionChoice])[],
): AppState {
  const productionChoices = withEntries(
    state.settings.productionChoices,
    choices.flatMap(([id, choice]) => [
      [environmentKey(id), undefined] as const,
      [choiceKeyOf(environmentOf(state, id)), choice === 'by-rules' ? undefined : choice === 'mark'] as const,
    ]),
  );
  return withSettings(state, { productionChoices });
}

/** Takes all rules of the person. */
export function withProductionRules(state: AppState, rules: readonly ProductionRule[]): AppState {
  return { ...state, settings: { ...state.settings, productionRules: rules } };
}

/** @returns the mark of an environment; null where it carries none */
export function markOf(state: AppState, id: EnvironmentId): ProductionMark | null {
  return productionMarkOf(environmentOf(state, id), state.settings);
}

/** Takes aliases of accounts, as IAM or a team tells them, in place of any other name. */
export function withAccountAliases(
  state: AppState,
  told: readonly (readonly [accountId: string, alias: string])[],
): AppState {
  return withSettings(state, { accountAliases: withEntries(state.settings.accountAliases, told) });
}

/** Takes names of accounts from elsewhere, such as IAM Identity Center: an alias that is known stays. */
export function withAccountNames(
  state: AppState,
  names: readonly { readonly id: string; readonly name: string }[],
): AppState {
  const { accountAliases } = state.settings;
  const added = names.filter(({ id, name }) => name !== '' && accountAliases[id] === undefined);
  if (added.length === 0) return state;
  const news = Object.fromEntries(added.map(({ id, name }) => [id, name.slice(0, maxNameLength)]));
  return { ...state, settings: { ...state.settings, accountAliases: { ...news, ...accountAliases } } };
}

/** As long as the settings file takes one. */
const maxNameLength = 100;

/** Remembers to which account a profile leads, where only AWS could tell. */
export function withProfileAccount(state: AppState, profile: string, accountId: string): AppState {
  if (state.profileAccounts[profile] === accountId) return state;
  return { ...state, profileAccounts: { ...state.profileAccounts, [profile]: accountId } };
}
