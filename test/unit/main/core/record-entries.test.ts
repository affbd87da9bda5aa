// Many changes of a record in one pass are the same changes one after the other.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { withEntries } from '../../../../src/main/core/record-entries.ts';

const key = fc.constantFrom('a', 'b', 'c', '__proto__');
const value = fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined });

it('takes all changes, the later ones last', () => {
  fc.assert(
    fc.property(
      fc.dictionary(key, fc.integer({ min: 0, max: 3 })),
      fc.array(fc.tuple(key, value)),
      (record, changes) => {
        const before = structuredClone(record);
        const oneByOne = changes.reduce((current, change) => withEntries(current, [change]), record);
        expect(withEntries(record, changes)).toEqual(oneByOne);
        expect(record).toEqual(before);
      },
    ),
  );
});

it.each([
  [[], { a: 1 }],
  [[['a', 1]], { a: 1 }],
  [[['b', undefined]], { a: 1 }],
  [[['b', 2]], { a: 1, b: 2 }],
  [[['a', undefined]], {}],
  [
    [
      ['a', undefined],
      ['a', 2],
    ],
    { a: 2 },
  ],
] as const)('%j', (changes, after) => {
  const record = { a: 1 };
  const changed = withEntries<number>(record, changes);
  expect(changed).toEqual(after);
  expect(changed === record).toBe(JSON.stringify(after) === JSON.stringify(record));
});
