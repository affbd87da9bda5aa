/** The state of the form that adds an environment by name. */

import { type SyntheticEvent, useEffect, useRef, useState } from 'react';
import type { WindsockApi } from '../../shared/commands.ts';
import type { EnvironmentId } from '../../shared/environment.ts';
import { sentencesFor } from '../../shared/failure-text.ts';
import type { Profile } from '../../shared/profile.ts';
import { type FieldErrors, type FieldName, fieldErrors, startFields, withProfile } from './form-model.ts';
import type { Prefill } from './state.ts';
import { words } from './words.ts';

export interface AddFormOptions {
  readonly api: WindsockApi;
  readonly profiles: readonly Profile[];
  readonly prefill: Prefill;
  readonly onAdded: (id: EnvironmentId) => void;
}

/** Errors show for fields that were left or when the form was sent: nobody is told off while still typing. */
function shownErrors(errors: FieldErrors, left: ReadonlySet<FieldName>): FieldErrors {
  return Object.fromEntries(Object.entries(errors).filter(([name]) => left.has(name as FieldName)));
}

const allFields: readonly FieldName[] = ['name', 'profile', 'region'];

/** Asks the main process to add; a form that is left meanwhile gives up. */
function useAdding({ api, onAdded }: AddFormOptions, onProblem: (problem: string) => void) {
  const [isChecking, setChecking] = useState(false);
  const checks = useRef(0);
  useEffect(
    () => () => {
      checks.current = -1;
      // Answered even where nothing is being checked.
      api.cancelAdding().catch(() => undefined);
    },
    [api],
  );
  const add = (id: EnvironmentId): void => {
    const own = checks.current + 1;
    checks.current = own;
    setChecking(true);
    const settle = (then: () => void) => {
      // The form is gone, or was sent again.
      if (checks.current !== own) return;
      setChecking(false);
      then();
    };
    api.addEnvironment(id.profile, id.region, id.name).then(
      (result) => settle(() => (result.ok ? onAdded(id) : onProblem(sentencesFor(result.failure)))),
      () => settle(() => onProblem(words.noAnswer)),
    );
  };
  return { isChecking, add };
}

export function useAddForm(options: AddFormOptions) {
  const { profiles, prefill } = options;
  const [fields, setFields] = useState(() => startFields(prefill, profiles));
  const [left, setLeft] = useState<ReadonlySet<FieldName>>(new Set());
  const [isRegionTyped, setRegionTyped] = useState(prefill.region !== '');
  const [problem, setProblem] = useState('');
  const { isChecking, add } = useAdding(options, setProblem);
  const errors = fieldErrors(fields);

  const change = (name: FieldName, text: string): void => {
    setProblem('');
    if (name === 'region') setRegionTyped(text.trim() !== '');
    const profile = name === 'profile' ? profiles.find((each) => each.name === text) : undefined;
    setFields(
      profile === undefined ? { ...fields, [name]: text } : withProfile(fields, profile, isRegionTyped),
    );
  };
  const leave = (name: FieldName): void => {
    // An empty field that was only passed through is no mistake yet.
    if (fields[name] !== '') setLeft((before) => new Set([...before, name]));
  };
  const send = (event: SyntheticEvent<HTMLFormElement>): void => {
    event.preventDefault();
    setLeft(new Set(allFields));
    const wrong = allFields.find((name) => errors[name] !== undefined);
    if (wrong !== undefined) {
      const field = event.currentTarget.elements.namedItem(wrong);
      if (field instanceof HTMLElement) field.focus();
      return;
    }
    const id: EnvironmentId = {
      profile: fields.profile,
      region: fields.region.trim(),
      name: fields.name.trim(),
    };
    setProblem('');
    add(id);
  };
  return { fields, errors: shownErrors(errors, left), problem, isChecking, change, leave, send };
}
