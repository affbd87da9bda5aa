// @vitest-environment happy-dom

import { fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fail } from '../../../../src/shared/failure.ts';
import {
  choose,
  preparePicker,
  press,
  putAwayPicker,
  rows,
  selected,
  settle,
  start,
  three,
  type,
} from './picker-harness.tsx';
import { environment, keyOf } from './snapshots.ts';

beforeEach(preparePicker);
afterEach(putAwayPicker);

const withAliases = (aliases: Record<string, string>) => ({ ...three, aliases });
const aliasField = (): HTMLInputElement => screen.getByLabelText('Alias');

test('an alias is found as a name is, before names that match less, and lit in the row', () => {
  start(withAliases({ [keyOf('charlie')]: 'Night run' }));
  type('night');
  expect(rows()).toHaveLength(1);
  expect(selected()).toContain('charlie');
  expect(screen.getByText('Night', { selector: 'mark' })).toBeTruthy();
});

test('words may match name and alias', () => {
  start(withAliases({ [keyOf('charlie')]: 'Night run', [keyOf('bravo')]: 'Night run too' }));
  type('run charlie');
  expect(rows()).toHaveLength(1);
  expect(screen.getAllByText(/run|charlie/, { selector: 'mark' })).toHaveLength(2);
});

test('is set in the actions, with what Enter sends', async () => {
  const { calls } = start(three);
  choose('Set alias…');
  expect(document.activeElement).toBe(aliasField());
  fireEvent.change(aliasField(), { target: { value: 'nightly' } });
  fireEvent.submit(aliasField().form as HTMLFormElement);
  await settle();
  expect(calls).toEqual([['setAlias', environment('alpha').id, 'nightly']]);
  expect(screen.getByText('Alias set')).toBeTruthy();
  expect(selected()).toContain('alpha');
});

test('is changed and removed in the actions', async () => {
  const { calls } = start(withAliases({ [keyOf('alpha')]: 'nightly' }));
  choose('Change alias…');
  expect(aliasField().value).toBe('nightly');
  press('Escape');
  choose('Remove alias');
  await settle();
  expect(calls).toEqual([['setAlias', environment('alpha').id, '']]);
  expect(screen.getByText('Alias removed')).toBeTruthy();
});

test('says so where another environment has it already, and when it could not be kept', async () => {
  const { answers } = start(withAliases({ [keyOf('bravo')]: 'Nightly' }));
  choose('Set alias…');
  fireEvent.change(aliasField(), { target: { value: ' nightly' } });
  expect(screen.getByText(/Another environment has this alias/)).toBeTruthy();
  answers.setAlias = fail({
    kind: 'settings-not-saved',
    why: 'other',
    folder: '/home/mara',
    problem: 'EACCES',
  });
  fireEvent.submit(aliasField().form as HTMLFormElement);
  await settle();
  expect(aliasField().getAttribute('aria-invalid')).toBe('true');
  fireEvent.change(aliasField(), { target: { value: 'other' } });
  expect(aliasField().getAttribute('aria-invalid')).toBe('false');
});
