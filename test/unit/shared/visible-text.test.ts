import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { failureText } from '../../../src/shared/failure-text.ts';
import { cutInMiddle, shortVisibleText, visibleText, visibleWord } from '../../../src/shared/visible-text.ts';

describe('outside text', () => {
  it('shows every character that it has', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const shown = visibleText(text);
        expect(shown).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
        if (/^[ -~]*$/.test(text)) expect(shown).toBe(text);
      }),
    );
  });

  it.each([
    ['safe\u202egnp\u202c', 'safe\\u{202e}gnp\\u{202c}'],
    ['a\u200bb', 'a\\u{200b}b'],
    ['größe 本番', 'größe 本番'],
    ['x'.repeat(60), 'x'.repeat(60)],
    ['x'.repeat(3_000), `${'x'.repeat(60)}…`],
    [`${'x'.repeat(58)}\u202ey`, `${'x'.repeat(58)}…`],
    [`${'x'.repeat(59)}😀`, `${'x'.repeat(59)}…`],
  ])('%j is written in short as %j', (text, shown) => {
    expect(shortVisibleText(text)).toBe(shown);
  });
});

it.each([
  ['abcdefghij', 10, 'abcdefghij'],
  ['abcdefghij', 7, 'abc…hij'],
  ['abcdefghij', 6, 'abc…ij'],
  ['abcdefghij', 1, '…'],
  ['😀😀😀😀', 3, '😀…😀'],
])('%j cut to %i letters is %j', (text, max, cut) => {
  expect(cutInMiddle(text, max)).toBe(cut);
});

describe('what a person typed, in the sentence that refuses it', () => {
  const echoes = (typed: string) => [
    failureText({ kind: 'start-url-invalid', startUrl: typed }).summary,
    failureText({ kind: 'region-name-invalid', region: typed }).summary,
    failureText({ kind: 'environment-name-invalid', name: typed }).summary,
  ];

  it('is short, however much was typed', () => {
    for (const summary of echoes('a'.repeat(3_000))) expect(summary.length).toBeLessThan(110);
  });

  it('does not turn the sentence round', () => {
    for (const summary of echoes('a\u202eb')) {
      expect(summary).toContain('a\\u{202e}b');
      expect(summary).not.toContain('\u202e');
    }
  });
});

it('a word of a command shows every character that it has', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (word) => {
      const shown = visibleWord(word);
      expect(shown).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
      expect(shown).not.toBe('');
      if (/^[ -~]+$/.test(word)) expect(shown).toBe(word);
    }),
  );
});
