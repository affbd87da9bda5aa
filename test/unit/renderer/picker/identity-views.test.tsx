// @vitest-environment happy-dom
import { act, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { fail } from '../../../../src/shared/failure.ts';
import type { Snapshot } from '../../../../src/shared/snapshot.ts';
import {
  field,
  preparePicker,
  press,
  putAwayPicker,
  rows,
  selected,
  settle,
  start,
  three,
} from './picker-harness.tsx';
import { corp, corpSession, environment, snapshot } from './snapshots.ts';

beforeEach(preparePicker);
afterEach(putAwayPicker);

const choose = (action: string | RegExp): void => {
  press('Ctrl+k');
  fireEvent.click(screen.getByRole('menuitem', { name: action }));
};

describe('the way in with a start URL', () => {
  const bare = snapshot({ profiles: [] });
  const accounts = [
    { id: '111111111111', name: 'data', roles: ['Admin', 'ReadOnly'] },
    { id: '222222222222', name: 'ops', roles: ['ReadOnly'] },
  ];
  const listed: Snapshot = { ...bare, identityCenter: { phase: 'listed', session: corpSession, accounts } };
  const startUrl = () => screen.getByLabelText('Start URL');
  const sendForm = () => fireEvent.submit(startUrl().closest('form') as HTMLFormElement);
  const roleField = () => screen.getByPlaceholderText('Search accounts and roles');
  const typeRole = (text: string) => fireEvent.change(roleField(), { target: { value: text } });
  const toForm = (shot = bare) => {
    const main = start(shot);
    press('Enter');
    return main;
  };
  const toRoles = () => {
    const main = toForm();
    main.push(listed);
    main.calls.length = 0;
    return main;
  };

  test('is the first row where there are no profiles; the form has the focus', () => {
    start(bare);
    expect(selected()).toContain('Sign in with an IAM Identity Center start URL');
    press('Enter');
    expect(document.activeElement).toBe(startUrl());
  });

  test('sends what was typed, and says what main finds wrong with it', async () => {
    const { calls, answers } = toForm();
    answers.startIdentityCenter = fail({ kind: 'too-many-profiles', max: 7 });
    fireEvent.change(startUrl(), { target: { value: ' acme.awsapps.com ' } });
    fireEvent.change(screen.getByLabelText('Region'), { target: { value: 'eu-west-1' } });
    sendForm();
    expect(calls).toEqual([['startIdentityCenter', 'acme.awsapps.com', 'eu-west-1']]);
    await settle();
    expect(screen.getByRole('alert').textContent).toContain('7');
  });

  test('sends nothing that cannot be right, says all that is wrong, and leads to the first of it', () => {
    const { calls } = toForm();
    fireEvent.change(startUrl(), { target: { value: 'acme' } });
    fireEvent.change(screen.getByLabelText('Region'), { target: { value: 'Ireland' } });
    sendForm();
    expect(calls).toEqual([]);
    expect(screen.getByText(/“acme” is not a start URL/)).toBeTruthy();
    expect(screen.getByText(/“Ireland” is not the name of a region/)).toBeTruthy();
    expect(document.activeElement).toBe(startUrl());
    fireEvent.change(startUrl(), { target: { value: 'acme.awsapps.com' } });
    sendForm();
    expect(document.activeElement).toBe(screen.getByLabelText('Region'));
  });

  test('waits for the sign-in; Esc gives it up; what was typed stays after a failure', async () => {
    const { calls, push } = toForm();
    fireEvent.change(startUrl(), { target: { value: 'acme.awsapps.com/start' } });
    push({ ...bare, identityCenter: { phase: 'signing-in', session: corpSession } });
    expect(screen.getByRole('status').textContent).toContain('Waiting for your sign-in to corp');
    push({ ...bare, identityCenter: { phase: 'failed', failure: { kind: 'offline' } } });
    expect(startUrl()).toHaveProperty('value', 'acme.awsapps.com/start');
    expect(screen.getByRole('alert').textContent).not.toBe('');
    press('Escape');
    expect(calls.at(-1)).toEqual(['closeIdentityCenter']);
    expect(document.activeElement).toBe(field());
  });

  test('is still there when a person comes back from the browser after a minute', () => {
    const { push } = toForm();
    push({ ...bare, identityCenter: { phase: 'signing-in', session: corpSession } });
    push({ ...bare, pickerVisible: false, identityCenter: { phase: 'signing-in', session: corpSession } });
    act(() => vi.advanceTimersByTime(60_000));
    push(listed);
    expect(rows()).toHaveLength(3);
  });

  test('roles are found by typing, ticked with Space and added with Enter', async () => {
    const { calls } = toRoles();
    expect(document.activeElement).toBe(roleField());
    typeRole('readonly');
    expect(rows()).toHaveLength(2);
    press('ArrowDown');
    press(' ');
    press('ArrowUp');
    press(' ');
    expect(screen.getAllByRole('option', { checked: true })).toHaveLength(2);
    typeRole('admin');
    fireEvent.change(screen.getByLabelText('Region of the new profiles'), {
      target: { value: 'eu-north-1' },
    });
    expect(screen.getByRole('button', { name: /Add 2 profiles/ })).toBeTruthy();
    press('Enter');
    expect(calls).toEqual([
      [
        'addIdentityCenterProfiles',
        [
          { accountId: '111111111111', roleName: 'ReadOnly' },
          { accountId: '222222222222', roleName: 'ReadOnly' },
        ],
        'eu-north-1',
      ],
    ]);
    await settle();
    expect(screen.queryByLabelText('Region of the new profiles')).toBeNull();
  });

  test('without a tick, Enter adds the role at hand; what main refuses is said', async () => {
    const { calls, answers } = toRoles();
    answers.addIdentityCenterProfiles = fail({ kind: 'region-name-invalid', region: 'ireland' });
    press('ArrowDown');
    press('Enter');
    expect(calls[0]?.[1]).toEqual([{ accountId: '111111111111', roleName: 'ReadOnly' }]);
    await settle();
    expect(screen.getByRole('alert').textContent).toContain('ireland');
  });

  test('a click ticks; "Select all shown" ticks what is shown', () => {
    toRoles();
    fireEvent.click(screen.getAllByRole('option')[1] as HTMLElement);
    expect(screen.getAllByRole('option', { checked: true })).toHaveLength(1);
    typeRole('ops');
    fireEvent.click(screen.getByRole('button', { name: 'Select all shown' }));
    typeRole('');
    expect(screen.getAllByRole('option', { checked: true })).toHaveLength(2);
  });

  test('what could not be listed is said beside what was', () => {
    const { push } = toForm();
    const offer = { phase: 'listed', session: corpSession, accounts } as const;
    push({ ...bare, identityCenter: { ...offer, problem: { kind: 'offline' } } });
    expect(rows()).toHaveLength(3);
    expect(screen.getByRole('alert').textContent).toContain('Not all accounts could be listed.');
  });

  test('of thousands of roles only those in sight are in the document', () => {
    const { push } = toForm();
    const many = Array.from({ length: 1_000 }, (_, at) => ({
      id: String(100_000_000_000 + at),
      name: `account ${at}`,
      roles: ['Admin', 'ReadOnly', 'DataEngineer'],
    }));
    push({ ...listed, identityCenter: { phase: 'listed', session: corpSession, accounts: many } });
    expect(rows().length).toBeLessThan(60);
    expect(screen.getByText('3,000 roles')).toBeTruthy();
    expect(screen.getAllByRole('option')[0]?.getAttribute('aria-setsize')).toBe('3000');
  });
});

describe('a row behind a sign-in', () => {
  const id = { ...environment('alpha').id, profile: corp.name };
  const behind = (state: 'signed-in' | 'signed-out', more: Partial<Snapshot> = {}): Snapshot =>
    snapshot({
      profiles: [corp],
      environments: [{ id, origin: 'listed' }],
      ssoSessions: [{ session: corpSession, state }],
      ...more,
    });

  test('says so where the number key would stand, and Enter opens', () => {
    const { calls, push } = start(behind('signed-out', { favourites: [id] }));
    expect(selected()).toContain('Sign in');
    press('Enter');
    expect(calls).toEqual([['openEnvironment', id, { picker: 'hide', query: '' }]]);
    push(behind('signed-in', { favourites: [id] }));
    expect(selected()).not.toContain('Sign in');
  });

  test('offers to sign in, or out', () => {
    const { calls, push } = start(behind('signed-out'));
    choose('Sign in to corp');
    push(behind('signed-in'));
    choose('Sign out of corp');
    expect(calls).toEqual([
      ['authenticate', 'corp-data'],
      ['signOut', 'corp'],
    ]);
  });
});

test.each([
  [{ kind: 'sign-in', session: corpSession } as const, 'Sign in'],
  [{ kind: 'mfa-code', profile: 'base', device: 'phone' } as const, ''],
  [{ kind: 'process-consent', profile: 'corp-data' } as const, ''],
])('Enter on a notice that a person is needed for $kind asks the person', (need, text) => {
  const notice = { id: 'n', failure: { kind: 'person-needed', profile: 'corp-data', need } } as const;
  const { calls } = start({ ...three, notices: [notice] });
  press('Ctrl+Home');
  expect(selected()).toContain(text);
  press('Enter');
  expect(calls).toEqual([['authenticate', 'corp-data']]);
});
