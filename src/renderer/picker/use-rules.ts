/** The state of the list of rules: shown at once as they were changed, kept by the main process. */

import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { maxProductionRules, type ProductionRule } from '../../shared/production.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import {
  addRuleKey,
  type RuleActionName,
  type RuleItem,
  ruleActions,
  ruleItems,
  ruleKey,
  withRuleMoved,
} from './rule-items.ts';
import { usePickList } from './use-pick-list.ts';

export interface RulesOptions {
  readonly snapshot: Snapshot;
  /** The rule that was edited last, to be at hand again. */
  readonly at: number | undefined;
  readonly onRules: (rules: readonly ProductionRule[]) => void;
  /** Shows the form for a rule at its place; without one for a new rule. */
  readonly onEdit: (at: number | null, rule?: ProductionRule) => void;
}

/** The rules as changed here: keys come faster than snapshots. */
function useOwnRules({ snapshot: { productionRules }, onRules }: RulesOptions) {
  const [rules, setRules] = useState(productionRules);
  const told = JSON.stringify(productionRules);
  const latest = useRef(productionRules);
  latest.current = productionRules;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each snapshot has a copy; only other rules are news
  useEffect(() => setRules(latest.current), [told]);
  return {
    rules,
    change: (next: readonly ProductionRule[]): void => {
      setRules(next);
      onRules(next);
    },
  };
}

/** What keys mean here beside those of every list. */
function ruleKeyFrom(event: KeyboardEvent, isMoving: boolean): RuleActionName | null {
  const { key, altKey, ctrlKey, metaKey, shiftKey } = event;
  if (ctrlKey || metaKey || shiftKey) return null;
  if (altKey && key === 'ArrowUp') return 'moveUp';
  if (altKey && key === 'ArrowDown') return 'moveDown';
  return key === 'Delete' && !altKey && isMoving ? 'remove' : null;
}

export function useRules(options: RulesOptions) {
  const { snapshot, at, onEdit } = options;
  const { environments, accountAliases } = snapshot;
  const { rules, change } = useOwnRules(options);
  const [isMenuOpen, setMenuOpen] = useState(false);
  const items = useMemo(
    () => ruleItems(rules, { environments, accountAliases }),
    [rules, environments, accountAliases],
  );
  const enter = (item: RuleItem | undefined): void => {
    if (item?.key === addRuleKey) act('add');
    else if (item?.at !== undefined) onEdit(item.at, rules[item.at]);
  };
  const parts = usePickList({
    items,
    startKey: at === undefined ? null : ruleKey(at),
    onEnter: enter,
    onTick: () => undefined,
    onActions: () => setMenuOpen(true),
  });
  const move = (from: number, by: number): void => {
    const moved = withRuleMoved(rules, from, from + by);
    if (moved === rules) return;
    change(moved);
    parts.choose(ruleKey(from + by));
  };
  const act = (name: RuleActionName): void => {
    setMenuOpen(false);
    const place = parts.item?.at;
    if (name === 'add') {
      if (rules.length < maxProductionRules) onEdit(null);
    } else if (place === undefined) return;
    else if (name === 'edit') onEdit(place, rules[place]);
    else if (name === 'remove') change(rules.toSpliced(place, 1));
    else move(place, name === 'moveUp' ? -1 : 1);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const action = ruleKeyFrom(event, parts.hasMoved || parts.query === '');
    if (action === null) {
      parts.onKeyDown(event);
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    act(action);
  };
  const actions = ruleActions(parts.item, rules.length);
  return { rules, parts: { ...parts, onKeyDown }, actions, act, enter, isMenuOpen, setMenuOpen };
}
