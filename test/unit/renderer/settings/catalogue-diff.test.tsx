// @vitest-environment happy-dom
// A catalogue of thousands of rows: few in the document, all of them to be found, ticked and taken.
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import type { CatalogueRow } from '../../../../src/shared/catalogue.ts';
import { openSection, startSettings } from './settings-harness.tsx';

afterEach(cleanup);

const rowOf = (at: number, more: Partial<CatalogueRow> = {}): CatalogueRow => ({
  id: `row-${at}`,
  group: 'environments',
  standing: 'new',
  subject: `env-${at}`,
  place: { region: 'eu-west-1', profile: 'prod' },
  ...more,
});

function startWith(rows: readonly CatalogueRow[]) {
  const source = { kind: 'file', path: '/files/acme.json' } as const;
  const offer = { phase: 'offered', source, name: 'Acme', rows } as const;
  const main = startSettings({ catalogue: { offer, taken: null } });
  openSection('Team catalogue');
  return main;
}

const boxes = () => screen.getAllByRole<HTMLInputElement>('checkbox');
const click = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
const search = (query: string) =>
  fireEvent.change(screen.getByRole('searchbox', { name: 'Search the catalogue' }), {
    target: { value: query },
  });

it('draws a hundred rows, and more of them on request', () => {
  startWith(Array.from({ length: 2_000 }, (_, at) => rowOf(at)));
  expect(boxes()).toHaveLength(100);
  click('Show 100 of 1,900 more');
  expect(boxes()).toHaveLength(200);
  expect(document.activeElement).toBe(boxes()[100]);
  expect(screen.getByRole('button', { name: 'Show 100 of 1,800 more' })).toBeTruthy();
});

it('finds rows by what they say, ticks what was found, and takes all that is ticked', () => {
  const { calls } = startWith(Array.from({ length: 2_000 }, (_, at) => rowOf(at)));
  search('env-1999 eu-west');
  expect(boxes()).toHaveLength(1);
  expect(screen.getByText('1 of 2,000 rows')).toBeTruthy();
  fireEvent.click(boxes()[0] as HTMLElement);
  search('env-19');
  // One of them was unticked just now.
  click('Tick all 111: Environments');
  click('Untick all 111: Environments');
  search('');
  click('Take 1,889');
  expect(calls[0]?.[0]).toBe('takeCatalogue');
  expect(calls[0]?.[1]).toHaveLength(1_889);
});

it('shows what takes a look before what is ticked, so that none of it is out of sight', () => {
  const caution = { kind: 'name-of-another', other: 'orders' } as const;
  const plain = Array.from({ length: 200 }, (_, at) => rowOf(at));
  startWith([...plain, rowOf(900, { caution }), rowOf(901, { standing: 'differs', mine: 'x' })]);
  expect(boxes().map(({ checked }) => checked)).toEqual([false, false, ...Array(98).fill(true)]);
});

it('has no search for what fits the window', () => {
  startWith([rowOf(1), rowOf(2, { standing: 'same' })]);
  expect(screen.queryByRole('searchbox', { name: 'Search the catalogue' })).toBeNull();
  expect(screen.getByText('1 you have already')).toBeTruthy();
});
