/** Takes what rows of a catalogue bring: all of a kind at once, so that thousands of rows are a few changes. */

import type { EnvironmentId } from '../../shared/environment.ts';
import type { ProductionRule } from '../../shared/production.ts';
import { type AppState, withTypedEnvironments } from './app-state.ts';
import { ruleKey } from './catalogue-labels.ts';
import type { NewProfile } from './catalogue-ways.ts';
import { firstOfEach } from './first-of-each.ts';
import { withAliases } from './state-aliases.ts';
import { withExtraRegion } from './state-discovery.ts';
import { withCustomHosts } from './state-hosts.ts';
import { withOwnProfiles } from './state-own-profiles.ts';
import { withAccountAliases, withProductionChoices, withProductionRules } from './state-production.ts';

/** What one row brings. */
export interface Brings {
  readonly environment?: EnvironmentId;
  /** Through which the environment is reached; several may bring the same one. */
  readonly profile?: NewProfile;
  readonly alias?: readonly [id: EnvironmentId, alias: string];
  readonly choice?: readonly [id: EnvironmentId, choice: 'mark' | 'plain'];
  readonly host?: readonly [id: EnvironmentId, host: string];
  readonly region?: string;
  readonly account?: readonly [account: string, name: string];
  readonly rule?: ProductionRule;
}

/** @returns the state with what these rows bring */
export function withBrought(state: AppState, rows: readonly Brings[]): AppState {
  const all = <K extends keyof Brings>(kind: K): readonly NonNullable<Brings[K]>[] =>
    rows.flatMap(({ [kind]: one }) => (one === undefined ? [] : [one]));
  const steps: readonly ((current: AppState) => AppState)[] = [
    (current) => withNewProfiles(current, all('profile')),
    (current) => withTypedEnvironments(current, all('environment')),
    (current) => withAliases(current, all('alias')),
    (current) => withProductionChoices(current, all('choice')),
    (current) => withCustomHosts(current, all('host')),
    (current) => all('region').reduce((before, region) => withExtraRegion(before, region, true), current),
    (current) => withAccountAliases(current, all('account')),
    (current) => withRules(current, all('rule')),
  ];
  return steps.reduce((current, step) => step(current), state);
}

function withNewProfiles(state: AppState, made: readonly NewProfile[]): AppState {
  const there = new Set(state.settings.ownProfiles.map(({ name }) => name));
  const fresh = firstOfEach(made, ({ profile }) => profile.name).filter(
    ({ profile }) => !there.has(profile.name),
  );
  return [...Map.groupBy(fresh, ({ session }) => session.name).values()].reduce(
    (current, [first, ...more]) =>
      first === undefined
        ? current
        : withOwnProfiles(current, {
            session: first.session,
            profiles: [first, ...more].map(({ profile }) => profile),
          }),
    state,
  );
}

function withRules(state: AppState, rules: readonly ProductionRule[]): AppState {
  return rules.length === 0
    ? state
    : withProductionRules(state, rules.reduce(withRule, state.settings.productionRules));
}

/** In place of one that looks for the same; else after all others. */
function withRule(rules: readonly ProductionRule[], rule: ProductionRule): readonly ProductionRule[] {
  const at = rules.findIndex((each) => ruleKey(each) === ruleKey(rule));
  return at < 0 ? [...rules, rule] : rules.with(at, rule);
}
