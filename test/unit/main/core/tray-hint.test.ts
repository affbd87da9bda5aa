import { describe, expect, it } from 'vitest';
import { trayHint, type WaysBack } from '../../../../src/main/core/tray-hint.ts';

describe('when the last window closes, it is said how to come back', () => {
  it.each<[WaysBack, title: string, back: string]>([
    [
      { hotkey: 'Alt+Shift+Space', keyboard: 'mac', hasTray: true },
      'Windsock stays in the tray',
      'To open another environment, press ⌥ ⇧ Space. Quit is in the tray menu.',
    ],
    [
      { hotkey: null, keyboard: 'other', hasTray: true },
      'Windsock stays in the tray',
      'To open another environment, click its icon. Quit is in the tray menu.',
    ],
    [
      { hotkey: 'Alt+Shift+Space', keyboard: 'other', hasTray: false },
      'Windsock goes on without a window',
      'To open another environment, press Alt+Shift+Space or start Windsock again. Its icon is in the tray, if your desktop has one; Quit is among the actions of the picker, too.',
    ],
    [
      { hotkey: null, keyboard: 'other', hasTray: false },
      'Windsock goes on without a window',
      'To open another environment, start Windsock again. Its icon is in the tray, if your desktop has one; Quit is among the actions of the picker, too.',
    ],
  ])('%j', (ways, title, body) => {
    expect(trayHint(ways)).toEqual({ title, body });
  });
});
