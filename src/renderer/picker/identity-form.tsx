/** The form that signs in to IAM Identity Center with a start URL. */

import { useEffect, useRef } from 'react';
import { regionNames } from '../../shared/regions.ts';
import { Field, noteId, plainText, RegionOptions, regionListId } from '../ui/field.tsx';
import styles from '../ui/form.module.css';
import type { IdentityFields } from './identity-form-model.ts';
import type { IdentityFormParts } from './use-identity-form.ts';

export const identityFormId = 'identity-center';

export function IdentityForm({ form }: { readonly form: IdentityFormParts }) {
  const { fields, errors, problem } = form;
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const common = (name: keyof IdentityFields) => ({
    id: name,
    name,
    value: fields[name],
    'aria-describedby': noteId(name),
    'aria-invalid': errors[name] !== undefined,
    onChange: (event: { readonly target: { readonly value: string } }) =>
      form.change(name, event.target.value),
  });
  const region = regionNames[fields.region.trim()];
  return (
    <form id={identityFormId} className={styles.form} noValidate onSubmit={form.send}>
      <Field
        name="startUrl"
        label="Start URL"
        error={errors.startUrl}
        hint="The address of your AWS access portal, such as acme.awsapps.com/start."
      >
        <input ref={first} className={styles.input} type="text" {...plainText} {...common('startUrl')} />
      </Field>
      <Field
        name="region"
        label="Region"
        error={errors.region}
        hint={`${region === undefined ? '' : `${region}. `}The home of IAM Identity Center: the portal shows it as “SSO region” beside “Access keys”.`}
      >
        <input
          className={styles.input}
          type="text"
          list={regionListId}
          {...plainText}
          {...common('region')}
        />
      </Field>
      <RegionOptions />
      <p role="alert" className={styles.problem}>
        {problem}
      </p>
      <p className={styles.note}>
        Windsock keeps the roles that you choose as profiles of its own. Your AWS config file is not changed.
      </p>
    </form>
  );
}
