/** A catalogue held against what a person has: what each row says, and what taking it does, side by side so that they never part. */

import {
  type Catalogue,
  type CatalogueCaution,
  type CatalogueEnvironment,
  type CatalogueRow,
  type CatalogueStanding,
  isTakeable,
} from '../../shared/catalogue.ts';
import { type EnvironmentId, environmentKey } from '../../shared/environment.ts';
import {
  choiceKeyOf,
  maxProductionRules,
  type ProductionRule,
  productionChoiceOf,
} from '../../shared/production.ts';
import { type AppState, environmentOf } from './app-state.ts';
import { type CatalogueCautions, catalogueCautions } from './catalogue-cautions.ts';
import { ruleKey } from './catalogue-labels.ts';
import { type Brings, withBrought } from './catalogue-taking.ts';
import { type CatalogueWay, catalogueWays } from './catalogue-ways.ts';
import { firstOfEach } from './first-of-each.ts';

/** A row, and what it brings when it is taken. */
interface PlannedRow {
  readonly row: CatalogueRow;
  /** The same for two rows that are about the same thing. */
  readonly about: string;
  readonly brings: Brings;
}

/** @returns what the catalogue offers to this person now */
export function catalogueRows(state: AppState, catalogue: Catalogue): readonly CatalogueRow[] {
  return planOf(state, catalogue).map(({ row }) => row);
}

/** Takes the rows with these ids; ids of rows that stand otherwise by now take nothing. */
export function withRowsTaken(state: AppState, catalogue: Catalogue, ids: ReadonlySet<string>): AppState {
  const taken = planOf(state, catalogue).filter(({ row }) => isTakeable(row) && ids.has(row.id));
  return withBrought(
    state,
    taken.map(({ brings }) => brings),
  );
}

function planOf(state: AppState, catalogue: Catalogue): readonly PlannedRow[] {
  const wayOf = catalogueWays(state, catalogue);
  const ways = catalogue.environments.map((environment) => {
    const way = wayOf(environment);
    return { environment, way, ids: idsOf(way), alias: environment.alias };
  });
  const cautions = catalogueCautions(state, catalogue, ways);
  const plan = [
    ...ways.map(({ environment, way }) => environmentRow(environment, way)),
    ...ways.flatMap(({ environment, ids }) =>
      ids.flatMap((id) => labelRows(state, environment, id, cautions)),
    ),
    ...regionRows(state, catalogue),
    ...accountRows(state, catalogue, cautions),
    ...ruleRows(state, catalogue, cautions),
  ];
  // Two entries of a catalogue can be one environment to this person; the first of them counts.
  return firstOfEach(plan, ({ about }) => about);
}

function idsOf(way: CatalogueWay): readonly EnvironmentId[] {
  if (way.kind === 'known') return way.ids;
  return way.kind === 'none' ? [] : [way.id];
}

/** Says how one value of theirs stands to one of the person's. */
function standingOf<T>(mine: T | undefined, theirs: T): CatalogueStanding {
  if (mine === undefined) return 'new';
  return mine === theirs ? 'same' : 'differs';
}

/** @param key  what the row is about, in its group */
function planned(row: Omit<CatalogueRow, 'id'>, key: string, brings: Brings = {}): PlannedRow {
  const { group, standing, theirs = '', theirColour = '', caution } = row;
  const id = [group, standing, key, theirs, theirColour, caution?.kind ?? ''].join('/');
  return { row: { ...row, id }, about: `${group}/${key}`, brings };
}

function environmentRow(environment: CatalogueEnvironment, way: CatalogueWay): PlannedRow {
  const { region, name: subject } = environment;
  const group = 'environments';
  if (way.kind === 'none') {
    const key = JSON.stringify([environment.account ?? null, environment.profile ?? null, region, subject]);
    return planned({ group, subject, standing: 'blocked', place: { region }, problem: way.problem }, key);
  }
  if (way.kind === 'known') {
    const [id] = way.ids;
    const place = { region, ...(id !== undefined && { profile: id.profile }) };
    return planned({ group, subject, standing: 'same', place }, id === undefined ? '' : environmentKey(id));
  }
  const { id } = way;
  const row = { group, subject, standing: 'new', place: { region, profile: id.profile } } as const;
  if (way.kind === 'profile') return planned(row, environmentKey(id), { environment: id });
  const { profile, session } = way.made;
  const newProfile = { role: profile.roleName, account: profile.accountId, session };
  const brings = { environment: id, profile: way.made };
  return planned({ ...row, newProfile }, environmentKey(id), brings);
}

/** What the catalogue says of an environment, through one profile. */
function labelRows(
  state: AppState,
  theirs: CatalogueEnvironment,
  id: EnvironmentId,
  cautions: CatalogueCautions,
): readonly PlannedRow[] {
  const { settings } = state;
  const key = environmentKey(id);
  const about = { subject: id.name, place: { region: id.region, profile: id.profile } };
  const rows: PlannedRow[] = [];
  const { alias, production, webserverHost: host } = theirs;
  if (alias !== undefined && alias !== id.name) {
    const mine = settings.aliases[key];
    const caution = cautionOf(mine, () => cautions.ofAlias(id, alias));
    const standing = standingOf(mine, alias);
    const row = { ...about, group: 'aliases', standing, theirs: alias, ...caution } as const;
    rows.push(planned({ ...row, ...mineOf(mine) }, key, { alias: [id, alias] }));
  }
  if (production !== undefined) {
    const known = environmentOf(state, id);
    const mine = productionChoiceOf(known, settings);
    const word = (isMarked: boolean) => (isMarked ? 'production' : '');
    const row = {
      ...about,
      group: 'marks',
      standing: standingOf(mine, production),
      theirs: word(production),
      ...cautionOf(mine, () => cautions.ofMark(id, production)),
    } as const;
    rows.push(
      planned({ ...row, ...mineOf(mine === undefined ? mine : word(mine)) }, choiceKeyOf(known), {
        choice: [id, production ? 'mark' : 'plain'],
      }),
    );
  }
  if (host !== undefined) {
    const mine = settings.customHosts[key];
    const row = { ...about, group: 'hosts', standing: standingOf(mine, host), theirs: host } as const;
    rows.push(planned({ ...row, ...mineOf(mine) }, key, { host: [id, host] }));
  }
  return rows;
}

/** Only what is new could be ticked by itself. */
function cautionOf(
  mine: unknown,
  find: () => CatalogueCaution | undefined,
): { readonly caution?: CatalogueCaution } {
  const caution = mine === undefined ? find() : undefined;
  return caution === undefined ? {} : { caution };
}

function mineOf(mine: string | undefined): { readonly mine?: string } {
  return mine === undefined ? {} : { mine };
}

function regionRows({ settings }: AppState, { regions }: Catalogue): readonly PlannedRow[] {
  return regions.map((region) => {
    const standing = settings.extraRegions.includes(region) ? 'same' : 'new';
    return planned({ group: 'regions', subject: region, standing }, region, { region });
  });
}

function accountRows(
  { settings }: AppState,
  { accounts }: Catalogue,
  cautions: CatalogueCautions,
): readonly PlannedRow[] {
  return accounts.map(({ id, name }) => {
    const mine = settings.accountAliases[id];
    const caution = cautionOf(mine, () => cautions.ofAccountName(id, name));
    const standing = standingOf(mine, name);
    const row = { group: 'accounts', subject: id, standing, theirs: name, ...caution } as const;
    return planned({ ...row, ...mineOf(mine) }, id, { account: [id, name] });
  });
}

/** Two rules are about the same when they look for the same in the same; new ones come after the person's own, which decide first. */
function ruleRows(
  { settings }: AppState,
  { productionRules: theirs }: Catalogue,
  cautions: CatalogueCautions,
): readonly PlannedRow[] {
  let room = maxProductionRules - settings.productionRules.length;
  return theirs.map((rule) => {
    const key = ruleKey(rule);
    const mine = settings.productionRules.find((each) => ruleKey(each) === key);
    const about = {
      group: 'rules',
      subject: `${rule.by}: ${rule.pattern}`,
      theirs: rule.mark?.word ?? '',
      ...(rule.mark && { theirColour: rule.mark.colour }),
    } as const;
    if (mine === undefined && room <= 0)
      return planned({ ...about, standing: 'blocked', problem: { kind: 'no-room' } }, key);
    if (mine === undefined) room -= 1;
    const standing = standingOf(mine && markKey(mine), markKey(rule));
    const row = {
      ...about,
      standing,
      ...mineOf(mine && (mine.mark?.word ?? '')),
      ...(mine?.mark && { myColour: mine.mark.colour }),
      ...cautionOf(mine, () => cautions.ofRule(rule)),
    };
    return planned(row, key, { rule });
  });
}

function markKey({ mark }: ProductionRule): string {
  return mark === undefined ? '' : `${mark.colour} ${mark.word}`;
}
