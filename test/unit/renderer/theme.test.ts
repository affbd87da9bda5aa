import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { markColours } from '../../../src/shared/production.ts';

const css = readFileSync(new URL('../../../src/renderer/ui/theme.css', import.meta.url), 'utf8');

/** @returns a colour of the theme in light (0) or dark (1) */
function colourOf(name: string, scheme: 0 | 1): string {
  const found = new RegExp(`--${name}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)`).exec(css);
  return found?.[scheme + 1] ?? '';
}

/** @see https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((one, other) => one - other);
  return (light + 0.05) / (dark + 0.05);
}

test.each(markColours.flatMap((colour) => [[colour, 0] as const, [colour, 1] as const]))(
  'the mark in %s reads well, in light (0) and dark (1): %i',
  (colour, scheme) => {
    const tone = colourOf(`mark-${colour}`, scheme);
    // Its word among rows, cut out of the colour in a bar, and the stripe and swatch on everything they stand on.
    expect(contrast(tone, colourOf(`mark-${colour}-tint`, scheme))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(tone, colourOf('background', scheme))).toBeGreaterThanOrEqual(4.5);
    for (const ground of ['raised', 'selected', 'field']) {
      expect(contrast(tone, colourOf(ground, scheme))).toBeGreaterThanOrEqual(3);
    }
  },
);

const grounds = ['background', 'raised', 'field', 'selected', 'selected-raised'];

test.each(['text', 'muted', 'accent-text', 'bad'].flatMap((name) => grounds.map((ground) => [name, ground])))(
  'letters in %s read well on %s, in light and dark',
  (name = '', ground = '') => {
    for (const scheme of [0, 1] as const) {
      expect(contrast(colourOf(name, scheme), colourOf(ground, scheme))).toBeGreaterThanOrEqual(4.5);
    }
  },
);

test.each(['field-line', 'accent', 'accent-text'].flatMap((name) => grounds.map((ground) => [name, ground])))(
  'a line in %s is seen on %s, in light and dark',
  (name = '', ground = '') => {
    for (const scheme of [0, 1] as const) {
      expect(contrast(colourOf(name, scheme), colourOf(ground, scheme))).toBeGreaterThanOrEqual(3);
    }
  },
);
