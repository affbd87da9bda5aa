// @vitest-environment happy-dom
import { fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Notice, Snapshot } from '../../../../src/shared/snapshot.ts';
import {
  currentAction,
  field,
  preparePicker,
  press,
  putAwayPicker,
  rows,
  selected,
  start,
  type,
} from './picker-harness.tsx';
import { snapshotOf } from './snapshots.ts';

beforeEach(preparePicker);
afterEach(putAwayPicker);

const refusedIn = (region: string): Notice => ({
  id: `search:${region}`,
  failure: {
    kind: 'access-denied',
    operation: 'ListEnvironments',
    place: { profile: 'acme', region },
    message: '',
  },
  about: { profiles: ['acme', 'corp'], region },
});

/** A search that was refused in so many regions, through two profiles. */
function shotWith(count: number, names = ['alpha', 'bravo'], more: Partial<Snapshot> = {}): Snapshot {
  const regions = ['eu-west-1', 'eu-west-2', 'eu-west-3', 'us-east-1', 'us-east-2'].slice(0, count);
  return snapshotOf(names, {
    discovery: { phase: 'done', finishedAtMs: 1_000_000 },
    notices: regions.map(refusedIn),
    ...more,
  });
}

const kinds = (): readonly string[] =>
  rows().map((row) => /^(alpha|bravo|2 profiles|\d+ places)/.exec(row)?.[1] ?? '…');

describe('places that could not be searched', () => {
  test('are one row behind what was found, which shows them one by one; Esc folds them again', () => {
    const { calls } = start(shotWith(5));
    expect(kinds()).toEqual(['alpha', 'bravo', '10 places', '…']);
    expect(selected()).toContain('alpha');
    press('ArrowDown');
    press('ArrowDown');
    expect(selected()).toContain('See why, and what to do about each.');
    press('Enter');
    expect(kinds()).toEqual([...Array(5).fill('2 profiles'), 'alpha', 'bravo', '…']);
    expect(selected()).toContain('in eu-west-1');
    press('ArrowDown');
    expect(selected()).toContain('in eu-west-2');
    press('Ctrl+k');
    expect(screen.getByRole('menuitem', { name: 'Copy error details' })).toBeDefined();
    press('Escape');
    press('Escape');
    expect(kinds()).toEqual(['alpha', 'bravo', '10 places', '…']);
    expect(calls).toEqual([]);
    press('Escape');
    expect(calls).toEqual([['hidePicker']]);
  });

  test('are rows of their own where there are few, or nothing was found', () => {
    const { push } = start(shotWith(2));
    expect(kinds()).toEqual(['alpha', 'bravo', '2 profiles', '2 profiles', '…']);
    push({ environments: [], notices: shotWith(4).notices });
    expect(kinds().slice(0, 4)).toEqual(Array(4).fill('2 profiles'));
  });

  test('are told in the footer, and shown from there and from the actions, whatever was typed', () => {
    start(shotWith(3));
    fireEvent.click(screen.getByRole('button', { name: '6 places not searched' }));
    expect(selected()).toContain('in eu-west-1');
    type('br');
    expect(screen.queryByRole('button', { name: /not searched/ })).toBeNull();
    press('Ctrl+k');
    fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'could not' } });
    expect(currentAction()).toBe('Show what could not be searched');
    press('Enter');
    expect(field().value).toBe('');
    expect(selected()).toContain('in eu-west-1');
  });

  test('may be why nothing matches', () => {
    start(shotWith(1));
    type('zzz');
    expect(rows().some((row) => row.startsWith('2 places could not be searched'))).toBe(true);
  });
});

test('the footer counts what matches while there is a query', () => {
  const { push } = start(shotWith(0, ['alpha', 'bravo', 'bravissimo']));
  const footer = screen.getByRole('contentinfo');
  expect(footer.textContent).toContain('Updated just now');
  type('bra');
  expect(footer.textContent).toContain('2 of 3 · Updated just now');
  push({ discovery: { phase: 'running', done: 1, total: 9 } });
  expect(footer.textContent).toContain('2 of 3 · Looking…Stop');
  type('zzz');
  expect(footer.textContent).toContain('0 of 3');
  type('');
  expect(footer.textContent).toContain('Looking… 1 of 9');
  expect(footer.textContent).not.toContain('of 3');
});
