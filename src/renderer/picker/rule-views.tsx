/** The list of rules for marks, and the form for one of them. */

import type { Snapshot } from '../../shared/snapshot.ts';
import { RuleForm } from './rule-form.tsx';
import { RuleList } from './rule-list.tsx';
import type { PickerParts } from './use-picker.ts';

interface RuleViewsProps {
  readonly parts: PickerParts;
  readonly snapshot: Snapshot;
}

export function RuleViews({ parts, snapshot }: RuleViewsProps) {
  const { dispatch, deeds, close } = parts;
  const { view } = parts.state;
  const { productionRules: rules } = snapshot;
  if (view.name === 'productionRules') {
    return (
      <RuleList
        snapshot={snapshot}
        at={view.at}
        onRules={deeds.setRules}
        onEdit={(at, rule) =>
          dispatch({
            kind: 'viewed',
            view: { name: 'productionRule', at, ...(rule !== undefined && { rule }) },
          })
        }
        onClose={close}
      />
    );
  }
  if (view.name !== 'productionRule') return null;
  const place = view.at ?? rules.length;
  return (
    <RuleForm
      snapshot={snapshot}
      rule={view.rule}
      onSave={(rule) => {
        deeds.setRules(rules.toSpliced(place, 1, rule));
        dispatch({ kind: 'viewed', view: { name: 'productionRules', at: place } });
      }}
      onClose={close}
    />
  );
}
