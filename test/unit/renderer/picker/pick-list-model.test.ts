import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  matchingItems,
  type PickItem,
  type PickState,
  pickedIndex,
  pickIntentionFrom,
  scrollFor,
  sliceFor,
  startPick,
  withMove,
} from '../../../../src/renderer/picker/pick-list-model.ts';

const item = (title: string): PickItem => ({ key: title, title, detail: '', search: title.toLowerCase() });
const items = ['Data Prod', 'Data Test', 'Ops Prod'].map(item);
const keysOf = (query: string) => matchingItems(items, query).map(({ key }) => key);

describe('which rows match', () => {
  test.each([
    ['', ['Data Prod', 'Data Test', 'Ops Prod']],
    ['   ', ['Data Prod', 'Data Test', 'Ops Prod']],
    ['DATA', ['Data Prod', 'Data Test']],
    ['prod data', ['Data Prod']],
    ['prod ', ['Data Prod', 'Ops Prod']],
    ['nothing', []],
  ])('%j', (query, keys) => {
    expect(keysOf(query)).toEqual(keys);
  });
});

describe('the row at hand', () => {
  test('is the first until a person moves, and keeps its row when others come or go', () => {
    expect(pickedIndex(items, startPick)).toBe(0);
    const moved = withMove(startPick, items, 'next');
    expect(moved).toMatchObject({ key: 'Data Test', at: 1, hasMoved: true });
    expect(pickedIndex([item('New'), ...items], moved)).toBe(2);
    expect(pickedIndex([item('a'), item('b'), item('c')], moved)).toBe(1);
    expect(pickedIndex([item('a')], moved)).toBe(0);
    expect(pickedIndex([], moved)).toBe(-1);
  });

  test('goes to a row by its index', () => {
    expect(withMove(startPick, items, 2)).toMatchObject({ key: 'Ops Prod', at: 2 });
  });
});

describe('what a key means', () => {
  const press = (text: string) => {
    const parts = text.split('+');
    const key = parts.at(-1) ?? '';
    const has = (name: string) => parts.slice(0, -1).includes(name);
    return {
      key: key === 'Space' ? ' ' : key,
      code: key,
      ctrlKey: has('Ctrl'),
      metaKey: has('Meta'),
      altKey: has('Alt'),
      shiftKey: has('Shift'),
      isComposing: false,
    };
  };
  const typed: PickState = { ...startPick, query: 'da' };
  const moved: PickState = { ...typed, hasMoved: true };

  test.each<readonly [string, PickState, string | undefined]>([
    ['Space', startPick, 'tick'],
    ['Space', typed, undefined],
    ['Space', moved, 'tick'],
    ['Ctrl+Space', typed, 'tick'],
    ['Shift+Space', startPick, undefined],
    ['ArrowDown', typed, 'move'],
    ['PageUp', typed, 'move'],
    ['Enter', typed, 'enter'],
    ['Shift+Enter', typed, undefined],
    ['Escape', typed, 'clear'],
    ['Escape', startPick, undefined],
    ['Ctrl+k', typed, 'actions'],
    ['Ctrl+a', startPick, 'tickAll'],
    ['Ctrl+a', typed, undefined],
    ['Ctrl+a', moved, 'tickAll'],
    ['Alt+a', startPick, undefined],
    ['a', startPick, undefined],
  ])('%s with %j', (text, state, kind) => {
    expect(pickIntentionFrom(press(text), state, 'other')?.kind).toBe(kind);
  });

  test('on a Mac the command key takes the place of Ctrl', () => {
    expect(pickIntentionFrom(press('Meta+k'), startPick, 'mac')).toEqual({ kind: 'actions' });
    expect(pickIntentionFrom(press('Ctrl+k'), startPick, 'mac')).toBeNull();
  });

  test('nothing while letters are being put together', () => {
    expect(pickIntentionFrom({ ...press('Enter'), isComposing: true }, startPick, 'other')).toBeNull();
  });
});

describe('the rows in the document', () => {
  test('are those in sight and a few more, wherever the list is scrolled to', () => {
    const place = fc.record({ topPx: fc.nat(300_000), heightPx: fc.integer({ min: 48, max: 2_000 }) });
    fc.assert(
      fc.property(fc.nat(6_000), place, (count, { topPx, heightPx }) => {
        const { from, end } = sliceFor(count, { topPx, heightPx, rowPx: 48 });
        expect(from).toBeGreaterThanOrEqual(0);
        expect(end).toBeLessThanOrEqual(count);
        expect(end - from).toBeLessThanOrEqual(Math.ceil(heightPx / 48) + 12);
        const lastTop = Math.max(0, count * 48 - heightPx);
        const top = Math.min(topPx, lastTop);
        for (const y of [top, top + heightPx - 1]) {
          const row = Math.floor(y / 48);
          if (row < count && topPx <= lastTop) expect(row >= from && row < end).toBe(true);
        }
      }),
    );
  });

  test('hold the row at hand after it was scrolled to', () => {
    fc.assert(
      fc.property(fc.nat(5_999), fc.nat(290_000), (at, topPx) => {
        const place = { topPx, heightPx: 400, rowPx: 48 };
        const scrolled = scrollFor(at, place);
        expect(at * 48).toBeGreaterThanOrEqual(scrolled);
        expect(at * 48 + 48).toBeLessThanOrEqual(scrolled + 400);
        const { from, end } = sliceFor(6_000, { ...place, topPx: scrolled });
        expect(at >= from && at < end).toBe(true);
      }),
    );
  });
});
