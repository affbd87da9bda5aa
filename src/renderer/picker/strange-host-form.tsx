/** The form that makes a host, of which nothing is known, the custom domain of an environment that the person chooses. */

import { type SyntheticEvent, useEffect, useMemo, useRef, useState } from 'react';
import { type Environment, environmentKey } from '../../shared/environment.ts';
import { CustomHostFields } from '../ui/custom-host-fields.tsx';
import { Field, noteId } from '../ui/field.tsx';
import styles from '../ui/form.module.css';
import { type CustomHostOptions, useCustomHostForm } from '../ui/use-custom-host-form.ts';
import { Pane } from './pane.tsx';
import { words } from './words.ts';

export const strangeHostFormId = 'strange-host';

const collator = new Intl.Collator('en', { numeric: true });

/** @returns the environments to choose from, by name */
function choicesFrom(environments: readonly Environment[]) {
  return environments
    .map(({ id }) => ({ key: environmentKey(id), text: `${id.name} – ${id.profile}, ${id.region}` }))
    .toSorted((a, b) => collator.compare(a.text, b.text));
}

interface EnvironmentFieldProps {
  readonly environments: readonly Environment[];
  readonly chosen: string;
  readonly isMissing: boolean;
  readonly onChoose: (key: string) => void;
}

/** SECURITY: nothing is chosen at first, since whoever made the link knows what comes first. */
function EnvironmentField({ environments, chosen, isMissing, onChoose }: EnvironmentFieldProps) {
  const choices = useMemo(() => choicesFrom(environments), [environments]);
  return (
    <Field
      name="environment"
      label="Environment"
      error={isMissing ? 'Choose the environment that the domain leads to.' : undefined}
      hint="The one whose web server the domain leads to."
    >
      <select
        id="environment"
        name="environment"
        className={styles.input}
        value={chosen}
        aria-describedby={noteId('environment')}
        aria-invalid={isMissing}
        onChange={(event) => onChoose(event.target.value)}
        onKeyDown={(event) => {
          // Chromium opens the list anew, also where something is chosen.
          if (event.key !== 'Enter' || chosen === '') return;
          event.preventDefault();
          event.currentTarget.form?.requestSubmit();
        }}
      >
        <option value="">Choose an environment</option>
        {choices.map(({ key, text }) => (
          <option key={key} value={key}>
            {text}
          </option>
        ))}
      </select>
    </Field>
  );
}

interface StrangeHostFormProps extends Pick<CustomHostOptions, 'api' | 'onSaved'> {
  readonly environments: readonly Environment[];
  readonly host: string;
  readonly onClose: () => void;
}

export function StrangeHostForm({ environments, host, onClose, ...options }: StrangeHostFormProps) {
  const [chosen, setChosen] = useState('');
  const [isMissing, setMissing] = useState(false);
  const environment = environments.find(({ id }) => environmentKey(id) === chosen);
  const form = useCustomHostForm({ ...options, id: environment?.id ?? null, current: host });
  const element = useRef<HTMLFormElement>(null);
  useEffect(() => element.current?.querySelector('select')?.focus(), []);
  const send = (event: SyntheticEvent<HTMLFormElement>): void => {
    setMissing(environment === undefined);
    form.send(event);
  };
  const choose = (key: string): void => {
    setChosen(key);
    setMissing(false);
  };
  return (
    <Pane title={`${words.customHost} of an environment`} onClose={onClose}>
      <form ref={element} id={strangeHostFormId} className={styles.form} noValidate onSubmit={send}>
        <EnvironmentField
          environments={environments}
          chosen={chosen}
          isMissing={isMissing}
          onChoose={choose}
        />
        <CustomHostFields form={form} ownHost={environment?.webserverHost} />
      </form>
    </Pane>
  );
}
