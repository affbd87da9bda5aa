/** The state of the form that signs in with a start URL. */

import { type SyntheticEvent, useState } from 'react';
import type { WindsockApi } from '../../shared/commands.ts';
import { sentencesFor } from '../../shared/failure-text.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import { type IdentityFields, identityFieldErrors, likelyRegion } from './identity-form-model.ts';
import { words } from './words.ts';

export interface IdentityFormOptions {
  readonly api: WindsockApi;
  readonly snapshot: Pick<Snapshot, 'profiles' | 'identityCenter'>;
}

const timeZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

export function useIdentityForm({ api, snapshot }: IdentityFormOptions) {
  const { profiles, identityCenter } = snapshot;
  const [fields, setFields] = useState<IdentityFields>(() => ({
    startUrl: '',
    region: likelyRegion(profiles, timeZone()),
  }));
  const [wasSent, setSent] = useState(false);
  const [answer, setAnswer] = useState('');
  const errors = identityFieldErrors(fields);
  const failed = identityCenter.phase === 'failed' ? sentencesFor(identityCenter.failure) : '';

  const change = (name: keyof IdentityFields, text: string): void => {
    setAnswer('');
    setFields({ ...fields, [name]: text });
  };
  const send = (event: SyntheticEvent<HTMLFormElement>): void => {
    event.preventDefault();
    setSent(true);
    setAnswer('');
    const wrong = (['startUrl', 'region'] as const).find((name) => errors[name] !== undefined);
    if (wrong !== undefined) {
      const field = event.currentTarget.elements.namedItem(wrong);
      if (field instanceof HTMLElement) field.focus();
      return;
    }
    api.startIdentityCenter(fields.startUrl.trim(), fields.region.trim()).then(
      (result) => {
        // Giving up is no mistake.
        if (!result.ok && result.failure.kind !== 'cancelled') setAnswer(sentencesFor(result.failure));
      },
      () => setAnswer(words.noAnswer),
    );
  };
  return { fields, errors: wasSent ? errors : {}, problem: answer === '' ? failed : answer, change, send };
}

export type IdentityFormParts = ReturnType<typeof useIdentityForm>;
