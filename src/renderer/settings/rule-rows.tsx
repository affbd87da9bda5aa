/** The rules for marks in their order: what each fits now, and the form to change one. */

import { useMemo, useState } from 'react';
import { maxProductionRules, type ProductionRule, standardMark } from '../../shared/production.ts';
import { ProductionMark } from '../ui/production-mark.tsx';
import controls from './controls.module.css';
import styles from './list.module.css';
import { OrderedList } from './ordered-list.tsx';
import { type RuleCount, ruleCounts, ruleCountText, ruleTitle } from './rule-counts.ts';
import { RuleForm } from './rule-form.tsx';
import type { SectionProps } from './section.ts';
import { useOwnList } from './use-own-list.ts';

/** The rule that is edited, by its place; `new` for one to add. */
type Edited = number | 'new' | null;

/** The rules as changed here, and the commands that change them. */
function useRules({ snapshot, act }: SectionProps) {
  const [rules, change] = useOwnList(snapshot.productionRules, act);
  const [edited, setEdited] = useState<Edited>(null);
  const set = (list: readonly ProductionRule[], done: string): void =>
    change({ list, answer: window.windsock.setProductionRules(list), done });
  return {
    rules,
    edited,
    /** Opens the form there, or closes it. */
    edit: (at: number | 'new'): void => setEdited(edited === at ? null : at),
    save: (at: number, rule: ProductionRule): void => {
      set(rules.toSpliced(at, 1, rule), `Saved: ${ruleTitle(rule)}`);
      setEdited(null);
    },
    remove: (at: number, rule: ProductionRule): void => {
      set(rules.toSpliced(at, 1), `Removed: ${ruleTitle(rule)}`);
      setEdited(null);
    },
    move: (from: number, to: number): void => {
      const rule = rules[from];
      if (rule === undefined) return;
      setEdited(null);
      set(
        rules.toSpliced(from, 1).toSpliced(to, 0, rule),
        `${ruleTitle(rule)} is rule ${to + 1} of ${rules.length} now`,
      );
    },
  };
}

interface RuleProps extends Pick<SectionProps, 'snapshot'> {
  readonly rule: ProductionRule;
  readonly count: RuleCount | undefined;
  readonly isEdited: boolean;
  readonly onEdit: () => void;
  readonly onSave: (rule: ProductionRule) => void;
  readonly onRemove: () => void;
}

function Rule({ snapshot, rule, count, isEdited, onEdit, onSave, onRemove }: RuleProps) {
  const title = ruleTitle(rule);
  return (
    <>
      <RuleText title={title} mark={rule.mark} count={count} all={snapshot.environments.length} />
      <div className={styles.controls}>
        <button
          type="button"
          className={controls.button}
          aria-label={`Edit ${title}`}
          aria-expanded={isEdited}
          onClick={onEdit}
        >
          Edit
        </button>
        <button type="button" className={controls.button} aria-label={`Remove ${title}`} onClick={onRemove}>
          Remove
        </button>
      </div>
      {isEdited && <RuleForm snapshot={snapshot} rule={rule} onSave={onSave} onClose={onEdit} />}
    </>
  );
}

/** The person's own in their order, Windsock's own as the last, and a way to add one. */
export function RuleRows(props: SectionProps) {
  const { snapshot } = props;
  const { environments, accountAliases } = snapshot;
  const { rules, edited, edit, save, remove, move } = useRules(props);
  const counts = useMemo(
    () => ruleCounts(rules, { environments, accountAliases }),
    [rules, environments, accountAliases],
  );
  const rows = keyed(rules).map(({ key, rule }, at) => ({
    key,
    name: ruleTitle(rule),
    content: (
      <Rule
        {...{ snapshot, rule, count: counts[at], isEdited: edited === at }}
        onEdit={() => edit(at)}
        onSave={(changed) => save(at, changed)}
        onRemove={() => remove(at, rule)}
      />
    ),
  }));
  return (
    <>
      <OrderedList
        label="Rules"
        rows={rows}
        onMove={move}
        last={<OwnRule count={counts.at(-1)} all={environments.length} />}
      />
      <div className={styles.add}>
        <button
          type="button"
          className={controls.button}
          aria-expanded={edited === 'new'}
          disabled={rules.length >= maxProductionRules}
          onClick={() => edit('new')}
        >
          Add a rule
        </button>
        {edited === 'new' && (
          <RuleForm
            {...{ snapshot, rule: undefined }}
            onSave={(rule) => save(rules.length, rule)}
            onClose={() => edit('new')}
          />
        )}
      </div>
    </>
  );
}

/** A rule is nothing but what it says, and the same may stand there twice. */
function keyed(rules: readonly ProductionRule[]) {
  const seen = new Map<string, number>();
  return rules.map((rule) => {
    const text = JSON.stringify(rule);
    const times = (seen.get(text) ?? 0) + 1;
    seen.set(text, times);
    return { key: `${times} ${text}`, rule };
  });
}

interface RuleTextProps {
  readonly title: string;
  readonly mark: ProductionRule['mark'];
  readonly count: RuleCount | undefined;
  readonly all: number;
}

function RuleText({ title, mark, count = { fits: 0, decides: 0 }, all }: RuleTextProps) {
  return (
    <div className={styles.about}>
      <div className={styles.name}>
        <span className={styles.title} title={title}>
          <bdi>{title}</bdi>
        </span>
        {mark === undefined ? <span className={styles.detail}>No mark</span> : <ProductionMark mark={mark} />}
      </div>
      <p className={styles.detail}>{ruleCountText(count, all)}</p>
    </div>
  );
}

/** Always the last, and nothing about it can be changed. */
function OwnRule({ count, all }: Pick<RuleTextProps, 'count' | 'all'>) {
  return (
    <li className={styles.row}>
      <span className={styles.noHandle} />
      <RuleText
        title="Name or tags say prod, prd or production"
        mark={standardMark}
        count={count}
        all={all}
      />
      <span className={styles.detail}>Windsock’s own rule</span>
    </li>
  );
}
