import { describe, expect, test } from 'vitest';
import { type ZoomAct, zoomedFrom } from '../../../../src/main/core/zoom-steps.ts';

describe('zoom steps', () => {
  test.each<readonly [from: number, act: ZoomAct, to: number]>([
    [1, 'zoom-in', 1.1],
    [1, 'zoom-out', 0.9],
    [1.1, 'zoom-out', 1],
    [1.75, 'zoom-in', 2],
    [5, 'zoom-in', 5],
    [0.25, 'zoom-out', 0.25],
    [0.5, 'zoom-in', 2 / 3],
    [3, 'zoom-reset', 1],
    // As Chromium and the settings file give them back.
    [1.100000023841858, 'zoom-in', 1.25],
    [1.100000023841858, 'zoom-out', 1],
    [0.67, 'zoom-out', 0.5],
    // Of no step at all.
    [1.4, 'zoom-in', 1.5],
    [1.4, 'zoom-out', 1.25],
    [9, 'zoom-in', 5],
    [0.1, 'zoom-out', 0.25],
  ])('from %d, %s leads to %d', (from, act, to) => {
    expect(zoomedFrom(from, act)).toBe(to);
  });

  test('as many steps in as out lead back', () => {
    let factor = 1;
    for (let step = 0; step < 5; step += 1) factor = zoomedFrom(factor, 'zoom-in');
    for (let step = 0; step < 5; step += 1) factor = zoomedFrom(factor, 'zoom-out');
    expect(factor).toBe(1);
  });
});
