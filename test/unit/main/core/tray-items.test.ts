import { describe, expect, it } from 'vitest';
import type { AppState } from '../../../../src/main/core/app-state.ts';
import { type TrayIcon, type TrayItem, trayContent } from '../../../../src/main/core/tray-items.ts';
import { environmentKey } from '../../../../src/shared/environment.ts';
import { alpha, beta, idOf, nowMs, prototypeNames, stateWith } from '../sample-state.ts';

function linesOf(state: AppState): readonly string[] {
  return trayContent(state, nowMs).items.map(lineOf);
}

function lineOf(item: TrayItem): string {
  if (item.kind === 'separator') return '---';
  if (item.kind === 'label') return `[${item.text}]`;
  return item.digit === undefined ? item.text : `${item.digit}  ${item.text}`;
}

const usageOf = (...names: readonly string[]) =>
  Object.fromEntries(
    names.map((name, at) => [environmentKey(idOf(name)), { score: names.length - at, atMs: nowMs }]),
  );

const tail = ['---', 'Settings…', 'Show logs', 'Quit Windsock'];

describe('the menu of the tray', () => {
  it('has only what works at first: no empty section and no doubled line', () => {
    expect(linesOf(stateWith())).toEqual(['[Ready]', 'Open picker', ...tail]);
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
});

describe('the icon and the tooltip', () => {
  const failed = { phase: 'failed', failure: { kind: 'offline' } } as const;
  const [a, b] = [environmentKey(alpha), environmentKey(beta)];
  const notices = [{ id: 'n', failure: { kind: 'clock-wrong' } as const }];
  const discovery = { phase: 'running', done: 1, total: 2 } as const;

  it.each<readonly [string, Partial<AppState>, TrayIcon, string]>([
    ['nothing happens', {}, 'idle', 'Ready'],
    ['a token is on its way', { openings: { [a]: { phase: 'minting' } } }, 'busy', 'Opening alpha…'],
    [
      'the login page loads',
      { openings: { [a]: { phase: 'signing-in', host: 'h' } } },
      'busy',
      'Opening alpha…',
    ],
    [
      'one opening failed and another goes on',
      { openings: { [b]: failed, [a]: { phase: 'minting' } } },
      'busy',
      'Opening alpha…',
    ],
    [
      'an opening failed',
      { openings: { [a]: failed }, notices },
      'attention',
      'alpha: This computer is offline',
    ],
    [
      'there is a notice',
      { notices, discovery },
      'attention',
      "AWS refused the request: this computer's clock is wrong",
    ],
    ['a search runs', { discovery }, 'busy', 'Looking for environments…'],
    ['a search is over', { discovery: { phase: 'done', finishedAtMs: nowMs } }, 'idle', 'Ready'],
  ])('when %s', (_when, more, icon, text) => {
    const content = trayContent(stateWith({}, more), nowMs);
    expect(content).toMatchObject({ icon, tooltip: `Windsock: ${text}` });
    expect(content.items[0]).toEqual({ kind: 'label', text });
  });
});
