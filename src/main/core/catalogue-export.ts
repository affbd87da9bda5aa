/** What a person has as a catalogue for their team: what they ticked, and nothing that is theirs alone. */

import { airflowHostFrom } from '../../shared/airflow-host.ts';
import {
  type Catalogue,
  type CatalogueEnvironment,
  type CatalogueExport,
  type CataloguePart,
  type CatalogueSession,
  maxCatalogueEntries,
  maxCatalogueName,
} from '../../shared/catalogue.ts';
import { type Environment, environmentKey } from '../../shared/environment.ts';
import { productionChoiceOf } from '../../shared/production.ts';
import type { Profile } from '../../shared/profile.ts';
import { maxAliasLength, type Settings } from '../../shared/settings.ts';
import { type SsoSession, ssoSessionName } from '../../shared/sso.ts';
import { startUrlFrom } from '../../shared/start-url.ts';
import { labelFrom } from '../../shared/visible-text.ts';
import { type AppState, environmentOf, knownEnvironments } from './app-state.ts';
import { labelForm, regionForm, roleForm, ruleKey } from './catalogue-labels.ts';
import { firstOfEach } from './first-of-each.ts';

type Parts = ReadonlySet<CataloguePart>;

/** SECURITY: built of the fields that are named here; what is not named cannot go along. */
export function catalogueOf(state: AppState, { name, parts }: CatalogueExport): Catalogue {
  const has: Parts = new Set(parts);
  const { extraRegions, productionRules } = state.settings;
  const max = maxCatalogueEntries;
  const ssoSessions = has.has('ssoSessions') ? sessionsOf(state).slice(0, max.ssoSessions) : [];
  const environments = environmentsOf(state, has, ssoSessions).slice(0, max.environments);
  return {
    windsock: 1,
    name: labelFrom(name, maxCatalogueName) || 'Windsock',
    regions: has.has('regions')
      ? extraRegions.filter((each) => regionForm.test(each)).slice(0, max.regions)
      : [],
    ssoSessions,
    accounts: has.has('accounts') ? accountsOf(state.settings, environments).slice(0, max.accounts) : [],
    environments,
    productionRules: has.has('rules') ? firstOfEach(productionRules, ruleKey) : [],
  };
}

/** @returns the text of the file */
export function catalogueText(catalogue: Catalogue): string {
  return `${JSON.stringify(catalogue, null, 2)}\n`;
}

function environmentsOf(
  state: AppState,
  parts: Parts,
  sessions: readonly CatalogueSession[],
): readonly CatalogueEnvironment[] {
  const profiles = new Map(state.profiles.map((profile) => [profile.name, profile]));
  const shared = chosenOf(state, parts)
    .filter(({ id }) => regionForm.test(id.region))
    .map((environment) => ({
      ...wayTo(environment, profiles.get(environment.id.profile), sessions),
      ...labelsOf(state.settings, environment, parts),
    }))
    .filter(({ account, profile }) => account !== undefined || profile !== undefined);
  return firstOfEach(shared, ({ account, profile, region, name }) =>
    JSON.stringify([account ?? profile, region, name]),
  );
}

function chosenOf(state: AppState, parts: Parts): readonly Environment[] {
  const known = knownEnvironments(state);
  const { favourites, typedEnvironments } = state.settings;
  return [
    ...(parts.has('favourites') ? favourites : []).map((id) => environmentOf(state, id)),
    ...(parts.has('labelled') ? known.filter((each) => isLabelled(state.settings, each)) : []),
    ...(parts.has('labelled') ? typedEnvironments : []).map((id) => environmentOf(state, id)),
    ...(parts.has('found') ? known : []),
  ];
}

function isLabelled(settings: Settings, environment: Environment): boolean {
  return (
    Object.hasOwn(settings.aliases, environmentKey(environment.id)) ||
    productionChoiceOf(environment, settings) !== undefined
  );
}

/** Names of Windsock's own profiles say nothing that account and role do not; those of the files help where no account is known. */
function wayTo(
  { id, accountId: account }: Environment,
  profile: Profile | undefined,
  sessions: readonly CatalogueSession[],
): CatalogueEnvironment {
  const session = profile?.ssoSession;
  const ofPortal = (kind: Profile['kind']) => kind === 'sso-session' || kind === 'sso-legacy';
  const role = profile !== undefined && ofPortal(profile.kind) ? profile.roleName : undefined;
  const hinted =
    session === undefined || sessions.length < 2
      ? undefined
      : sessions.find((each) => portalKey(each) === portalKey(session))?.name;
  const isNamed = profile?.origin !== 'windsock' && labelForm.test(id.profile) && id.profile.length <= 512;
  return {
    region: id.region,
    name: id.name,
    ...(account !== undefined && { account }),
    ...(role !== undefined && roleForm.test(role) && { role }),
    ...(hinted !== undefined && { ssoSession: hinted }),
    ...(isNamed && { profile: id.profile }),
  };
}

function labelsOf(
  settings: Settings,
  environment: Environment,
  parts: Parts,
): Pick<CatalogueEnvironment, 'alias' | 'production' | 'webserverHost'> {
  const key = environmentKey(environment.id);
  const alias = labelFrom(settings.aliases[key] ?? '', maxAliasLength);
  const production = productionChoiceOf(environment, settings);
  const host = settings.customHosts[key];
  return {
    ...(parts.has('aliases') && alias !== '' && { alias }),
    ...(parts.has('marks') && production !== undefined && { production }),
    ...(parts.has('hosts') &&
      host !== undefined &&
      airflowHostFrom(host) === null && { webserverHost: host }),
  };
}

/** The portals of the person's profiles, each once. */
function sessionsOf({ profiles }: AppState): readonly CatalogueSession[] {
  const sessions = profiles.flatMap(({ ssoSession }): readonly CatalogueSession[] => {
    const startUrl = startUrlFrom(ssoSession?.startUrl ?? '');
    if (ssoSession === undefined || startUrl === null || !regionForm.test(ssoSession.region)) return [];
    const name = labelFrom(ssoSessionName(ssoSession), 64);
    return name === '' ? [] : [{ name, startUrl, region: ssoSession.region }];
  });
  return firstOfEach(firstOfEach(sessions, portalKey), ({ name }) => name);
}

function portalKey({ startUrl, region }: Pick<SsoSession, 'startUrl' | 'region'>): string {
  return `${startUrlFrom(startUrl) ?? startUrl} ${region}`;
}

/** Only of accounts that stand in the file anyway. */
function accountsOf(
  { accountAliases }: Settings,
  environments: readonly CatalogueEnvironment[],
): Catalogue['accounts'] {
  const ids = new Set(environments.flatMap(({ account }) => account ?? []));
  return [...ids].flatMap((id) => {
    const name = labelFrom(accountAliases[id] ?? '', 100);
    return name === '' ? [] : [{ id, name }];
  });
}
