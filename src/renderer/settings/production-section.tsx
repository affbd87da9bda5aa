/** The section "Production" of the settings: the rules for marks in their order, and what was chosen for single environments. */

import { useRef } from 'react';
import controls from './controls.module.css';
import { EnvironmentName } from './environment-name.tsx';
import styles from './list.module.css';
import { chosenEnvironments } from './production-choices.ts';
import { RuleRows } from './rule-rows.tsx';
import type { Section, SectionProps } from './section.ts';
import { useEnvironmentItems } from './use-environment-items.ts';
import { useFocusKept } from './use-focus-kept.ts';

export const productionSection: Section = {
  id: 'production',
  title: 'Production',
  words: [
    'Rules for marks',
    'Add a rule',
    'Colour',
    'Word',
    'Tags',
    'Single environments',
    'Choices',
    'color',
    'label',
    'highlight',
  ],
  View: Production,
};

function Production(props: SectionProps) {
  return (
    <>
      <p className={styles.note}>
        A mark in row, window and tray says which environments are production. What you choose for one
        environment decides; then the first rule that fits.
      </p>
      <RuleRows {...props} />
      <Choices {...props} />
    </>
  );
}

/** What a person said of single environments; found under the environments' keys, or under the accounts'. */
function Choices({ snapshot, act }: SectionProps) {
  const items = useEnvironmentItems(snapshot);
  const chosen = chosenEnvironments(items, snapshot);
  const list = useRef<HTMLUListElement>(null);
  useFocusKept(list, chosen.length);
  if (chosen.length === 0) return null;
  return (
    <>
      <h2 className={styles.heading}>Single environments</h2>
      <ul ref={list} className={styles.list} aria-label="Single environments">
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
