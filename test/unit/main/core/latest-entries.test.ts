import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AppState, withAirflowMajor } from '../../../../src/main/core/app-state.ts';
import { withLatestEntry } from '../../../../src/main/core/latest-entries.ts';
import { withSeenHost } from '../../../../src/main/core/state-links.ts';
import { withWindowBounds, withZoomFactor } from '../../../../src/main/core/state-windows.ts';
import { type EnvironmentId, environmentKey } from '../../../../src/shared/environment.ts';
import { maxUsages } from '../../../../src/shared/settings.ts';
import { alpha, stateWith } from '../sample-state.ts';

describe('the latest entries', () => {
  it('are never more than allowed, and are those that were written last', () => {
    const key = fc.stringMatching(/^[a-z]$/);
    fc.assert(
      fc.property(fc.array(fc.tuple(key, fc.nat())), fc.integer({ min: 1, max: 8 }), (writes, max) => {
        const record = writes.reduce<Readonly<Record<string, number>>>(
          (before, write) => withLatestEntry(before, write, max),
          {},
        );
        const latest = [...new Set(writes.map(([name]) => name))];
        const order = latest.sort(
          (one, other) =>
            writes.findLastIndex(([name]) => name === one) - writes.findLastIndex(([name]) => name === other),
        );
        expect(Object.keys(record)).toEqual(order.slice(-max));
        for (const [name, value] of Object.entries(record))
          expect(value).toBe(writes.findLast(([written]) => written === name)?.[1]);
      }),
    );
  });
});

const bounds = { x: 0, y: 0, width: 1, height: 1 };

describe.each<readonly [string, (state: AppState, id: EnvironmentId) => AppState]>([
  ['windowBounds', (state, id) => withWindowBounds(state, id, bounds)],
  ['airflowMajors', (state, id) => withAirflowMajor(state, id, 3)],
  ['zoomFactors', (state, id) => withZoomFactor(state, id, 1.25)],
  ['seenHosts', (state, id) => withSeenHost(state, id, 'a.b')],
])('%s in the settings', (field, remember) => {
  it('do not grow without end; the oldest environment is forgotten first', () => {
    const many = Array.from({ length: maxUsages + 1 }, (_, at) => ({ ...alpha, name: `e${at}` }));
    const { settings } = many.reduce(remember, stateWith());
    const kept = settings[field as 'windowBounds'];
    expect(Object.keys(kept)).toHaveLength(maxUsages);
    expect(kept).not.toHaveProperty([environmentKey({ ...alpha, name: 'e0' })]);
    expect(kept).toHaveProperty([environmentKey({ ...alpha, name: `e${maxUsages}` })]);
  });
});
