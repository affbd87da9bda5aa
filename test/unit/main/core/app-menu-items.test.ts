import { describe, expect, test } from 'vitest';
import { type AppMenuItem, appMenus } from '../../../../src/main/core/app-menu-items.ts';

const keyboards = ['mac', 'other'] as const;

function itemsOf(keyboard: (typeof keyboards)[number]): readonly Exclude<AppMenuItem, 'line'>[] {
  return appMenus(keyboard).flatMap(({ items }) => items.filter((item) => item !== 'line'));
}

describe('the application menu', () => {
  test.each(keyboards)('on %s no key does two things', (keyboard) => {
    const keys = itemsOf(keyboard).flatMap((item) =>
      'act' in item ? item.keys : 'key' in item ? item.key : [],
    );
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.length).toBeGreaterThan(14);
  });

  test('both have the same items for the page', () => {
    const acts = keyboards.map((keyboard) =>
      itemsOf(keyboard).flatMap((item) => ('act' in item ? [[item.label, item.act]] : [])),
    );
    expect(acts[0]).toEqual(acts[1]);
  });

  test('on macOS the keys are those of macOS, and no letter goes without Command', () => {
    const keys = itemsOf('mac').flatMap((item) => ('act' in item ? item.keys : []));
    expect(keys.filter((key) => !key.includes('Command'))).toEqual(['F6']);
    expect(keys).toEqual(
      expect.arrayContaining(['Command+[', 'Command+]', 'Control+Command+F', 'Command+.']),
    );
  });

  test('elsewhere no letter goes without Control', () => {
    const keys = itemsOf('other').flatMap((item) => ('act' in item ? item.keys : []));
    expect(keys.filter((key) => !key.includes('Control'))).toEqual([
      'F5',
      'Escape',
      'F6',
      'F11',
      'Alt+Left',
      'Alt+Right',
    ]);
  });

  test('on macOS the bar has the menus that people know there', () => {
    expect(appMenus('mac').map(({ label }) => label)).toEqual([
      'Windsock',
      'File',
      'Edit',
      'View',
      'History',
      'Window',
      'Help',
    ]);
    expect(appMenus('mac').flatMap(({ role }) => role ?? [])).toEqual(['window', 'help']);
  });

  test.each([
    ['mac', 'Windsock', 'Command+,'],
    ['other', 'File', 'Control+,'],
  ] as const)('on %s the settings are in the menu %s', (keyboard, menu, key) => {
    const { items = [] } = appMenus(keyboard).find(({ label }) => label === menu) ?? {};
    expect(items).toContainEqual({ label: 'Settings…', command: 'settings', key });
  });
});
