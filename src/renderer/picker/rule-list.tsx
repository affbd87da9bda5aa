/** The rules for marks such as "production": the person's own in their order, and Windsock's own as the last. */

import { useEffect, useRef } from 'react';
import { ActionsMenu } from './actions-menu.tsx';
import { Pane } from './pane.tsx';
import { PickList } from './pick-list.tsx';
import styles from './profile-list.module.css';
import noteStyles from './region-list.module.css';
import { type RulesOptions, useRules } from './use-rules.ts';
import { countText, words } from './words.ts';

interface RuleListProps extends RulesOptions {
  readonly onClose: () => void;
}

export function RuleList({ onClose, ...options }: RuleListProps) {
  const { rules, parts, actions, act, enter, isMenuOpen, setMenuOpen } = useRules(options);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (!isMenuOpen) field.current?.focus();
  }, [isMenuOpen]);
  return (
    <Pane title={words.productionRules} onClose={onClose}>
      <PickList
        parts={{
          ...parts,
          click: (index) => {
            parts.click(index);
            enter(parts.shown[index]);
          },
        }}
        inputRef={field}
        label={words.productionRules}
        placeholder="Search rules"
        empty={`No rule matches “${parts.query.trim()}”`}
        count={rules.length === 0 ? '' : `${countText(rules.length, 'rule')} of yours`}
      >
        <button
          type="button"
          className={styles.actions}
          data-actions="true"
          aria-haspopup="menu"
          aria-expanded={isMenuOpen}
          tabIndex={-1}
          onClick={() => setMenuOpen(!isMenuOpen)}
        >
          Actions
        </button>
      </PickList>
      <p className={noteStyles.note}>
        The first rule that fits decides. What you choose for one environment in its actions comes before all
        rules.
      </p>
      {isMenuOpen && (
        <ActionsMenu
          actions={actions}
          keyboard={options.snapshot.keyboard}
          subject={parts.item?.title ?? null}
          onAct={act}
          onClose={() => setMenuOpen(false)}
        />
      )}
    </Pane>
  );
}
