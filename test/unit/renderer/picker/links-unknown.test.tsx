// @vitest-environment happy-dom
import { act, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { environmentKey } from '../../../../src/shared/environment.ts';
import type { Snapshot } from '../../../../src/shared/snapshot.ts';
import { admin, host, linkWorld, path, url } from './link-world.ts';
import {
  field,
  preparePicker,
  press,
  putAwayPicker,
  rows,
  selected,
  start,
  type,
} from './picker-harness.tsx';
import { corpSession, environment, noLinks } from './snapshots.ts';

beforeEach(preparePicker);
afterEach(putAwayPicker);

describe('a link that leads to nothing that is known', () => {
  test('that was not found offers to sign in where that kept it from looking, and looks again after that', () => {
    const need = { kind: 'sign-in', session: corpSession } as const;
    const notices: Snapshot['notices'] = [
      {
        id: 'search:need/corp',
        failure: { kind: 'person-needed', profile: 'corp-data', need },
        about: { profiles: ['corp-data'] },
      },
      {
        id: 'search:link/access-denied/eu-west-1',
        failure: {
          kind: 'access-denied',
          operation: 'ListEnvironments',
          place: { profile: 'acme', region: 'eu-west-1' },
          message: '',
        },
        about: { profiles: ['acme'], region: 'eu-west-1' },
      },
      {
        id: 'search:timeout/us-east-1',
        failure: { kind: 'timeout', host: 'h', timeoutMs: 1 },
        about: { profiles: ['acme'], region: 'us-east-1' },
      },
      { id: 'hotkey', failure: { kind: 'offline' } },
    ];
    const search = { host, phase: 'not-found' } as const;
    const { calls } = start(linkWorld({ environments: [], notices, links: { ...noLinks, search } }));
    type(url);
    expect(rows()).toHaveLength(6);
    expect(rows()[0]).toContain('Look again');
    expect(rows()[1]).toContain('not signed in');
    expect(rows()[2]).toContain('acme may not list environments in eu-west-1');
    expect(rows().slice(3).join()).toMatch(/Add an environment.*start URL.*AWS profiles/);
    press('ArrowDown');
    press('Enter');
    expect(calls.at(-1)).toEqual(['lookForLink', host, path, 'corp-data']);
    press('ArrowDown');
    press('ArrowDown');
    press('Enter');
    expect(screen.getByLabelText<HTMLInputElement>('Region').value).toBe('eu-west-1');
  });

  test('to a host that is none of AWS’s asks whose custom domain it is; nothing is set before an environment was chosen', async () => {
    const { calls } = start(linkWorld());
    type('https://airflow.acme.example/dags/x');
    expect(rows()).toHaveLength(1);
    expect(selected()).toContain('Is airflow.acme.example the custom domain of an environment?');
    press('Enter');
    const choice = screen.getByLabelText<HTMLSelectElement>('Environment');
    expect([choice.value, document.activeElement]).toEqual(['', choice]);
    expect(screen.getByLabelText<HTMLInputElement>('Host').value).toBe('airflow.acme.example');
    const form = choice.form as HTMLFormElement;
    fireEvent.submit(form);
    expect(calls).toEqual([]);
    expect(screen.getByText('Choose the environment that the domain leads to.')).toBeTruthy();
    fireEvent.change(choice, { target: { value: environmentKey(environment('bravo').id) } });
    expect(screen.getByText(`AWS says: x${host}`)).toBeTruthy();
    fireEvent.submit(form);
    expect(calls).toEqual([['setCustomHost', environment('bravo').id, 'airflow.acme.example']]);
    await act(async () => undefined);
    expect(field().value).toBe('https://airflow.acme.example/dags/x');
  });

  test('to a custom domain that was set opens its page', () => {
    const customHosts = { [environmentKey(admin)]: 'airflow.acme.example' };
    const { calls } = start(linkWorld({ customHosts }));
    type('look: https://airflow.acme.example/dags/x.');
    press('Enter');
    expect(calls).toEqual([['openEnvironment', admin, { picker: 'hide', query: '', path: '/dags/x' }]]);
  });
});
