/** What a row of a catalogue would do to marks and names that are there, so that only the person ticks it. */

import type { Catalogue, CatalogueCaution } from '../../shared/catalogue.ts';
import { type Environment, type EnvironmentId, environmentKey } from '../../shared/environment.ts';
import {
  choiceKeyOf,
  type ProductionMark,
  type ProductionRule,
  productionMarker,
  ruleMatcher,
} from '../../shared/production.ts';
import { type AppState, environmentOf, knownEnvironments } from './app-state.ts';

type Caution = CatalogueCaution | undefined;

/** What there is to know before a new row is ticked; undefined where nothing is. */
export interface CatalogueCautions {
  readonly ofAlias: (id: EnvironmentId, alias: string) => Caution;
  readonly ofMark: (id: EnvironmentId, isMarked: boolean) => Caution;
  readonly ofAccountName: (account: string, name: string) => Caution;
  readonly ofRule: (rule: ProductionRule) => Caution;
}

/** An environment of a catalogue, and what it is to this person. */
interface Offered {
  readonly ids: readonly EnvironmentId[];
  readonly alias?: string | undefined;
}

/** @returns what tells of the rows of a catalogue, to be asked of many */
export function catalogueCautions(
  state: AppState,
  catalogue: Catalogue,
  offered: readonly Offered[],
): CatalogueCautions {
  const { accountAliases } = state.settings;
  const known = knownEnvironments(state);
  const ownerOf = (id: EnvironmentId) => choiceKeyOf(environmentOf(state, id));
  const environmentNamed = otherHolder(environmentNames(state, known, offered));
  const accountNamed = otherHolder([
    ...Object.entries(accountAliases).map(([id, name]) => ({ name, owner: id, shown: id })),
    ...catalogue.accounts.map(({ id, name }) => ({ name, owner: id, shown: id })),
  ]);
  const { ofMark, ofAccountName, ofRule } = markCautions(state, catalogue, known);
  return {
    ofMark,
    ofRule,
    ofAlias: (id, alias) => environmentNamed(alias, ownerOf(id)),
    ofAccountName: (id, name) => ofAccountName(id, name) ?? accountNamed(name, id),
  };
}

function markCautions(
  state: AppState,
  catalogue: Catalogue,
  known: readonly Environment[],
): Omit<CatalogueCautions, 'ofAlias'> {
  const { settings } = state;
  const markOf = productionMarker(settings);
  const marked = known.flatMap((environment) => {
    const mark = markOf(environment);
    return mark === null ? [] : [{ environment, mark }];
  });
  const byChoice = Map.groupBy(marked, ({ environment }) => choiceKeyOf(environment));
  const byAccount = Map.groupBy(marked, ({ environment }) => environment.accountId);
  const ownRules = settings.productionRules.map(ruleMatcher);
  // A new rule comes after the person's own.
  const undecided = marked.filter(
    ({ environment }) => !ownRules.some((fits) => fits(environment, settings.accountAliases)),
  );
  // The names that come with the catalogue let its rules fit more.
  const theirNames = Object.fromEntries(catalogue.accounts.map(({ id, name }) => [id, name]));
  const accountAliases = { ...theirNames, ...settings.accountAliases };
  return {
    ofMark: (id, isMarked) => {
      if (isMarked) return undefined;
      const environment = environmentOf(state, id);
      const count = byChoice.get(choiceKeyOf(environment))?.length ?? 0;
      return count === 0 && markOf(environment) === null
        ? undefined
        : { kind: 'takes-marks', count: Math.max(count, 1) };
    },
    ofAccountName: (account, name) => {
      const there = byAccount.get(account);
      if (there === undefined) return undefined;
      const named = { ...settings.accountAliases, [account]: name };
      return markCaution(there, productionMarker({ ...settings, accountAliases: named }));
    },
    ofRule: (rule) => {
      const after = productionMarker({ ...settings, accountAliases, productionRules: [rule] });
      const caution = markCaution(undecided, after);
      return rule.mark === undefined ? (caution ?? { kind: 'takes-marks', count: 0 }) : caution;
    },
  };
}

function markCaution(
  marked: readonly { readonly environment: Environment; readonly mark: ProductionMark }[],
  markAfter: (environment: Environment) => ProductionMark | null,
): Caution {
  const changed = marked
    .map(({ environment, mark }) => ({ mark, after: markAfter(environment) }))
    .filter(({ mark, after }) => after?.word !== mark.word || after.colour !== mark.colour);
  if (changed.length === 0) return undefined;
  const taken = changed.filter(({ after }) => after === null).length;
  return taken > 0 ? { kind: 'takes-marks', count: taken } : { kind: 'changes-marks', count: changed.length };
}

interface HeldName {
  readonly name: string;
  /** The same for what is one thing to the person. */
  readonly owner: string;
  /** How the owner is called in a sentence. */
  readonly shown: string;
}

/** Names and aliases of what is known, and of what the catalogue brings. */
function environmentNames(
  state: AppState,
  known: readonly Environment[],
  offered: readonly Offered[],
): readonly HeldName[] {
  const { aliases } = state.settings;
  const namesOf = (environment: Environment, alias: string | undefined): readonly HeldName[] => {
    const { name, region } = environment.id;
    const owner = choiceKeyOf(environment);
    const names = alias === undefined ? [name] : [name, alias];
    return names.map((each) => ({ name: each, owner, shown: `${name} in ${region}` }));
  };
  return [
    ...known.flatMap((each) => namesOf(each, aliases[environmentKey(each.id)])),
    ...offered.flatMap(({ ids, alias }) => ids.flatMap((id) => namesOf(environmentOf(state, id), alias))),
  ];
}

/** Upper and lower case are the same to people, who go by the name. */
function otherHolder(held: readonly HeldName[]): (name: string, owner: string) => Caution {
  const byName = Map.groupBy(held, ({ name }) => name.toLowerCase());
  return (name, owner) => {
    const other = byName.get(name.toLowerCase())?.find((each) => each.owner !== owner);
    return other && { kind: 'name-of-another', other: other.shown };
  };
}
