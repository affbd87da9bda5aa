/** Stories of sessions: what was seen at which time after the login, what is done about it, and where that ends. */

import {
  graceMs,
  renewFromAgeMs,
  type SessionDeed,
  type SessionGuard,
  type SessionSight,
} from '../../../../src/main/core/relogin.ts';
import type { Failure } from '../../../../src/shared/failure.ts';

export const loginMs = Date.UTC(2026, 0, 15);
const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;
export const offline: Failure = { kind: 'offline' };
export const cancelled: Failure = { kind: 'cancelled' };
export const broken: Failure = { kind: 'session-broken', host: 'h' };
export const needed: Failure = {
  kind: 'person-needed',
  profile: 'p',
  need: { kind: 'mfa-code', profile: 'p', device: 'd' },
};

export const unauthorized: SessionSight = { kind: 'unauthorized' };
export const returned: SessionSight = { kind: 'returned' };
export const woke: SessionSight = { kind: 'woke' };
export const needMet: SessionSight = { kind: 'need-met' };
export const loggedOut: SessionSight = { kind: 'logged-out' };
export const forbidden: SessionSight = { kind: 'forbidden' };
export const page: SessionSight = { kind: 'page' };
export const began: SessionSight = { kind: 'login-began' };
export const landed: SessionSight = { kind: 'login-landed' };
export const failed = (failure: Failure): SessionSight => ({ kind: 'login-failed', failure });
/** A page that began to load so long after the login says "signed out". */
export const signedOut = (sinceMs = 0): SessionSight => ({ kind: 'signed-out', sinceMs: loginMs + sinceMs });

/** What happens, at which time after the login. */
export type Step = readonly [atMs: number, sight: SessionSight];

/** @returns these sights, all so long after the login */
function at(atMs: number, ...sights: readonly SessionSight[]): readonly Step[] {
  return sights.map((sight) => [atMs, sight]);
}

/** Renewals that land, each after the one before, so far apart. */
const renewals = (count: number, everyMs: number): readonly Step[] =>
  Array.from({ length: count }, (_, index) => (index + 1) * everyMs).flatMap((atMs): readonly Step[] => [
    [atMs, unauthorized],
    [atMs, landed],
  ]);

type Row = readonly [
  what: string,
  story: readonly Step[],
  deeds: readonly SessionDeed[],
  phase: SessionGuard['phase'],
];

/** The table. */
export const relogins: readonly Row[] = [
  ['Airflow 3: an API answers 401', at(hourMs, unauthorized), ['renew'], 'renewing'],
  ['Airflow 3: its page goes to its login', at(hourMs, signedOut()), ['renew'], 'renewing'],
  ['Airflow 2: 302 to /login/ or to aws-console-sso', at(hourMs, signedOut(hourMs)), ['renew'], 'renewing'],
  ['403 "Forbidden"', at(hourMs, forbidden), [], 'forbidden'],
  [
    '403 "Invalid JWT token", upon which the page goes to its login',
    at(hourMs, forbidden, signedOut()),
    ['renew'],
    'renewing',
  ],
  ['"Forbidden", then another page', at(hourMs, forbidden, page), [], 'signed-in'],
  [
    'a request before the cookie was there: 401',
    [...at(100, unauthorized), ...at(4_999, unauthorized)],
    [],
    'signed-in',
  ],
  ['401 at the end of that time', at(graceMs, unauthorized), ['renew'], 'renewing'],
  [
    'a page older than the login, as often as it likes',
    [...at(1, signedOut(-1)), ...at(2, signedOut(-1)), ...at(3, signedOut(-1))],
    ['reload', 'reload', 'reload'],
    'signed-in',
  ],
  ['a page newer than the login: loaded once more', at(100, signedOut(50)), ['reload'], 'signed-in'],
  [
    'and again: the new session is refused',
    [...at(100, signedOut(50)), ...at(900, signedOut(800))],
    ['reload'],
    'stopped',
  ],
  [
    'stopped stays stopped',
    [...at(100, signedOut(50)), ...at(900, signedOut(800)), ...at(hourMs, unauthorized, returned, needMet)],
    ['reload'],
    'stopped',
  ],
  [
    'stopped, then a login of the person',
    [...at(100, signedOut(50)), ...at(900, signedOut(800)), ...at(hourMs, began, landed)],
    ['reload'],
    'signed-in',
  ],
  ['three windows at once', at(hourMs, unauthorized, unauthorized, signedOut()), ['renew'], 'renewing'],
  ['the login lands', [...at(hourMs, unauthorized), ...at(hourMs + 800, landed)], ['renew'], 'signed-in'],
  [
    'a fourth renewal within ten minutes',
    [...renewals(3, minuteMs), ...at(4 * minuteMs, unauthorized)],
    ['renew', 'renew', 'renew'],
    'stopped',
  ],
  [
    'a fourth one later',
    [...renewals(3, minuteMs), ...at(12 * minuteMs, unauthorized)],
    ['renew', 'renew', 'renew', 'renew'],
    'renewing',
  ],
  [
    'a page that asks for one every four minutes gets twelve',
    [...renewals(12, 4 * minuteMs), [52 * minuteMs, unauthorized], [56 * minuteMs, unauthorized]],
    Array.from({ length: 12 }, () => 'renew' as const),
    'stopped',
  ],
  [
    'a window that stands open for weeks is renewed twice a day',
    [...renewals(40, 12 * hourMs)],
    Array.from({ length: 40 }, () => 'renew' as const),
    'signed-in',
  ],
  ['AWS needs a person', at(hourMs, unauthorized, failed(needed)), ['renew'], 'person-needed'],
  [
    'and the page goes on asking',
    [...at(hourMs, unauthorized, failed(needed)), ...at(2 * hourMs, unauthorized)],
    ['renew'],
    'person-needed',
  ],
  [
    'the person signs in elsewhere',
    [...at(hourMs, unauthorized, failed(needed)), ...at(hourMs + 1, needMet)],
    ['renew', 'renew'],
    'person-needed',
  ],
  [
    'the person comes back, perhaps from `aws sso login`',
    [...at(hourMs, unauthorized, failed(needed)), ...at(2 * hourMs, returned)],
    ['renew', 'renew'],
    'person-needed',
  ],
  [
    'the person gives up the prompt',
    at(hourMs, unauthorized, failed(needed), began, failed(cancelled)),
    ['renew'],
    'person-needed',
  ],
  [
    'a network that fails',
    [...at(hourMs, unauthorized, failed(offline)), ...at(2 * hourMs, unauthorized)],
    ['renew'],
    'expired',
  ],
  [
    'and the person who comes back',
    [...at(hourMs, unauthorized, failed(offline)), ...at(2 * hourMs, returned)],
    ['renew', 'renew'],
    'renewing',
  ],
  [
    'and clicks at once: tried once more',
    [...at(hourMs, unauthorized, failed(offline)), ...at(hourMs + 1, returned)],
    ['renew', 'renew'],
    'renewing',
  ],
  [
    'and goes on clicking: not again within five seconds of that',
    [
      ...at(hourMs, unauthorized, failed(offline)),
      ...at(hourMs + 1, returned),
      ...at(hourMs + 100, failed(offline), returned),
      ...at(hourMs + 5_099, returned),
    ],
    ['renew', 'renew'],
    'expired',
  ],
  [
    'and clicks later, and at once when that fails as well',
    [
      ...at(hourMs, unauthorized, failed(offline)),
      ...at(hourMs + 1, returned, failed(offline)),
      ...at(hourMs + 5_001, returned, failed(offline), returned, failed(offline), returned),
    ],
    ['renew', 'renew', 'renew', 'renew'],
    'expired',
  ],
  [
    'what the network has nothing to do with waits five seconds',
    [...at(hourMs, unauthorized, failed(broken)), ...at(hourMs + 4_999, returned)],
    ['renew'],
    'expired',
  ],
  [
    'and is tried then',
    [...at(hourMs, unauthorized, failed(broken)), ...at(hourMs + graceMs, returned)],
    ['renew', 'renew'],
    'renewing',
  ],
  ['a return to a young session', at(11 * hourMs, returned), [], 'signed-in'],
  ['a return after 11.5 h', at(renewFromAgeMs, returned), ['renew'], 'signed-in'],
  ['no return after 11.5 h', at(renewFromAgeMs, page, woke), [], 'signed-in'],
  [
    'a session renewed ahead of its end that AWS needs a person for lives on',
    at(renewFromAgeMs, returned, failed(needed)),
    ['renew'],
    'signed-in',
  ],
  [
    'and is tried again a minute later',
    [
      ...at(renewFromAgeMs, returned, failed(needed)),
      ...at(renewFromAgeMs + 59_999, returned),
      ...at(renewFromAgeMs + minuteMs, returned),
    ],
    ['renew', 'renew'],
    'signed-in',
  ],
  ['waking up', at(hourMs, woke, unauthorized, signedOut()), [], 'expired'],
  ['waking up, then the person', at(hourMs, woke, unauthorized, returned), ['renew'], 'renewing'],
  ['the person, then the first 401', at(hourMs, woke, returned, unauthorized), ['renew'], 'renewing'],
  ['"Log out"', at(hourMs, loggedOut, returned, unauthorized, needMet), [], 'expired'],
  [
    '"Log out", then a login of the person',
    [...at(hourMs, loggedOut, began, landed), ...at(2 * hourMs, unauthorized)],
    ['renew'],
    'renewing',
  ],
  ['in the middle of a login of the person', at(hourMs, began, unauthorized, returned), [], 'renewing'],
  [
    'a page says so in the middle of a renewal ahead of its end',
    at(renewFromAgeMs, returned, unauthorized),
    ['renew'],
    'signed-in',
  ],
  ['a clock that was set back', at(-hourMs, unauthorized), ['renew'], 'renewing'],
];
