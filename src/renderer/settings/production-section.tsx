/** The section "Production" of the settings: the rules for marks in their order, and what was chosen for single environments. */

import { useMemo, useState } from 'react';
import { maxProductionRules, type ProductionRule, standardMark } from '../../shared/production.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import { ProductionMark } from '../ui/production-mark.tsx';
import controls from './controls.module.css';
import { EnvironmentName } from './environment-name.tsx';
import styles from './list.module.css';
import { OrderedList } from './ordered-list.tsx';
import { chosenEnvironments } from './production-choices.ts';
import { type RuleCount, ruleCounts, ruleCountText, ruleTitle } from './rule-counts.ts';
import { RuleForm } from './rule-form.tsx';
import type { Section, SectionProps } from './section.ts';
import { useEnvironmentItems } from './use-environment-items.ts';
import { useOwnList } from './use-own-list.ts';

export const productionSection: Section = {
  id: 'production',
  title: 'Production',
  words: ['Rules for marks', 'Add a rule', 'Colour', 'Word', 'Tags', 'Single environments', 'Choices'],
  View: Production,
};

function Production(props: SectionProps) {
  return (
    <>
      <p className={styles.note}>
        A mark in row, window and tray says which environments are production. What you choose for one
        environment decides; then the first rule that fits.
      </p>
      <Rules {...props} />
      <Choices {...props} />
    </>
  );
}

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
    setEdited,
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

function Rules(props: SectionProps) {
  const { snapshot } = props;
  const { environments, accountAliases } = snapshot;
  const { rules, edited, setEdited, save, remove, move } = useRules(props);
  const counts = useMemo(
    () => ruleCounts(rules, { environments, accountAliases }),
    [rules, environments, accountAliases],
  );
  const close = (): void => setEdited(null);
  const rows = rules.map((rule, at) => ({
    // A rule is nothing but what it says, and the same may stand there twice.
    key: `${ruleTitle(rule)} ${rules.slice(0, at).filter((each) => ruleTitle(each) === ruleTitle(rule)).length}`,
    name: ruleTitle(rule),
    content: (
      <>
        <RuleText title={ruleTitle(rule)} mark={rule.mark} count={counts[at]} all={environments.length} />
        <div className={styles.controls}>
          <button
            type="button"
            className={controls.button}
            aria-label={`Edit ${ruleTitle(rule)}`}
            aria-expanded={edited === at}
            onClick={() => setEdited(edited === at ? null : at)}
          >
            Edit
          </button>
          <button
            type="button"
            className={controls.button}
            aria-label={`Remove ${ruleTitle(rule)}`}
            onClick={() => remove(at, rule)}
          >
            Remove
          </button>
        </div>
        {edited === at && (
          <RuleForm snapshot={snapshot} rule={rule} onSave={(changed) => save(at, changed)} onClose={close} />
        )}
      </>
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
          onClick={() => setEdited(edited === 'new' ? null : 'new')}
        >
          Add a rule
        </button>
        {edited === 'new' && (
          <RuleForm
            snapshot={snapshot}
            rule={undefined}
            onSave={(rule) => save(rules.length, rule)}
            onClose={close}
          />
        )}
      </div>
    </>
  );
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

/** What a person said of single environments; found under the environments' keys, or under the accounts'. */
function Choices({ snapshot, act }: { readonly snapshot: Snapshot; readonly act: SectionProps['act'] }) {
  const items = useEnvironmentItems(snapshot);
  const chosen = chosenEnvironments(items, snapshot);
  if (chosen.length === 0) return null;
  return (
    <>
      <h2 className={styles.heading}>Single environments</h2>
      <ul className={styles.list} aria-label="Single environments">
        {chosen.map(({ item, isMarked }) => (
          <li key={item.key} className={styles.row}>
            <EnvironmentName
              item={item}
              more={<p>{isMarked ? 'Marked by you' : 'No mark, as you chose'}</p>}
            />
            <button
              type="button"
              className={controls.button}
              aria-label={`Let the rules decide about ${item.id.name}`}
              onClick={() =>
                act(
                  window.windsock.setProductionChoice(item.id, 'by-rules'),
                  `The rules decide about ${item.id.name} now`,
                )
              }
            >
              Let the rules decide
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
