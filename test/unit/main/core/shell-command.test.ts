import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shellCommand } from '../../../../src/main/core/shell-command.ts';
import { posixWords } from '../../../../src/shared/command-words.ts';

describe('a command to paste', () => {
  it.each([
    [['/opt/Windsock/windsock', '--toggle'], '/opt/Windsock/windsock --toggle'],
    [['/home/mara/My Apps/w', '--toggle'], "'/home/mara/My Apps/w' --toggle"],
    [["/opt/o'brien/w"], String.raw`'/opt/o'\''brien/w'`],
    [['/opt/$HOME`x`;', ''], "'/opt/$HOME`x`;' ''"],
  ])('%j', (words, text) => {
    expect(shellCommand(words)).toBe(text);
  });

  it('means the very words it was made of', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), (words) => {
        expect(posixWords(shellCommand(words))).toEqual(words);
      }),
    );
  });
});
