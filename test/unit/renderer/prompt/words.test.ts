import { describe, expect, it } from 'vitest';
import { codeDigits, waitingText } from '../../../../src/renderer/prompt/words.ts';

describe('the words of the prompts', () => {
  it.each([
    ['123 456', '123456'],
    ['123-456', '123456'],
    ['\u2068123\u00a0456\u2069', '123456'],
    ['１２３４５６', '123456'],
    ['٠١٢٣٤٩', '012349'],
    ['۰۱۲۳۴۹', '012349'],
    ['1234567', null],
    ['12345678', null],
    ['a1b2', null],
    ['१२३', null],
    ['', ''],
  ])('the digits of %j are %j', (text, digits) => {
    expect(codeDigits(text)).toBe(digits);
  });

  it.each([
    [0, ''],
    [1, 'One more question after this'],
    [3, '3 more questions after this'],
  ])('%i questions more', (count, text) => {
    expect(waitingText(count)).toBe(text);
  });
});
