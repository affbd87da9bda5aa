/** What "Why can't I?" does by itself: starts its check, brings what is red into sight, and goes on after a sign-in. */

import { useEffect, useRef } from 'react';
import type { WindsockApi } from '../../shared/commands.ts';
import type { Diagnosis, DiagnosisStepName } from '../../shared/diagnosis.ts';
import { type EnvironmentId, environmentKey } from '../../shared/environment.ts';
import type { Remedy } from '../../shared/remedy.ts';

interface CheckOptions {
  readonly api: Pick<WindsockApi, 'diagnose' | 'closeDiagnosis' | 'authenticate' | 'openEnvironment'>;
  readonly id: EnvironmentId;
  readonly onNoAnswer: () => void;
}

/** @returns what checks again, and what a person does about a step that waits for one; then it checks again by itself */
export function useCheck({ api, id, onNoAnswer }: CheckOptions) {
  const isShown = useRef(true);
  const key = environmentKey(id);
  const check = (): void => {
    api.diagnose(id).catch(onNoAnswer);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each environment, whatever else is rendered
  useEffect(() => {
    isShown.current = true;
    check();
    return () => {
      isShown.current = false;
      api.closeDiagnosis().catch(() => undefined);
    };
  }, [key]);
  const help = (remedy: Remedy): void => {
    // Only an opening asks about a host; it goes on to what the person wanted anyway.
    const met =
      remedy === 'allow-host'
        ? api.openEnvironment(id, { picker: 'hide', query: '' })
        : api.authenticate(id.profile);
    met.then(({ ok }) => {
      if (ok && isShown.current) check();
    }, onNoAnswer);
  };
  return { check, help };
}

/** Nobody needs these to log in. */
const mayFail: ReadonlySet<string> = new Set<DiagnosisStepName>(['list', 'describe']);

/** Once a check has ended, the red step that stands in the way is in sight and the button that helps has the focus. */
export function useAttention(diagnosis: Diagnosis | null) {
  const steps = useRef<HTMLOListElement>(null);
  const againButton = useRef<HTMLButtonElement>(null);
  const helpButton = useRef<HTMLButtonElement>(null);
  useEffect(() => againButton.current?.focus(), []);
  const hasEnded = diagnosis !== null && !diagnosis.isRunning;
  useEffect(() => {
    if (!hasEnded) {
      // The button that helped is gone.
      if (document.activeElement === document.body) againButton.current?.focus();
      return;
    }
    const red = [...(steps.current?.querySelectorAll<HTMLElement>('[data-outcome="failed"]') ?? [])];
    const shown = red.find(({ dataset }) => !mayFail.has(dataset.step ?? '')) ?? red[0];
    shown?.scrollIntoView({ block: 'nearest' });
    // Whoever went elsewhere meanwhile stays there.
    if (document.activeElement === againButton.current) helpButton.current?.focus();
  }, [hasEnded]);
  return { steps, againButton, helpButton };
}
