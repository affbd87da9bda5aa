/** The form for one rule: what it looks at, what it looks for, and the mark that comes of it. */

import { type SyntheticEvent, useEffect, useMemo, useRef, useState } from 'react';
import { type MarkColour, markColours, type ProductionRule, ruleSubjects } from '../../shared/production.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import { Field, noteId, plainText } from '../ui/field.tsx';
import formStyles from '../ui/form.module.css';
import { ProductionMark } from '../ui/production-mark.tsx';
import { EditForm } from './edit-form.tsx';
import { subjectNames } from './rule-counts.ts';
import styles from './rule-form.module.css';
import { fitText, type RuleFields, ruleErrors, ruleFieldsFrom, ruleFrom } from './rule-form-model.ts';

interface RuleFormProps {
  readonly snapshot: Pick<Snapshot, 'environments' | 'accountAliases'>;
  /** Absent for a new one. */
  readonly rule: ProductionRule | undefined;
  readonly onSave: (rule: ProductionRule) => void;
  readonly onClose: () => void;
}

function useRuleForm({ rule, onSave }: RuleFormProps) {
  const [fields, setFields] = useState(() => ruleFieldsFrom(rule));
  const [wasSent, setSent] = useState(false);
  const errors = ruleErrors(fields);
  const send = (event: SyntheticEvent<HTMLFormElement>): void => {
    event.preventDefault();
    setSent(true);
    const wrong = (['pattern', 'word'] as const).find((name) => errors[name] !== undefined);
    const field = wrong === undefined ? null : event.currentTarget.elements.namedItem(wrong);
    if (field instanceof HTMLElement) field.focus();
    else onSave(ruleFrom(fields));
  };
  const change = (more: Partial<RuleFields>): void => setFields({ ...fields, ...more });
  return { fields, errors: wasSent ? errors : {}, change, send };
}

const colourNames: Readonly<Record<MarkColour | 'none', string>> = {
  red: 'Red',
  orange: 'Orange',
  purple: 'Purple',
  blue: 'Blue',
  green: 'Green',
  none: 'No mark',
};

interface ColoursProps {
  readonly colour: RuleFields['colour'];
  readonly onChange: (colour: RuleFields['colour']) => void;
}

/** Each colour by its name too: not everybody tells them apart. */
function Colours({ colour, onChange }: ColoursProps) {
  return (
    <div className={formStyles.field}>
      <span id="colour-label" className={formStyles.label}>
        Colour
      </span>
      <div role="radiogroup" aria-labelledby="colour-label" className={styles.colours}>
        {([...markColours, 'none'] as const).map((each) => (
          <label key={each} className={styles.colour}>
            <input
              type="radio"
              name="colour"
              value={each}
              checked={each === colour}
              onChange={() => onChange(each)}
            />
            <span className={styles.swatch} data-colour={each} aria-hidden="true" />
            {colourNames[each]}
          </label>
        ))}
      </div>
    </div>
  );
}

type RuleFormParts = ReturnType<typeof useRuleForm>;

/** What both text fields have in common. */
function inputProps(name: 'pattern' | 'word', { fields, errors, change }: RuleFormParts) {
  return {
    id: name,
    name,
    className: formStyles.input,
    type: 'text',
    ...plainText,
    'aria-describedby': noteId(name),
    'aria-invalid': errors[name] !== undefined,
    value: fields[name],
    onChange: ({ target }: { readonly target: { readonly value: string } }) =>
      change({ [name]: target.value }),
  };
}

function SubjectField({ form: { fields, change } }: { readonly form: RuleFormParts }) {
  const chosen = (text: string) => ruleSubjects.find((each) => each === text) ?? fields.by;
  return (
    <div className={formStyles.field}>
      <label htmlFor="by" className={formStyles.label}>
        Look at
      </label>
      <select
        id="by"
        name="by"
        className={formStyles.input}
        value={fields.by}
        onChange={({ target }) => change({ by: chosen(target.value) })}
      >
        {ruleSubjects.map((each) => (
          <option key={each} value={each}>
            {subjectNames[each]}
          </option>
        ))}
      </select>
    </div>
  );
}

function WordField({ form }: { readonly form: RuleFormParts }) {
  const { colour, word } = form.fields;
  const isOff = colour === 'none';
  const shown = word.trim();
  return (
    <Field
      name="word"
      label="Word"
      error={form.errors.word}
      hint={
        isOff
          ? 'Environments that fit carry no mark, whatever the rules below say.'
          : 'As rows, windows and tray show it.'
      }
    >
      <div className={styles.word}>
        <input {...inputProps('word', form)} disabled={isOff} />
        {!isOff && shown !== '' && (
          <span aria-hidden="true">
            <ProductionMark mark={{ word: shown, colour }} />
          </span>
        )}
      </div>
    </Field>
  );
}

export function RuleForm(props: RuleFormProps) {
  const { snapshot, rule, onClose } = props;
  const { environments, accountAliases } = snapshot;
  const form = useRuleForm(props);
  const { by, pattern, colour } = form.fields;
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  const fit = useMemo(
    () => fitText({ by, pattern }, { environments, accountAliases }),
    [by, pattern, environments, accountAliases],
  );
  return (
    <EditForm
      label={rule === undefined ? 'Add a rule' : 'Edit the rule'}
      onSubmit={form.send}
      onClose={onClose}
    >
      <SubjectField form={form} />
      <Field name="pattern" label="Pattern" error={form.errors.pattern} hint={fit}>
        <input ref={input} {...inputProps('pattern', form)} />
      </Field>
      <Colours colour={colour} onChange={(chosen) => form.change({ colour: chosen })} />
      <WordField form={form} />
    </EditForm>
  );
}
