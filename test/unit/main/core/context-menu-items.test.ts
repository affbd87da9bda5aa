import { describe, expect, test } from 'vitest';
import {
  type ClickedPlace,
  contextMenuItems,
  type MenuItem,
  type MenuPage,
} from '../../../../src/main/core/context-menu-items.ts';

const host = 'a.c2.eu-west-1.airflow.amazonaws.com';

const nowhere: ClickedPlace = {
  linkUrl: '',
  selection: '',
  isField: false,
  canCut: false,
  canCopy: false,
  canPaste: false,
};
const page: MenuPage = {
  environmentHost: host,
  canGoBack: true,
  canGoForward: false,
  isDevelopment: false,
};

function labels(items: readonly MenuItem[]): readonly string[] {
  return items.map((item) => (item === 'line' ? '—' : `${item.isEnabled ? '' : '× '}${item.label}`));
}

function menu(place: Partial<ClickedPlace>, more: Partial<MenuPage> = {}): readonly MenuItem[] {
  return contextMenuItems({ ...nowhere, ...place }, { ...page, ...more });
}

describe('the context menu', () => {
  test.each<readonly [name: string, place: Partial<ClickedPlace>, items: readonly string[]]>([
    ['of the page', {}, ['Back', '× Forward', 'Reload', '—', 'Print…']],
    [
      'of a link of its own host',
      { linkUrl: `https://${host}/dags/x/grid` },
      ['Open Link in New Window', 'Open Link in Default Browser', 'Copy Link Address'],
    ],
    [
      'of a link to another host',
      { linkUrl: 'https://docs.example/a' },
      ['Open Link in Default Browser', 'Copy Link Address'],
    ],
    ['of a link that may not be opened', { linkUrl: 'http://docs.example/a' }, ['Copy Link Address']],
    ['of a disguised link', { linkUrl: `https://${host}@evil.example/` }, ['Copy Link Address']],
    ['of a mail address', { linkUrl: 'mailto:a@b.example' }, ['Copy Link Address']],
    [
      'of a link that is a script',
      { linkUrl: 'javascript:alert(1)' },
      ['Back', '× Forward', 'Reload', '—', 'Print…'],
    ],
    [
      'of selected words',
      { selection: '  upstream_failed\n in  task ', canCopy: true },
      ['Copy', 'Search DuckDuckGo for “upstream_failed in task”'],
    ],
    ['of a selection without words', { selection: ' \n ' }, ['Back', '× Forward', 'Reload', '—', 'Print…']],
    ['of a whole log that is selected', { selection: 'x'.repeat(501), canCopy: true }, ['Copy']],
    [
      'of a field',
      { isField: true, selection: 'x', canCopy: true, canPaste: true },
      ['× Cut', 'Copy', 'Paste', 'Select All'],
    ],
    [
      'of selected words in a link',
      { linkUrl: `https://${host}/`, selection: 'x', canCopy: true },
      [
        'Open Link in New Window',
        'Open Link in Default Browser',
        'Copy Link Address',
        '—',
        'Copy',
        'Search DuckDuckGo for “x”',
      ],
    ],
  ])('%s', (_name, place, items) => {
    expect(labels(menu(place))).toEqual(items);
  });

  test('offers to inspect only where somebody works on Windsock', () => {
    expect(labels(menu({}, { isDevelopment: true })).slice(-2)).toEqual(['—', 'Inspect Element']);
  });

  test('a search goes to one https address, whatever was selected', () => {
    const [, search] = menu({ selection: 'a&b=c #d "e" 100% ü', canCopy: true });
    expect(search).toMatchObject({
      deed: {
        kind: 'open-in-browser',
        text: 'https://duckduckgo.com/?q=a%26b%3Dc%20%23d%20%22e%22%20100%25%20%C3%BC',
      },
    });
  });

  test('a selection that hides letters or is long is told as it is, and cut', () => {
    const [, hidden] = menu({ selection: `a\u202eb ${'word '.repeat(20)}`, canCopy: true });
    expect(hidden).toMatchObject({ label: 'Search DuckDuckGo for “a\\u{202e}b word word word word…”' });
  });
});
