/** @vitest-environment happy-dom */

import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { PromptPage } from '../../../../src/renderer/prompt/prompt-page.tsx';
import type { Prompt } from '../../../../src/shared/prompt.ts';
import { createFakeMain } from '../picker/picker-harness.tsx';
import { snapshot } from '../picker/snapshots.ts';

function start(prompt: Prompt) {
  const main = createFakeMain();
  render(<PromptPage api={main.api} />);
  main.push(snapshot({ prompts: [prompt] }));
  main.calls.length = 0;
  return main;
}

afterEach(cleanup);

describe('a host that is none of AWS’s', () => {
  const host: Prompt = {
    kind: 'host-consent',
    id: 'p5',
    environment: { profile: 'prod', region: 'eu-west-1', name: 'orders-prod' },
    host: 'airflow.acme.example',
  };

  it('is shown whole with its environment, and Enter allows nothing by itself', () => {
    const { calls } = start(host);
    expect(screen.getByRole('heading').textContent).toBe('Log in to orders-prod at another host?');
    for (const text of ['airflow.acme.example', 'orders-prod', 'prod', 'eu-west-1'])
      expect(screen.getByText(text)).toBeTruthy();
    expect(screen.queryByText('Until now')).toBeNull();
    expect(document.activeElement).toBe(screen.getByRole('heading'));
    fireEvent.click(screen.getByRole('button', { name: 'Allow this host' }));
    expect(calls).toEqual([['answerPrompt', 'p5', { kind: 'allow-host' }]]);
  });

  it('comes with the one before it, and with a word about letters of another script', () => {
    start({ ...host, host: 'xn--arflow-m2a.acme.example', before: 'old.acme.example' });
    expect(screen.getByText('old.acme.example')).toBeTruthy();
    expect(screen.getByText(/xn-- stands for letters of another script/)).toBeTruthy();
  });

  it('has letters that are not seen written out, should one ever come so far', () => {
    start({ ...host, host: 'air\u200bflow.acme.example' });
    expect(screen.getByText('air\\u{200b}flow.acme.example')).toBeTruthy();
  });
});
