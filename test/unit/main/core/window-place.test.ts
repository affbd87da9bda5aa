import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cascade } from '../../../../src/main/core/window-place.ts';
import type { Bounds } from '../../../../src/shared/settings.ts';

const workArea: Bounds = { x: 0, y: 30, width: 1440, height: 870 };
const wanted: Bounds = { x: 100, y: 60, width: 1000, height: 700 };
const at = (x: number, y: number): Bounds => ({ ...wanted, x, y });

describe('where a new window stands', () => {
  test.each<readonly [name: string, others: readonly Bounds[], place: Bounds]>([
    ['alone', [], wanted],
    ['where another one stands elsewhere', [at(300, 60)], wanted],
    ['one step beside one that stands there', [wanted], at(132, 92)],
    ['one step beside one that was moved by a little', [at(108, 52)], at(132, 92)],
    ['two steps beside two', [wanted, at(132, 92)], at(164, 124)],
    ['in the gap between two', [wanted, at(164, 124)], at(132, 92)],
    [
      'at the upper left once the end of the display is reached',
      [wanted, at(132, 92), at(164, 124), at(196, 156), at(228, 188)],
      at(0, 30),
    ],
  ])('%s', (_name, others, place) => {
    expect(cascade(wanted, others, workArea)).toEqual(place);
  });

  test('twenty windows are all seen: each has a corner of its own, none leaves the display', () => {
    const places: Bounds[] = [];
    for (let n = 0; n < 20; n += 1) places.push(cascade(wanted, places, workArea));
    expect(new Set(places.map(({ x, y }) => `${x}/${y}`)).size).toBe(20);
    for (const { x, y } of places) {
      expect(x + wanted.width).toBeLessThanOrEqual(workArea.width);
      expect(y + wanted.height).toBeLessThanOrEqual(workArea.y + workArea.height);
    }
  });

  test('a window that gives way to others keeps its size, stays on the display and has a corner of its own', () => {
    const numbers = fc.integer({ min: 0, max: 800 });
    const others = fc.array(fc.record({ x: numbers, y: numbers, width: numbers, height: numbers }), {
      maxLength: 25,
    });
    fc.assert(
      fc.property(
        others,
        fc.record({ x: numbers, y: numbers, width: numbers, height: numbers }),
        (open, alone) => {
          const place = cascade(alone, open, workArea);
          if (place === alone) return;
          const { x, y, width, height } = place;
          expect({ width, height }).toEqual({ width: alone.width, height: alone.height });
          expect(x + width).toBeLessThanOrEqual(workArea.x + workArea.width);
          expect(y + height).toBeLessThanOrEqual(workArea.y + workArea.height);
          expect(open.some((each) => each.x === x && each.y === y)).toBe(false);
        },
      ),
    );
  });
});
