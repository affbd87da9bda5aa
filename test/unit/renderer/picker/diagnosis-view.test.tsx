// @vitest-environment happy-dom
import { act, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Diagnosis, diagnosisSteps } from '../../../../src/shared/diagnosis.ts';
import { type Failure, fail, ok } from '../../../../src/shared/failure.ts';
import { clipboard, field, preparePicker, press, putAwayPicker, start, three } from './picker-harness.tsx';
import { corpSession, environment } from './snapshots.ts';

beforeEach(preparePicker);
afterEach(putAwayPicker);

const { id } = environment('alpha');
const running: Diagnosis = {
  id,
  isRunning: true,
  steps: diagnosisSteps.map((name) => ({ name, outcome: name === 'identity' ? 'running' : 'waiting' })),
};
const ended: Diagnosis = {
  id,
  isRunning: false,
  steps: diagnosisSteps.map((name) =>
    name === 'list'
      ? {
          name,
          outcome: 'failed',
          failure: {
            kind: 'access-denied',
            operation: 'ListEnvironments',
            place: { profile: id.profile, region: id.region },
            message: 'User is not authorized',
          },
        }
      : { name, outcome: 'passed', found: `found ${name}` },
  ),
  policy: '{"Action": "airflow:CreateWebLoginToken", "Resource": "YOUR-ACCOUNT-ID"}',
};

function openView() {
  const main = start(three);
  press('Ctrl+k');
  fireEvent.click(screen.getByRole('menuitem', { name: 'Why can’t I open this?' }));
  return main;
}

const steps = () =>
  within(screen.getByRole('region', { name: 'Steps' }))
    .getAllByRole('listitem')
    .map((item) => item.textContent ?? '');

describe('why can’t I open this?', () => {
  test('starts the check, shows each step with a word, and ends it with Esc', () => {
    const main = openView();
    expect(main.calls).toEqual([['diagnose', id]]);
    expect(screen.getByRole('heading', { name: 'Why can’t I open alpha?' })).toBeTruthy();
    expect(document.activeElement?.textContent).toBe('Check again');
    main.push({ ...three, diagnosis: running });
    expect(steps()[0]).toContain('Checking…');
    expect(steps()[1]).toContain('Waiting');
    expect(screen.getByRole('status').textContent).toBe('Checking…');
    press('Escape');
    expect(main.calls.at(-1)).toEqual(['closeDiagnosis']);
    expect(document.activeElement).toBe(field());
  });

  test('says what failed, what to do, and what policy would help; a running check is not started again', async () => {
    const main = openView();
    main.push({ ...three, diagnosis: running });
    fireEvent.click(screen.getByRole('button', { name: 'Check again' }));
    expect(main.calls).toHaveLength(1);
    main.push({ ...three, diagnosis: ended });
    expect(screen.getByRole('status').textContent).toBe('1 of 7 steps failed');
    expect(steps()[1]).toMatch(/may not list environments.*Add the environment by its name.*Failed/);
    expect(steps()[0]).toMatch(/found identity.*Passed/);
    expect(screen.getByText(/Admin, Op, User, Viewer or Public/)).toBeTruthy();
    expect(screen.getByText(/in place of the words in capitals/)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Copy policy' }));
    expect(clipboard.mock.calls.at(-1)?.[0]).toBe(ended.policy);
    fireEvent.click(screen.getByRole('button', { name: 'Copy report' }));
    const report = clipboard.mock.calls.at(-1)?.[0] ?? '';
    expect(report).toContain(`why can’t I open alpha? (profile ${id.profile}, ${id.region})`);
    expect(report).toContain('[Failed] It may list environments');
    expect(report).toContain('    User is not authorized');
    expect(report).toContain(ended.policy);
    fireEvent.click(screen.getByRole('button', { name: 'Check again' }));
    expect(main.calls).toEqual([
      ['diagnose', id],
      ['diagnose', id],
    ]);
    await act(() => vi.advanceTimersByTimeAsync(0));
  });

  test('makes room for the check of another environment that was asked for elsewhere', () => {
    const main = openView();
    main.push({ ...three, diagnosis: ended });
    main.push({ ...three, diagnosis: { ...ended, id: environment('beta').id } });
    expect(screen.getByRole('heading', { name: 'Why can’t I open beta?' })).toBeTruthy();
  });

  test('shows nothing of the check of another environment', () => {
    const main = openView();
    main.push({ ...three, diagnosis: { ...ended, id: environment('beta').id } });
    expect(within(screen.getByRole('region', { name: 'Steps' })).queryAllByRole('listitem')).toEqual([]);
    expect(screen.queryByRole('button', { name: 'Copy policy' })).toBeNull();
  });

  const withFailure = (failure: Failure): Diagnosis => ({
    id,
    isRunning: false,
    steps: diagnosisSteps.map((name) =>
      name === 'identity' ? { name, outcome: 'failed', failure } : { name, outcome: 'skipped' },
    ),
  });
  const profile = id.profile;

  test.each<readonly [string, Failure, string, readonly unknown[]]>([
    [
      'signs in',
      { kind: 'person-needed', profile, need: { kind: 'sign-in', session: corpSession } },
      'Sign in',
      ['authenticate', profile],
    ],
    [
      'asks for a code',
      { kind: 'person-needed', profile, need: { kind: 'mfa-code', profile, device: 'phone' } },
      'Enter MFA code',
      ['authenticate', profile],
    ],
    [
      'shows a command',
      { kind: 'person-needed', profile, need: { kind: 'process-consent', profile } },
      'Look at the command',
      ['authenticate', profile],
    ],
    [
      'shows a host',
      { kind: 'person-needed', profile, need: { kind: 'host-consent', id, host: 'airflow.acme.example' } },
      'Look at the host',
      ['openEnvironment', id, { picker: 'hide', query: '' }],
    ],
  ])(
    'a red step that waits for the person has a button, which %s and checks again',
    async (_what, failure, label, call) => {
      const main = openView();
      main.push({ ...three, diagnosis: withFailure(failure) });
      const button = screen.getByRole('button', { name: label });
      expect(document.activeElement).toBe(button);
      fireEvent.click(button);
      await act(() => vi.advanceTimersByTimeAsync(0));
      expect(main.calls.slice(1)).toEqual([call, ['diagnose', id]]);
      main.push({ ...three, diagnosis: running });
      expect(screen.queryByRole('button', { name: label })).toBeNull();
      expect(document.activeElement?.textContent).toBe('Check again');
    },
  );

  test('no check follows when the person gave up, or left the view meanwhile', async () => {
    const need = { kind: 'sign-in', session: corpSession } as const;
    const main = openView();
    main.push({ ...three, diagnosis: withFailure({ kind: 'person-needed', profile, need }) });
    main.answers.authenticate = fail({ kind: 'cancelled' });
    fireEvent.click(screen.getByRole('button', { name: 'Sign in' }));
    await act(() => vi.advanceTimersByTimeAsync(0));
    main.answers.authenticate = ok(null);
    fireEvent.click(screen.getByRole('button', { name: 'Sign in' }));
    press('Escape');
    await act(() => vi.advanceTimersByTimeAsync(0));
    expect(main.calls.map(([name]) => name)).toEqual([
      'diagnose',
      'authenticate',
      'authenticate',
      'closeDiagnosis',
    ]);
  });
});
