import { describe, expect, it } from 'vitest';
import type { AppState } from '../../../../src/main/core/app-state.ts';
import { type TrayItem, trayContent } from '../../../../src/main/core/tray-items.ts';
import { firstUpdates } from '../../../../src/main/core/update-state.ts';
import { environmentKey } from '../../../../src/shared/environment.ts';
import { alpha, beta, idOf, nowMs, prototypeNames, stateWith } from '../sample-state.ts';

function linesOf(state: AppState): readonly string[] {
  return trayContent(state, nowMs).items.map(lineOf);
}

const withoutIsolates = (text: string) => text.replace(/[\u2068\u2069]/g, '');

function lineOf(item: TrayItem): string {
  if (item.kind === 'separator') return '---';
  if (item.kind === 'label') return `[${item.text}]`;
  if (item.kind === 'submenu') return `${item.text} > ${item.items.map(lineOf).join(', ')}`;
  const text = withoutIsolates(item.text);
  return item.digit === undefined ? text : `${item.digit}  ${text}`;
}

const usageOf = (...names: readonly string[]) =>
  Object.fromEntries(
    names.map((name, at) => [environmentKey(idOf(name)), { score: names.length - at, atMs: nowMs }]),
  );

const tail = ['---', 'Settings…', 'Help > Show logs, Diagnostics…', 'Quit Windsock'];

describe('the menu of the tray', () => {
  it('has only what works at first: no empty section and no doubled line', () => {
    expect(linesOf(stateWith())).toEqual(['[Ready]', 'Open picker', ...tail]);
  });

  it.each([
    ['available', 'Version 9.0.0 is available…', { kind: 'show-settings', section: 'about' }],
    ['ready', 'Restart to update to 9.0.0', { kind: 'restart-to-update' }],
  ] as const)('has a row for a new version that is %s', (phase, text, command) => {
    const updates = { ...firstUpdates({ kind: 'itself' }, false), step: { phase, version: '9.0.0' } };
    const { items } = trayContent(stateWith({}, { updates }), nowMs);
    expect(items.at(-3)).toEqual({ kind: 'command', text, command });
  });

  it('has favourites with their numbers, then recent ones, then open windows', () => {
    const state = stateWith({ favourites: [beta, alpha], usage: usageOf('gamma') }, { openWindows: [alpha] });
    expect(linesOf(state)).toEqual([
      '[Ready]',
      'Open picker',
      '---',
      '[Favourites]',
      '1  beta — dev, eu-west-1',
      '2  alpha — dev, eu-west-1',
      '---',
      '[Recent]',
      'gamma — dev, eu-west-1',
      '---',
      '[Open windows]',
      'alpha — dev, eu-west-1',
      ...tail,
    ]);
  });

  it('has nine favourites, as many as there are number keys', () => {
    const favourites = Array.from({ length: 12 }, (_, at) => idOf(`f${at + 1}`));
    const lines = linesOf(stateWith({ favourites })).filter((line) => /^\d/.test(line));
    expect(lines).toHaveLength(9);
    expect(lines.at(-1)).toBe('9  f9 — dev, eu-west-1');
  });

  it('has five recent ones, the most used first, none of them also a numbered favourite', () => {
    const usage = usageOf('alpha', 'a', 'b', 'c', 'd', 'e', 'f');
    const lines = linesOf(stateWith({ favourites: [alpha], usage }));
    const from = lines.indexOf('[Recent]') + 1;
    expect(lines.slice(from, from + 6).map((line) => line.split(' ')[0])).toEqual([
      'a',
      'b',
      'c',
      'd',
      'e',
      '---',
    ]);
  });

  it('forgets what was used long ago', () => {
    const usage = { [environmentKey(alpha)]: { score: 1, atMs: nowMs - 90 * 24 * 3_600_000 } };
    expect(linesOf(stateWith({ usage }))).not.toContain('[Recent]');
  });

  it('survives odd keys of an edited settings file', () => {
    const usage = Object.fromEntries(prototypeNames.map((name) => [name, { score: 1, atMs: nowMs }]));
    expect(linesOf(stateWith({ usage }))).not.toContain('[Recent]');
  });

  it('opens what the item says', () => {
    const state = stateWith(
      { favourites: [beta], usage: usageOf('alpha') },
      { openWindows: [idOf('gamma')] },
    );
    const opened = trayContent(state, nowMs).items.flatMap((item) =>
      item.kind === 'command' && item.command.kind === 'open' ? [item.command.id] : [],
    );
    expect(opened).toEqual([beta, alpha, idOf('gamma')]);
  });

  it('shows the hotkey only while it works', () => {
    const pickerItem = (hotkeyActive: boolean) =>
      trayContent(stateWith({ hotkey: 'Alt+Space' }, { hotkeyActive }), nowMs).items[1];
    expect(pickerItem(true)).toMatchObject({ text: 'Open picker', accelerator: 'Alt+Space' });
    expect(pickerItem(false)).not.toHaveProperty('accelerator');
  });

  it('calls an environment as the person does, and says which it is', () => {
    const settings = { favourites: [alpha], aliases: { [environmentKey(alpha)]: 'Billing' } };
    expect(linesOf(stateWith(settings))).toContain('1  Billing (alpha) — dev, eu-west-1');
  });

  it('writes out hidden letters of a profile', () => {
    const hidden = { ...alpha, profile: 'data\u202etxt' };
    const lines = linesOf(stateWith({ favourites: [hidden] }));
    expect(lines.join('\n')).toContain('alpha — data\\u{202e}txt, eu-west-1');
  });

  it('keeps the order of a line whose names are written from right to left', () => {
    const settings = { favourites: [alpha], aliases: { [environmentKey(alpha)]: 'חיוב' } };
    const texts = trayContent(stateWith(settings), nowMs).items.flatMap((item) =>
      item.kind === 'command' ? [item.text] : [],
    );
    expect(texts).toContain('\u2068חיוב\u2069 (\u2068alpha\u2069) — \u2068dev\u2069, eu-west-1');
  });

  it('says the status first, in the tooltip as well', () => {
    const content = trayContent(stateWith({}, { isOnline: false }), nowMs);
    expect(content).toMatchObject({ icon: 'offline', tooltip: 'Windsock: This computer is offline' });
    expect(content.items[0]).toEqual({ kind: 'label', text: 'This computer is offline' });
  });
});

describe('signing in from the tray', () => {
  const session = {
    key: 'acme',
    form: 'sso-session',
    startUrl: 'https://acme.awsapps.com/start',
    region: 'eu-west-1',
  } as const;
  const need = { kind: 'sign-in', session } as const;
  const failure = { kind: 'person-needed', profile: 'dev', need } as const;
  const key = environmentKey(alpha);
  const host = 'h';

  it.each<readonly [string, Partial<AppState>]>([
    ['an opening', { openings: { [key]: { phase: 'waiting-for-person', need } } }],
    ['an opening that was given up', { openings: { [key]: { phase: 'failed', failure } } }],
    ['a window', { sessions: { [key]: { host, loggedInAtMs: 0, phase: 'person-needed', failure } } }],
    ['a search', { notices: [{ id: 'n', failure, about: { profiles: ['dev', 'other'] } }] }],
  ])('is offered when %s waits for it', (_what, state) => {
    const items = trayContent(stateWith({}, state), nowMs).items;
    expect(items).toContainEqual({
      kind: 'command',
      text: 'Sign in to acme…',
      command: { kind: 'sign-in', profile: 'dev' },
    });
  });

  it('is offered once for all that wait for the same, and for each thing to sign in to', () => {
    const awsLogin = { kind: 'aws-login', profile: 'root', loginSession: 'arn:aws:iam::1:user/me' } as const;
    const notices = [
      { id: '1', failure },
      { id: '2', failure: { ...failure, profile: 'other' } },
      { id: '3', failure: { kind: 'person-needed', profile: 'root', need: awsLogin } as const },
    ];
    const lines = linesOf(stateWith({}, { notices, openings: { [key]: { phase: 'failed', failure } } }));
    expect(lines.filter((line) => line.startsWith('Sign in'))).toEqual([
      'Sign in to acme…',
      'Sign in to AWS for profile root…',
    ]);
  });

  it('is not offered where nothing waits for it, nor for what is no sign-in', () => {
    const ssoSessions = [{ session, state: 'signed-out' } as const];
    const code = { kind: 'mfa-code', profile: 'dev', device: 'd' } as const;
    const notices = [{ id: '1', failure: { kind: 'person-needed', profile: 'dev', need: code } as const }];
    expect(linesOf(stateWith({}, { ssoSessions, notices })).join()).not.toContain('Sign in');
  });
});
