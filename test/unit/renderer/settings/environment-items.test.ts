import { describe, expect, it } from 'vitest';
import { environmentItems, foundItems } from '../../../../src/renderer/settings/environment-items.ts';
import { chosenEnvironments } from '../../../../src/renderer/settings/production-choices.ts';
import { placeAfterKey, placeAtHeight } from '../../../../src/renderer/settings/use-row-order.ts';
import { environmentKey } from '../../../../src/shared/environment.ts';
import { environment, snapshot } from '../picker/snapshots.ts';

const environments = [
  environment('orders-10', { accountId: '412233445566' }),
  environment('orders-9'),
  environment('Payments'),
];
const facts = snapshot({
  environments,
  aliases: { [environmentKey(environment('Payments').id)]: 'Kasse' },
  accountAliases: { '412233445566': 'acme-data' },
});
const items = environmentItems(facts);
const namesOf = (found: typeof items) => found.map(({ id }) => id.name);

describe('the environments of a list', () => {
  it('stand by name, numbers by their value, with the account by its name', () => {
    expect(namesOf(items)).toEqual(['orders-9', 'orders-10', 'Payments']);
    expect(items[1]?.places).toEqual([environment('x').id.profile, 'acme-data', environment('x').id.region]);
  });

  it.each([
    ['', ['orders-9', 'orders-10', 'Payments']],
    ['kasse', ['Payments']],
    ['ACME-DATA', ['orders-10']],
    ['10 orders', ['orders-10']],
    // What begins with it comes first.
    ['pa', ['Payments']],
    ['zzz', []],
  ])('%j finds %j', (query, names) => {
    expect(namesOf(foundItems(items, query))).toEqual(names);
  });
});

describe('choices for single environments', () => {
  it('are told once, whatever profile leads there', () => {
    const twin = environment('orders-10', { accountId: '412233445566' });
    const twice = environmentItems({
      ...facts,
      environments: [...environments, { ...twin, id: { ...twin.id, profile: 'other' } }],
    });
    const { region } = twin.id;
    const productionChoices = {
      [`account:412233445566/${region}/orders-10`]: true,
      [environmentKey(environment('orders-9').id)]: false,
    };
    expect(
      chosenEnvironments(twice, { productionChoices }).map(({ item, isMarked }) => [item.id.name, isMarked]),
    ).toEqual([
      ['orders-9', false],
      ['orders-10', true],
    ]);
  });
});

describe('a row of an ordered list', () => {
  const plain = { altKey: false, ctrlKey: false, metaKey: false, shiftKey: false };
  it.each([
    ['ArrowUp', {}, true, 1],
    ['ArrowDown', {}, true, 3],
    ['Home', {}, true, 0],
    ['End', {}, true, 4],
    ['ArrowUp', { altKey: true }, false, 1],
    ['ArrowDown', { altKey: true }, true, 3],
    ['ArrowDown', {}, false, null],
    ['Home', { altKey: true }, true, null],
    ['ArrowDown', { ctrlKey: true }, true, null],
    ['ArrowDown', { shiftKey: true }, true, null],
    ['a', {}, true, null],
  ] as const)('%s with %o, on its handle: %s -> %s', (key, held, isOnHandle, place) => {
    expect(placeAfterKey({ ...plain, ...held, key }, { at: 2, count: 5, isOnHandle })).toBe(place);
  });

  it('stops at both ends', () => {
    const at = (place: number, key: string) =>
      placeAfterKey({ ...plain, key }, { at: place, count: 3, isOnHandle: true });
    expect([at(0, 'ArrowUp'), at(2, 'ArrowDown')]).toEqual([0, 2]);
  });

  it.each([
    [-20, 0],
    [10, 0],
    [55, 1],
    [149, 2],
    [900, 2],
  ])('dropped at %i goes to %i', (y, place) => {
    expect(placeAtHeight([{ bottom: 50 }, { bottom: 100 }, { bottom: 150 }], y)).toBe(place);
  });
});
