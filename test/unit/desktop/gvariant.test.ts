import { expect, test } from 'vitest';
import { parseGVariant } from '../../desktop/gvariant.ts';

test.each<readonly [string, unknown]>([
  ["('a',)", ['a']],
  ["(<[':1.13/StatusNotifierItem']>,)", [[':1.13/StatusNotifierItem']]],
  [`(<"it's">, <'a\\nb \\'c\\' \\u2026'>)`, ["it's", "a\nb 'c' …"]],
  ['(uint32 5, (0, {}, @av []))', [5, [0, {}, []]]],
  ["({'enabled': <false>, 'n': <-2>},)", [{ enabled: false, n: -2 }]],
  ["([<(25, {'label': <'a, (b): <c> [d]'>}, @av [])>],)", [[[25, { label: 'a, (b): <c> [d]' }, []]]]],
  ['[(2, 1, [byte 0x00, 0xff])]', [[2, 1, [0, 255]]]],
])('%s', (text, value) => {
  expect(parseGVariant(text)).toEqual(value);
});
