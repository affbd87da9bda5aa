// @vitest-environment happy-dom
import { render } from '@testing-library/react';
import { expect, test } from 'vitest';
import { Lit } from '../../../../src/renderer/ui/lit.tsx';

test('letters that are not seen are written out, lit or not', () => {
  const { container } = render(<Lit text={'data \u202etxt.\u200bexe'} ranges={[{ start: 6, end: 11 }]} />);
  expect(container.textContent).toBe('data \\u{202e}txt.\\u{200b}exe');
  expect(container.querySelector('mark')?.textContent).toBe('txt.\\u{200b}');
});
