/** @vitest-environment happy-dom */

import { cleanup, configure, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PromptPage } from '../../../../src/renderer/prompt/prompt-page.tsx';
import { fail } from '../../../../src/shared/failure.ts';
import type { Prompt } from '../../../../src/shared/prompt.ts';
import { signInTargetOf, ssoTarget } from '../../../../src/shared/sign-in-target.ts';
import type { SsoSession } from '../../../../src/shared/sso.ts';
import { clipboard, createFakeMain } from '../picker/picker-harness.tsx';
import { snapshot } from '../picker/snapshots.ts';

configure({ asyncUtilTimeout: 30_000 });

const session: SsoSession = {
  key: 'acme-prod',
  form: 'sso-session',
  startUrl: 'https://acme.awsapps.com/start',
  region: 'eu-west-1',
};
const link = 'https://oidc.eu-west-1.amazonaws.com/authorize?state=a';

const mfa: Prompt = {
  kind: 'mfa-code',
  id: 'p1',
  profile: 'prod',
  device: 'arn:aws:iam::123456789012:mfa/mara-phone',
};
const consent: Prompt = {
  kind: 'process-consent',
  id: 'p2',
  profile: 'dev',
  command: ['/opt/bin/creds', '--for', 'a b', ''],
  file: '~/.aws/config',
  line: 12,
};
const signIn = (more: Partial<Extract<Prompt, { kind: 'sign-in' }>> = {}): Prompt => ({
  kind: 'sign-in',
  id: 'p3',
  target: ssoTarget(session),
  flow: 'browser',
  place: 'browser',
  progress: { phase: 'waiting', link },
  ...more,
});
const proxy: Prompt = {
  kind: 'proxy-login',
  id: 'p4',
  host: 'proxy.acme.example',
  port: 3128,
  realm: 'Acme',
};

function start(...prompts: readonly Prompt[]) {
  const main = createFakeMain();
  render(<PromptPage api={main.api} />);
  const show = (...shown: readonly Prompt[]) => main.push(snapshot({ prompts: shown }));
  show(...prompts);
  main.calls.length = 0;
  return { ...main, show };
}

const button = (name: string): HTMLButtonElement => screen.getByRole('button', { name });
const code = (): HTMLInputElement => screen.getByLabelText('Six-digit code');
const typeCode = (value: string) => fireEvent.change(code(), { target: { value } });

beforeEach(() => {
  vi.spyOn(navigator.clipboard, 'writeText').mockImplementation(clipboard);
  clipboard.mockClear();
});
afterEach(cleanup);

describe('the page', () => {
  it('shows the first question, with what comes after it', () => {
    start(mfa, consent, proxy);
    expect(screen.getByRole('heading').textContent).toBe('MFA code for prod');
    expect(screen.getByText('2 more questions after this')).toBeTruthy();
    expect(document.title).toBe('MFA code for prod — Windsock');
  });

  it('shows nothing while nothing is asked', () => {
    start();
    expect(screen.queryByRole('main')).toBeNull();
  });

  it.each([
    ['an MFA code', mfa],
    ['a consent', consent],
    ['a sign-in', signIn()],
    ['a proxy login', proxy],
  ])('cancels %s with Esc and with its button', (_what, prompt) => {
    const { calls } = start(prompt);
    fireEvent.keyDown(document.activeElement ?? document.body, { key: 'Escape' });
    fireEvent.click(button('Cancel'));
    const cancel = ['answerPrompt', prompt.id, { kind: 'cancel' }];
    expect(calls).toEqual([cancel, cancel]);
  });

  it('leaves Esc to an input method that is composing', () => {
    const { calls } = start(mfa);
    fireEvent.keyDown(code(), { key: 'Escape', isComposing: true });
    expect(calls).toEqual([]);
  });

  it('says when an answer did not arrive', async () => {
    const { answers } = start(consent);
    answers.answerPrompt = fail({ kind: 'page-call-refused' });
    fireEvent.click(button('Allow this command'));
    await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('refused'));
  });
});

describe('an MFA code', () => {
  it('is asked for by the name of the device, with the focus in the field', () => {
    start(mfa);
    expect(screen.getByText('mara-phone')).toBeTruthy();
    expect(screen.getByText('prod')).toBeTruthy();
    expect(document.activeElement).toBe(code());
    expect(code().inputMode).toBe('numeric');
    expect(code().autocomplete).toBe('one-time-code');
  });

  it('is sent by its sixth digit, once', () => {
    const { calls } = start(mfa);
    typeCode('12345');
    expect(calls).toEqual([]);
    expect(button('Send').disabled).toBe(true);
    typeCode('123456');
    fireEvent.submit(code());
    typeCode('654321');
    expect(calls).toEqual([['answerPrompt', 'p1', { kind: 'mfa-code', code: '123456' }]]);
    expect(screen.getByText('Checking the code …')).toBeTruthy();
    expect(code().readOnly).toBe(true);
  });

  it('may be pasted with spaces', () => {
    const { calls } = start(mfa);
    typeCode(' 012 345 ');
    expect(calls).toEqual([['answerPrompt', 'p1', { kind: 'mfa-code', code: '012345' }]]);
  });

  it('that was wrong is said so, and the field is empty for the next one', () => {
    const { calls, show } = start(mfa);
    typeCode('111111');
    show({ ...mfa, id: 'p9', problem: 'wrong-code' });
    expect(code().value).toBe('');
    expect(code().getAttribute('aria-invalid')).toBe('true');
    expect(screen.getByText(/did not take that code/)).toBeTruthy();
    expect(document.activeElement).toBe(code());
    typeCode('222222');
    expect(calls.at(-1)).toEqual(['answerPrompt', 'p9', { kind: 'mfa-code', code: '222222' }]);
  });

  it('may be sent again when it could not be handed over', async () => {
    const { answers, calls } = start(mfa);
    answers.answerPrompt = fail({ kind: 'page-call-refused' });
    typeCode('123456');
    await waitFor(() => expect(button('Send').disabled).toBe(false));
    fireEvent.submit(code());
    expect(calls).toHaveLength(2);
  });
});

describe('a consent', () => {
  it('shows every word of the command apart, and its place', () => {
    start(consent);
    const words = [...screen.getByRole('list').children].map((each) => each.textContent);
    expect(words).toEqual(['/opt/bin/creds', '--for', 'a b', "''"]);
    expect(screen.getByText('~/.aws/config, line 12')).toBeTruthy();
    expect(screen.getByText(/When the command changes, Windsock asks again/)).toBeTruthy();
  });

  it('is not given by a key pressed too early: the focus is not on Allow', () => {
    const { calls } = start(consent);
    expect(document.activeElement).toBe(screen.getByRole('heading'));
    fireEvent.keyDown(document.activeElement ?? document.body, { key: 'Enter' });
    expect(calls).toEqual([]);
    fireEvent.click(button('Allow this command'));
    expect(calls).toEqual([['answerPrompt', 'p2', { kind: 'allow-process' }]]);
  });

  it('writes out what would make the command look like another', () => {
    start({ ...consent, kind: 'process-consent', command: ['a\u202eb', 'c\u200bd', 'e\nf', 'größe 本番'] });
    const words = [...screen.getByRole('list').children].map((each) => each.textContent);
    expect(words).toEqual(['a\\u{202e}b', 'c\\u{200b}d', 'e\\u{000a}f', 'größe 本番']);
  });
});

describe('a sign-in', () => {
  it('says where its page is open and copies the link', async () => {
    start(signIn());
    expect(screen.getByRole('heading').textContent).toBe('Sign in to acme-prod');
    expect(screen.getByText(session.startUrl)).toBeTruthy();
    expect(screen.getByRole('status').textContent).toContain('open in your browser');
    fireEvent.click(button('Copy link'));
    expect(clipboard).toHaveBeenCalledExactlyOnceWith(link);
    await waitFor(() => expect(screen.getByText('Copied')).toBeTruthy());
  });

  it('shows a code large, to compare and to copy', () => {
    start(signIn({ flow: 'device-code', progress: { phase: 'waiting', link, code: 'ABCD-EFGH' } }));
    expect(screen.getByLabelText('Code').textContent).toBe('ABCD-EFGH');
    fireEvent.click(button('Copy code'));
    expect(clipboard).toHaveBeenCalledExactlyOnceWith('ABCD-EFGH');
  });

  it('offers the other places and the other way', () => {
    const { calls, show } = start(signIn());
    fireEvent.click(button('Open again'));
    fireEvent.click(button('Sign in in a Windsock window instead'));
    fireEvent.click(button('Use a code instead'));
    show(signIn({ place: 'window', flow: 'device-code' }));
    expect(screen.getByText(/Passkeys may not/)).toBeTruthy();
    fireEvent.click(button('Sign in in the browser instead'));
    fireEvent.click(button('Sign in without a code'));
    expect(calls.map(([, , answer]) => answer)).toEqual([
      { kind: 'open-page', place: 'browser' },
      { kind: 'open-page', place: 'window' },
      { kind: 'restart-sign-in', flow: 'device-code' },
      { kind: 'open-page', place: 'browser' },
      { kind: 'restart-sign-in', flow: 'browser' },
    ]);
  });

  it('of a legacy session has one way only', () => {
    start(signIn({ target: ssoTarget({ ...session, form: 'legacy' }), flow: 'device-code' }));
    expect(screen.queryByRole('button', { name: /code/ })).toBeNull();
  });

  it('to AWS itself says as whom, and has one way only', () => {
    const loginSession = 'arn:aws:iam::123456789012:user/mara';
    start(signIn({ target: signInTargetOf({ kind: 'aws-login', profile: 'dev', loginSession }) }));
    expect(screen.getByRole('heading').textContent).toBe('Sign in to AWS for profile dev');
    expect(screen.getByText(loginSession)).toBeTruthy();
    expect(screen.queryByRole('button', { name: /code/ })).toBeNull();
  });

  it('that failed says why, and is tried again in the same way', () => {
    const failure = { kind: 'sign-in-refused', session, error: 'access_denied' } as const;
    const { calls } = start(signIn({ flow: 'device-code', progress: { phase: 'failed', failure } }));
    expect(screen.getByText(/The sign-in to acme-prod was denied/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Copy link' })).toBeNull();
    fireEvent.click(button('Try again'));
    expect(calls).toEqual([['answerPrompt', 'p3', { kind: 'restart-sign-in', flow: 'device-code' }]]);
  });

  it('has nothing left to choose while it finishes', () => {
    start(signIn({ progress: { phase: 'finishing' } }));
    expect(screen.getAllByRole('button').map(({ textContent }) => textContent)).toEqual(['Cancel']);
  });
});

describe('a proxy login', () => {
  it('names the proxy and sends both fields', () => {
    const { calls } = start(proxy);
    expect(screen.getByText('proxy.acme.example:3128')).toBeTruthy();
    expect(document.activeElement).toBe(screen.getByLabelText('User name'));
    fireEvent.change(screen.getByLabelText('User name'), { target: { value: 'mara' } });
    const password: HTMLInputElement = screen.getByLabelText('Password');
    expect(password.type).toBe('password');
    fireEvent.change(password, { target: { value: 's3cret' } });
    fireEvent.submit(password);
    expect(calls).toEqual([
      ['answerPrompt', 'p4', { kind: 'proxy-login', user: 'mara', password: 's3cret' }],
    ]);
  });

  it('says that the password was wrong', () => {
    start({ ...proxy, kind: 'proxy-login', problem: 'wrong-password' });
    expect(screen.getByText(/did not take that user name/)).toBeTruthy();
  });
});
