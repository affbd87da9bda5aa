/** A text with its matched letters lit; it keeps its own direction, whatever stands around it, and hides no letter. */

import type { TextRange } from '../../shared/letters.ts';
import { visibleText } from '../../shared/visible-text.ts';

interface LitProps {
  readonly text: string;
  /** In order, not overlapping. */
  readonly ranges: readonly TextRange[];
}

/** The text in pieces: plain, lit, plain, lit ... */
function piecesOf({ text, ranges }: LitProps) {
  const pieces: { readonly start: number; readonly text: string; readonly isLit: boolean }[] = [];
  let at = 0;
  for (const { start, end } of ranges) {
    if (start > at) pieces.push({ start: at, text: text.slice(at, start), isLit: false });
    pieces.push({ start, text: text.slice(start, end), isLit: true });
    at = end;
  }
  if (at < text.length) pieces.push({ start: at, text: text.slice(at), isLit: false });
  return pieces;
}

export function Lit(props: LitProps) {
  return (
    <bdi>
      {piecesOf(props).map(({ start, text, isLit }) =>
        isLit ? <mark key={start}>{visibleText(text)}</mark> : visibleText(text),
      )}
    </bdi>
  );
}
