/** @vitest-environment happy-dom */

import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { PromptPage } from '../../../../src/renderer/prompt/prompt-page.tsx';
import type { Prompt } from '../../../../src/shared/prompt.ts';
import { signInTargetOf } from '../../../../src/shared/sign-in-target.ts';
import { createFakeMain } from '../picker/picker-harness.tsx';
import { snapshot } from '../picker/snapshots.ts';

afterEach(cleanup);

const mfa = (profile: string): Prompt => ({ kind: 'mfa-code', id: 'p1', profile, device: profile });
const consent = (profile: string): Prompt => ({
  kind: 'process-consent',
  id: 'p2',
  profile,
  command: ['/opt/bin/creds'],
  file: '~/.aws/config',
  line: 12,
});
const signIn = (profile: string): Prompt => ({
  kind: 'sign-in',
  id: 'p3',
  target: signInTargetOf({ kind: 'aws-login', profile, loginSession: profile }),
  flow: 'browser',
  place: 'browser',
  progress: { phase: 'starting' },
});

it.each([
  ['an MFA code', mfa],
  ['a consent', consent],
  ['a sign-in', signIn],
])('%s writes out what hides in a name, and cuts a long one in the heading alone', (_what, about) => {
  const main = createFakeMain();
  render(<PromptPage api={main.api} />);
  const heading = () => screen.getByRole('heading').textContent ?? '';

  main.push(snapshot({ prompts: [about('safe\u202egnp\u202c')] }));
  expect(heading()).toContain('safe\\u{202e}gnp\\u{202c}');
  expect(document.title).toBe(`${heading()} — Windsock`);
  expect(document.body.textContent).not.toMatch(/\p{Cf}/u);

  main.push(snapshot({ prompts: [about('n'.repeat(400))] }));
  expect(heading().length).toBeLessThan(120);
  for (const fact of screen.getAllByText('n'.repeat(400))) expect(fact.closest('dd')).not.toBeNull();
});
