/** @vitest-environment happy-dom */

import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { PromptPage } from '../../../../src/renderer/prompt/prompt-page.tsx';
import { createFakeMain } from '../picker/picker-harness.tsx';
import { snapshot } from '../picker/snapshots.ts';

afterEach(cleanup);

function start() {
  const main = createFakeMain();
  render(<PromptPage api={main.api} />);
  main.push(snapshot({ prompts: [{ kind: 'mfa-code', id: 'p1', profile: 'prod', device: 'phone' }] }));
  main.calls.length = 0;
  const field: HTMLInputElement = screen.getByLabelText('Six-digit code');
  return {
    calls: main.calls,
    field,
    type: (value: string) => fireEvent.change(field, { target: { value } }),
  };
}

const note = () => screen.queryByText('The code has six digits.');

describe('the field of an MFA code', () => {
  it.each(['12345678', '1234567', '12a', 'x'])('refuses %j in words, and sends nothing of it', (pasted) => {
    const { calls, field, type } = start();
    type('12');
    expect(note()).toBeNull();
    type(pasted);
    expect(calls).toEqual([]);
    expect(note()).not.toBeNull();
    expect(field.value).toBe('12');
    expect(field.getAttribute('aria-invalid')).toBe('true');
  });

  it('takes back the refusal with the next digit', () => {
    const { calls, field, type } = start();
    type('12345678');
    type('123456');
    expect(note()).toBeNull();
    expect(field.getAttribute('aria-invalid')).toBe('false');
    expect(calls).toEqual([['answerPrompt', 'p1', { kind: 'mfa-code', code: '123456' }]]);
  });

  it('sends full-width digits as those that AWS takes', () => {
    const { calls, type } = start();
    type('１２３４５６');
    expect(calls).toEqual([['answerPrompt', 'p1', { kind: 'mfa-code', code: '123456' }]]);
  });
});
