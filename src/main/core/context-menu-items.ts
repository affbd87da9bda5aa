/** What the context menu of an Airflow page offers, by what was clicked. */

import type { SimpleWindowAct } from '../../shared/airflow-window.ts';
import { shortVisibleText } from '../../shared/visible-text.ts';
import { judgeNavigation } from './navigation-policy.ts';
import { parseUrl } from './parse-url.ts';

/** What was clicked, as Chromium tells it. */
export interface ClickedPlace {
  /** Empty where there is no link. */
  readonly linkUrl: string;
  readonly selection: string;
  readonly isField: boolean;
  readonly canCut: boolean;
  readonly canCopy: boolean;
  readonly canPaste: boolean;
}

/** What is known of the page around it. */
export interface MenuPage {
  readonly environmentHost: string | null;
  readonly canGoBack: boolean;
  readonly canGoForward: boolean;
  /** Whether this is a build that somebody works on. */
  readonly isDevelopment: boolean;
}

/** What a click on an item does. */
export type MenuDeed =
  | { readonly kind: 'act'; readonly act: SimpleWindowAct }
  | { readonly kind: 'edit'; readonly edit: 'cut' | 'copy' | 'paste' | 'selectAll' }
  | { readonly kind: 'open-in-window' | 'open-in-browser' | 'copy-text'; readonly text: string }
  | { readonly kind: 'inspect' };

/** An item, or a line between two groups. */
export type MenuItem =
  | { readonly label: string; readonly isEnabled: boolean; readonly deed: MenuDeed }
  | 'line';

/** Longer selections are no search. */
const maxSearched = 500;

/** @returns the items, in groups; never empty */
export function contextMenuItems(place: ClickedPlace, page: MenuPage): readonly MenuItem[] {
  const groups = [linkItems(place.linkUrl, page), textItems(place)].filter((group) => group.length > 0);
  const shown = groups.length > 0 ? groups : [pageItems(page), [act('Print…', 'print')]];
  const last = page.isDevelopment ? [[item('Inspect Element', { kind: 'inspect' })]] : [];
  return [...shown, ...last].flatMap((group, at) => (at === 0 ? group : ['line' as const, ...group]));
}

function linkItems(url: string, { environmentHost }: MenuPage): readonly MenuItem[] {
  if (url === '') return [];
  const verdict = judgeNavigation({ url, isMainFrame: true, environmentHost });
  const isAddress = /^(https?|mailto):$/.test(parseUrl(url)?.protocol ?? '');
  return [
    ...(verdict === 'allow' ? [item('Open Link in New Window', { kind: 'open-in-window', text: url })] : []),
    // A link of Airflow's own needs a login there; who wants that still can.
    ...(verdict === 'deny'
      ? []
      : [item('Open Link in Default Browser', { kind: 'open-in-browser', text: url })]),
    ...(isAddress ? [item('Copy Link Address', { kind: 'copy-text', text: url })] : []),
  ];
}

function textItems(place: ClickedPlace): readonly MenuItem[] {
  const { selection, isField, canCut, canCopy, canPaste } = place;
  const words = selection.trim().replace(/\s+/g, ' ');
  if (isField)
    return [
      item('Cut', { kind: 'edit', edit: 'cut' }, canCut),
      item('Copy', { kind: 'edit', edit: 'copy' }, canCopy),
      item('Paste', { kind: 'edit', edit: 'paste' }, canPaste),
      item('Select All', { kind: 'edit', edit: 'selectAll' }),
    ];
  if (words === '') return [];
  const copy = item('Copy', { kind: 'edit', edit: 'copy' }, canCopy);
  if (words.length > maxSearched) return [copy];
  const label = `Search DuckDuckGo for “${shortVisibleText(words, 30)}”`;
  return [copy, item(label, { kind: 'open-in-browser', text: searchUrl(words) })];
}

function pageItems({ canGoBack, canGoForward }: MenuPage): readonly MenuItem[] {
  return [act('Back', 'back', canGoBack), act('Forward', 'forward', canGoForward), act('Reload', 'reload')];
}

function searchUrl(words: string): string {
  return `https://duckduckgo.com/?q=${encodeURIComponent(words)}`;
}

function item(label: string, deed: MenuDeed, isEnabled = true): MenuItem {
  return { label, isEnabled, deed };
}

function act(label: string, name: SimpleWindowAct, isEnabled = true): MenuItem {
  return item(label, { kind: 'act', act: name }, isEnabled);
}
