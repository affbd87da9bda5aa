/** The tray as plain data: which items stand in its menu, what they do, and which state its icon shows. */

import { type EnvironmentId, environmentIdFromKey, environmentKey } from '../../shared/environment.ts';
import { failureText } from '../../shared/failure-text.ts';
import { recentKeys } from '../../shared/frecency.ts';
import { numberedFavourites } from '../../shared/settings.ts';
import { appName } from '../../shared/strings.ts';
import type { AppState } from './app-state.ts';
import { markOf } from './state-production.ts';

/** What a click on an item asks for. */
export type TrayCommand =
  | { readonly kind: 'show-picker' }
  | { readonly kind: 'open'; readonly id: EnvironmentId }
  | { readonly kind: 'show-settings' }
  | { readonly kind: 'show-logs' }
  | { readonly kind: 'quit' };

/** One item of the menu. A `label` cannot be clicked. */
export type TrayItem =
  | { readonly kind: 'separator' }
  | { readonly kind: 'label'; readonly text: string }
  | {
      readonly kind: 'command';
      readonly text: string;
      /** The key that chooses the item while the menu is open; shown before the text. */
      readonly digit?: number;
      /** Shown beside the text; the tray does not register it. */
      readonly accelerator?: string;
      readonly command: TrayCommand;
    };

/** What the icon tells: different in shape, not only in colour. */
export type TrayIcon = 'idle' | 'busy' | 'attention';

export interface TrayContent {
  readonly icon: TrayIcon;
  readonly tooltip: string;
  readonly items: readonly TrayItem[];
}

/** How many recent environments the menu offers. */
const maxRecent = 5;

const separator: TrayItem = { kind: 'separator' };

/** @returns the tray for this state at this time (recent environments fade) */
export function trayContent(state: AppState, nowMs: number): TrayContent {
  const { icon, text } = trayStatus(state);
  const sections: readonly (readonly TrayItem[])[] = [
    [{ kind: 'label', text }, pickerItem(state)],
    titled('Favourites', favouriteItems(state)),
    titled('Recent', recentItems(state, nowMs)),
    titled('Open windows', windowItems(state)),
    [
      { kind: 'command', text: 'Settings…', command: { kind: 'show-settings' } },
      { kind: 'command', text: 'Show logs', command: { kind: 'show-logs' } },
      { kind: 'command', text: `Quit ${appName}`, command: { kind: 'quit' } },
    ],
  ];
  const items = sections
    .filter((section) => section.length > 0)
    .flatMap((section) => [separator, ...section]);
  return { icon, tooltip: `${appName}: ${text}`, items: items.slice(1) };
}

function trayStatus(state: AppState): { readonly icon: TrayIcon; readonly text: string } {
  const opening = Object.entries(state.openings).find(([, each]) => each.phase !== 'failed');
  if (opening !== undefined) {
    const name = environmentIdFromKey(opening[0])?.name ?? '';
    return { icon: 'busy', text: `Opening ${name}…` };
  }
  // A place that could not be searched stays a quiet line in the picker: it may be so every day.
  const text =
    failedOpeningText(state) ??
    state.notices
      .filter(({ about }) => about === undefined)
      .map(({ failure }) => failureText(failure).summary)[0];
  if (text !== undefined) return { icon: 'attention', text };
  if (state.discovery.phase === 'running') return { icon: 'busy', text: 'Looking for environments…' };
  return { icon: 'idle', text: 'Ready' };
}

/** No row stands around the sentence here, so the environment is named. */
function failedOpeningText({ openings }: AppState): string | undefined {
  const texts = Object.entries(openings).flatMap(([key, each]) =>
    each.phase === 'failed'
      ? [`${environmentIdFromKey(key)?.name ?? ''}: ${failureText(each.failure).summary}`]
      : [],
  );
  return texts[0];
}

function pickerItem(state: AppState): TrayItem {
  const item = { kind: 'command', text: 'Open picker', command: { kind: 'show-picker' } } as const;
  return state.hotkeyActive ? { ...item, accelerator: state.settings.hotkey } : item;
}

function titled(title: string, items: readonly TrayItem[]): readonly TrayItem[] {
  return items.length === 0 ? [] : [{ kind: 'label', text: title }, ...items];
}

/** Menus have no colours: the word says it, and stands where long names do not push it out of sight. */
function environmentText(state: AppState, id: EnvironmentId): string {
  const mark = markOf(state, id);
  const marked = mark === null ? '' : ` ● ${mark.word}`;
  return `${id.name}${marked} — ${id.profile}, ${id.region}`;
}

function favouriteItems(state: AppState): readonly TrayItem[] {
  return state.settings.favourites.slice(0, numberedFavourites).map((id, at) => ({
    kind: 'command',
    text: environmentText(state, id),
    digit: at + 1,
    command: { kind: 'open', id },
  }));
}

function recentItems(state: AppState, nowMs: number): readonly TrayItem[] {
  const favourites = new Set(state.settings.favourites.slice(0, numberedFavourites).map(environmentKey));
  return recentKeys(state.settings.usage, nowMs, (key) => favourites.has(key))
    .slice(0, maxRecent)
    .map(environmentIdFromKey)
    .filter((id) => id !== null)
    .map((id) => ({ kind: 'command', text: environmentText(state, id), command: { kind: 'open', id } }));
}

function windowItems(state: AppState): readonly TrayItem[] {
  return state.openWindows.map((id) => ({
    kind: 'command',
    text: environmentText(state, id),
    command: { kind: 'open', id },
  }));
}
