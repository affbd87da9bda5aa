// @vitest-environment happy-dom
import { act, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Diagnosis, diagnosisSteps } from '../../../../src/shared/diagnosis.ts';
import { clipboard, field, preparePicker, press, putAwayPicker, start, three } from './picker-harness.tsx';
import { environment } from './snapshots.ts';

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
    expect(report).toContain(`why can't I open alpha? (profile ${id.profile}, ${id.region})`);
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

  test('shows nothing of the check of another environment', () => {
    const main = openView();
    main.push({ ...three, diagnosis: { ...ended, id: environment('beta').id } });
    expect(within(screen.getByRole('region', { name: 'Steps' })).queryAllByRole('listitem')).toEqual([]);
    expect(screen.queryByRole('button', { name: 'Copy policy' })).toBeNull();
  });
});
