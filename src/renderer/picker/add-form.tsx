/** The form that adds an environment by its name, for people who may log in but not list. */

import { useEffect, useRef } from 'react';
import type { Profile } from '../../shared/profile.ts';
import { profileText } from '../../shared/profile-text.ts';
import { regionNames } from '../../shared/regions.ts';
import { Field, noteId, plainText, RegionOptions, regionListId } from '../ui/field.tsx';
import styles from '../ui/form.module.css';
import type { FieldName } from './form-model.ts';
import { Pane } from './pane.tsx';
import { type AddFormOptions, useAddForm } from './use-add-form.ts';
import { words } from './words.ts';

export const addFormId = 'add-environment';

function ProfileOption({ profile }: { readonly profile: Profile }) {
  const isReady = profile.readiness.ready;
  return (
    <option value={profile.name} disabled={!isReady}>
      {isReady ? profile.name : `${profile.name} – ${profileText(profile)}`}
    </option>
  );
}

function profileHint(profile: Profile | undefined, count: number): string {
  if (profile !== undefined) return `${profileText(profile)}.`;
  return count === 0
    ? 'No AWS profiles found: sign in with a start URL or run “aws configure” first.'
    : 'No profile can be used yet.';
}

interface AddFormProps extends AddFormOptions {
  readonly onClose: () => void;
}

export function AddForm({ onClose, ...options }: AddFormProps) {
  const { profiles } = options;
  const form = useAddForm(options);
  const { fields, errors, problem, isChecking } = form;
  const nameInput = useRef<HTMLInputElement>(null);
  useEffect(() => nameInput.current?.focus(), []);
  const profile = profiles.find(({ name }) => name === fields.profile);
  /** What every field has in common. */
  const common = (name: FieldName) => ({
    id: name,
    name,
    value: fields[name],
    'aria-describedby': noteId(name),
    'aria-invalid': errors[name] !== undefined,
    onChange: (event: { readonly target: { readonly value: string } }) =>
      form.change(name, event.target.value),
    onBlur: () => form.leave(name),
  });
  return (
    <Pane title={words.addByName} onClose={onClose}>
      <form id={addFormId} className={styles.form} noValidate onSubmit={form.send}>
        <Field name="name" label="Name" error={errors.name} hint="As in AWS, letter for letter.">
          <input ref={nameInput} className={styles.input} type="text" {...plainText} {...common('name')} />
        </Field>
        <Field
          name="profile"
          label="Profile"
          error={errors.profile}
          hint={profileHint(profile, profiles.length)}
        >
          <select className={styles.input} {...common('profile')}>
            {fields.profile === '' && <option value="">Choose a profile</option>}
            {profiles.map((each) => (
              <ProfileOption key={each.name} profile={each} />
            ))}
          </select>
        </Field>
        <Field name="region" label="Region" error={errors.region} hint={regionNames[fields.region.trim()]}>
          <input
            className={styles.input}
            type="text"
            list={regionListId}
            {...plainText}
            {...common('region')}
          />
          <RegionOptions />
        </Field>
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
        <p role="status" className={styles.hint}>
          {isChecking ? words.checking : ''}
        </p>
      </form>
    </Pane>
  );
}
