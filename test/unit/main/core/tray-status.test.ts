import { expect, it } from 'vitest';
import type { AppState } from '../../../../src/main/core/app-state.ts';
import { withOnline } from '../../../../src/main/core/state-online.ts';
import { type TrayIcon, trayStatus } from '../../../../src/main/core/tray-status.ts';
import { firstUpdates } from '../../../../src/main/core/update-state.ts';
import { environmentKey } from '../../../../src/shared/environment.ts';
import { alpha, beta, nowMs, stateWith } from '../sample-state.ts';

const [a, b] = [environmentKey(alpha), environmentKey(beta)];
const failed = { phase: 'failed', failure: { kind: 'offline' } } as const;
const minting = { phase: 'minting' } as const;
const notices = [{ id: 'n', failure: { kind: 'clock-wrong' } as const }];
const discovery = { phase: 'running', done: 1, total: 2 } as const;
const session = {
  key: 'acme',
  form: 'sso-session',
  startUrl: 'https://acme.awsapps.com/start',
  region: 'eu-west-1',
} as const;
const need = { kind: 'sign-in', session } as const;
const signInNeeded = { kind: 'person-needed', profile: 'dev', need } as const;
const target = { key: 'k', name: 'acme', fact: ['Start URL', session.startUrl], flows: ['browser'] } as const;
const progress = { phase: 'starting' } as const;
const signInPrompt = {
  id: 'p',
  kind: 'sign-in',
  target,
  flow: 'browser',
  place: 'browser',
  progress,
} as const;
const mfaPrompt = { id: 'm', kind: 'mfa-code', profile: 'dev', device: 'd' } as const;
const offline = { isOnline: false };
const ready = {
  ...firstUpdates({ kind: 'itself' }, false),
  step: { phase: 'ready', version: '9.0.0' },
} as const;

it.each<readonly [string, Partial<AppState>, TrayIcon, string]>([
  ['nothing happens', {}, 'idle', 'Ready'],
  ['a token is on its way', { openings: { [a]: minting } }, 'busy', 'Opening alpha…'],
  [
    'the login page loads',
    { openings: { [a]: { phase: 'signing-in', host: 'h' } } },
    'busy',
    'Opening alpha…',
  ],
  ['one failed, another goes on', { openings: { [b]: failed, [a]: minting } }, 'busy', 'Opening alpha…'],
  ['an opening goes on offline', { ...offline, openings: { [a]: minting } }, 'busy', 'Opening alpha…'],
  [
    'an opening waits for a sign-in',
    { openings: { [b]: minting, [a]: { phase: 'waiting-for-person', need } } },
    'attention',
    'alpha: You are not signed in to acme',
  ],
  ['a sign-in is open', { prompts: [signInPrompt] }, 'attention', 'Sign in to acme'],
  ['a question is open', { prompts: [mfaPrompt] }, 'attention', 'A question waits for your answer'],
  [
    'a window waits for a sign-in',
    { sessions: { [a]: { host: 'h', loggedInAtMs: 0, phase: 'person-needed', failure: signInNeeded } } },
    'attention',
    'alpha: You are not signed in to acme',
  ],
  ['a new version is ready', { updates: ready }, 'update', 'Version 9.0.0 is ready: restart to update'],
  [
    'a new version is ready, and a search runs',
    { updates: ready, discovery },
    'busy',
    'Looking for environments…',
  ],
  ['there is no network', { ...offline, discovery }, 'offline', 'This computer is offline'],
  [
    'an opening failed for want of it',
    { ...offline, openings: { [a]: failed } },
    'offline',
    'This computer is offline',
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
    'AWS refused the request: this computer’s clock is wrong',
  ],
  [
    'a place could not be searched',
    { notices: [{ id: 'n', failure: signInNeeded, about: { profiles: ['dev'] } }] },
    'idle',
    'Ready',
  ],
  ['a search runs', { discovery }, 'busy', 'Looking for environments…'],
  ['a search is over', { discovery: { phase: 'done', finishedAtMs: nowMs } }, 'idle', 'Ready'],
])('when %s', (_when, more, icon, text) => {
  expect(trayStatus(stateWith({}, more))).toEqual({ icon, text });
});

it('hears of the network once', () => {
  const online = stateWith();
  expect(withOnline(online, true)).toBe(online);
  expect(withOnline(online, false).isOnline).toBe(false);
});
