/** The tray as plain data: which items stand in its menu, and what they do. */

import { type EnvironmentId, environmentIdFromKey, environmentKey } from '../../shared/environment.ts';
import { recentKeys } from '../../shared/frecency.ts';
import { type PersonNeed, personNeedKey } from '../../shared/person-need.ts';
import { numberedFavourites } from '../../shared/settings.ts';
import type { SettingsSection } from '../../shared/settings-section.ts';
import { type SignInNeed, signInTargetOf } from '../../shared/sign-in-target.ts';
import { appName } from '../../shared/strings.ts';
import { offeredVersion } from '../../shared/updates.ts';
import { isolated } from '../../shared/visible-text.ts';
import type { AppState } from './app-state.ts';
import { markOf } from './state-production.ts';
import { type TrayIcon, trayStatus } from './tray-status.ts';

/** What a click on an item asks for. */
export type TrayCommand =
  | { readonly kind: 'show-picker' }
  | { readonly kind: 'open'; readonly id: EnvironmentId }
  /** Gets the profile its credentials, and so goes on with what waits for that sign-in. */
  | { readonly kind: 'sign-in'; readonly profile: string }
  /** Null for the section that was shown last. */
  | { readonly kind: 'show-settings'; readonly section: SettingsSection | null }
  | { readonly kind: 'restart-to-update' }
  | { readonly kind: 'show-logs' }
  | { readonly kind: 'quit' };

/** One item of the menu. A `label` cannot be clicked. */
export type TrayItem =
  | { readonly kind: 'separator' }
  | { readonly kind: 'label'; readonly text: string }
  | { readonly kind: 'submenu'; readonly text: string; readonly items: readonly TrayItem[] }
  | {
      readonly kind: 'command';
      readonly text: string;
      /** The key that chooses the item while the menu is open; shown before the text. */
      readonly digit?: number;
      /** Shown beside the text; the tray does not register it. */
      readonly accelerator?: string;
      readonly command: TrayCommand;
    };

/** All that the tray shows. */
export interface TrayContent {
  readonly icon: TrayIcon;
  readonly tooltip: string;
  readonly items: readonly TrayItem[];
}

/** How many recent environments the menu offers. */
const maxRecent = 5;

const separator: TrayItem = { kind: 'separator' };

const helpItems: readonly TrayItem[] = [
  { kind: 'command', text: 'Show logs', command: { kind: 'show-logs' } },
  { kind: 'command', text: 'Diagnostics…', command: { kind: 'show-settings', section: 'diagnostics' } },
];

/** @returns the tray for this state at this time (recent environments fade) */
export function trayContent(state: AppState, nowMs: number): TrayContent {
  const { icon, text } = trayStatus(state);
  const sections: readonly (readonly TrayItem[])[] = [
    [{ kind: 'label', text }, pickerItem(state)],
    titled('Favourites', favouriteItems(state)),
    titled('Recent', recentItems(state, nowMs)),
    titled('Open windows', windowItems(state)),
    signInItems(state),
    [
      { kind: 'command', text: 'Settings…', command: { kind: 'show-settings', section: null } },
      ...updateItems(state),
      { kind: 'submenu', text: 'Help', items: helpItems },
      { kind: 'command', text: `Quit ${appName}`, command: { kind: 'quit' } },
    ],
  ];
  const items = sections
    .filter((section) => section.length > 0)
    .flatMap((section) => [separator, ...section]);
  return { icon, tooltip: `${appName}: ${text}`, items: items.slice(1) };
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
  const alias = state.settings.aliases[environmentKey(id)];
  const name = alias === undefined ? isolated(id.name) : `${isolated(alias)} (${isolated(id.name)})`;
  return `${name}${marked} — ${isolated(id.profile)}, ${id.region}`;
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

/** One row for each sign-in that something waits for: an opening, a window whose session ended, a search. */
function signInItems(state: AppState): readonly TrayItem[] {
  const needs = new Map(needsOf(state).map((each) => [personNeedKey(each.need), each]));
  return [...needs.values()].flatMap(({ profile, need }) =>
    isSignIn(need)
      ? [
          {
            kind: 'command',
            text: `Sign in to ${signInTargetOf(need).name}…`,
            command: { kind: 'sign-in', profile },
          },
        ]
      : [],
  );
}

/** What is offered stands here, and nowhere else unasked. */
function updateItems({ updates }: AppState): readonly TrayItem[] {
  const version = offeredVersion(updates);
  if (version === null) return [];
  return updates.step.phase === 'ready'
    ? [{ kind: 'command', text: `Restart to update to ${version}`, command: { kind: 'restart-to-update' } }]
    : [
        {
          kind: 'command',
          text: `Version ${version} is available…`,
          command: { kind: 'show-settings', section: 'about' },
        },
      ];
}

function isSignIn(need: PersonNeed): need is SignInNeed {
  return need.kind === 'sign-in' || need.kind === 'aws-login';
}

/** What only a person can give, with a profile that waits for it. */
function needsOf({ openings, sessions, notices }: AppState) {
  const waiting = Object.entries(openings).flatMap(([key, opening]) =>
    opening.phase === 'waiting-for-person'
      ? [{ profile: environmentIdFromKey(key)?.profile ?? '', need: opening.need }]
      : [],
  );
  const failures = [
    ...Object.values(openings).flatMap((each) => (each.phase === 'failed' ? [each.failure] : [])),
    ...Object.values(sessions).flatMap((each) => each.failure ?? []),
    ...notices.map(({ failure }) => failure),
  ];
  return [...waiting, ...failures.flatMap((each) => (each.kind === 'person-needed' ? [each] : []))];
}
