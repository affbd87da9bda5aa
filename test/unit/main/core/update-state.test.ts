import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  betweenChecksMs,
  betweenTriesMs,
  firstUpdates,
  isCheckDue,
  isDownloadDue,
  quietMs,
  type UpdateEvent,
  updatesAfter,
} from '../../../../src/main/core/update-state.ts';
import { isNewerRelease } from '../../../../src/main/core/version-order.ts';
import type { Failure } from '../../../../src/shared/failure.ts';
import { mayCheck, offeredVersion, type UpdateRoute, type Updates } from '../../../../src/shared/updates.ts';

const own = '1.2.3';
const itself: UpdateRoute = { kind: 'itself' };
const told: UpdateRoute = { kind: 'told', why: 'package-manager' };
const none: UpdateRoute = { kind: 'none', why: 'no-feed' };
const damaged: Failure = { kind: 'update-damaged', version: '2.0.0' };
const offline: Failure = { kind: 'offline' };
const proxy: Failure = { kind: 'proxy-login-needed', host: 'proxy.corp:3128' };
const check: UpdateEvent = { kind: 'check' };
const download: UpdateEvent = { kind: 'download' };
const downloaded: UpdateEvent = { kind: 'downloaded' };
const answer = (version: string): UpdateEvent => ({ kind: 'answered', version, own });
const failed = (failure: Failure): UpdateEvent => ({ kind: 'failed', failure });
const progress = (percent: number): UpdateEvent => ({ kind: 'progress', percent });

function reached(route: UpdateRoute, ...events: readonly UpdateEvent[]): Updates {
  return events.reduce((updates, event) => updatesAfter(updates, event, 5), firstUpdates(route, false));
}

describe('the life of an update', () => {
  it.each<readonly [string, UpdateRoute, readonly UpdateEvent[], object]>([
    ['nothing was asked', itself, [], { phase: 'unknown' }],
    ['the feed is asked', itself, [check], { phase: 'checking' }],
    ['it has this version', itself, [check, answer(own)], { phase: 'none' }],
    ['it has an older one', itself, [check, answer('1.2.2')], { phase: 'none' }],
    ['it has a newer one', itself, [check, answer('2.0.0')], { phase: 'available', version: '2.0.0' }],
    ['it has none', itself, [check, failed(offline)], { phase: 'failed', of: 'check', failure: offline }],
    [
      'what was found stays on offer while and after the feed is asked in vain',
      itself,
      [check, answer('2.0.0'), check, failed(offline), check],
      { phase: 'checking', version: '2.0.0' },
    ],
    [
      'the download goes on, never back',
      itself,
      [check, answer('2.0.0'), download, progress(41.9), progress(12), progress(Number.NaN)],
      { phase: 'downloading', version: '2.0.0', percent: 41 },
    ],
    [
      'it is ready, and stays so',
      itself,
      [check, answer('2.0.0'), download, downloaded, check, answer('3.0.0'), failed(offline), download],
      { phase: 'ready', version: '2.0.0' },
    ],
    [
      'it was damaged',
      itself,
      [check, answer('2.0.0'), download, failed(damaged)],
      { phase: 'failed', of: 'download', failure: damaged },
    ],
    [
      'what was found is downloaded although the feed was asked again in vain',
      itself,
      [check, answer('2.0.0'), check, failed(offline), download, downloaded],
      { phase: 'ready', version: '2.0.0' },
    ],
    [
      'a proxy wanted a password: it can be tried again, and is ready then',
      itself,
      [check, answer('2.0.0'), download, failed(proxy), download, downloaded],
      { phase: 'ready', version: '2.0.0' },
    ],
    ['an answer that nobody asked for', itself, [answer('2.0.0')], { phase: 'unknown' }],
    ['a download of nothing', itself, [download], { phase: 'unknown' }],
    [
      'a package manager keeps it',
      told,
      [check, answer('2.0.0'), download],
      { phase: 'available', version: '2.0.0' },
    ],
    ['a build that does not look', none, [check, answer('2.0.0')], { phase: 'unknown' }],
  ])('%s', (_what, route, events, step) => {
    expect(reached(route, ...events).step).toEqual(step);
  });

  const event = fc.oneof(
    fc.constantFrom(check, download, downloaded, failed(offline), failed(damaged)),
    fc.tuple(fc.nat(3), fc.nat(3), fc.nat(3)).map((numbers) => answer(numbers.join('.'))),
    fc.string().map(answer),
    fc.double().map(progress),
  );
  const route = fc.constantFrom(itself, told, none);

  it('offers, downloads and keeps ready newer versions alone, and only on the way on which this build takes them', () => {
    fc.assert(
      fc.property(route, fc.array(event, { maxLength: 30 }), (way, events) => {
        let updates = firstUpdates(way, false);
        for (const each of events) {
          const before = updates;
          updates = updatesAfter(before, each, 5);
          const { step } = updates;
          const version = 'version' in step ? step.version : undefined;
          if (version !== undefined) expect(isNewerRelease(version, own)).toBe(true);
          if (step.phase === 'downloading') expect(step.percent).toBeLessThanOrEqual(100);
          if (step.phase === 'downloading' || step.phase === 'ready') expect(way).toBe(itself);
          if (before.step.phase === 'ready') expect(updates).toBe(before);
          if (way === none) expect(updates).toBe(before);
        }
      }),
    );
  });

  it('downloads nothing without a download that was begun', () => {
    fc.assert(
      fc.property(route, fc.array(event, { maxLength: 30 }), (way, events) => {
        const { step } = reached(way, ...events.filter(({ kind }) => kind !== 'download'));
        expect(['downloading', 'ready']).not.toContain(step.phase);
      }),
    );
  });
});

describe('what is on offer', () => {
  it.each<readonly [readonly UpdateEvent[], string | null]>([
    [[], null],
    [[check, answer(own)], null],
    [[check, answer('2.0.0')], '2.0.0'],
    [[check, answer('2.0.0'), check], '2.0.0'],
    [[check, answer('2.0.0'), download], null],
    [[check, answer('2.0.0'), download, downloaded], '2.0.0'],
    [[check, answer('2.0.0'), download, failed(damaged)], null],
    [[check, answer('2.0.0'), download, failed(proxy)], '2.0.0'],
    [[check, answer('2.0.0'), download, failed(proxy), check, failed(offline)], '2.0.0'],
  ])('after %o: %s', (events, version) => {
    expect(offeredVersion(reached(itself, ...events))).toBe(version);
  });
});

describe('by itself', () => {
  const startedAtMs = 1_000_000;
  const asked = (step: Updates['step'], askedAtMs: number): Updates => ({
    ...reached(itself),
    step,
    askedAtMs,
  });
  const fresh = reached(itself);
  const current = asked({ phase: 'none' }, startedAtMs);
  const inVain = asked({ phase: 'failed', of: 'check', failure: offline }, startedAtMs);

  it.each<readonly [string, Updates, number, boolean]>([
    ['not in the first minute', fresh, quietMs - 1, false],
    ['then', fresh, quietMs, true],
    ['not twice a day', current, betweenChecksMs - 1, false],
    ['the next day', current, betweenChecksMs, true],
    ['not at once after a failure', inVain, betweenTriesMs - 1, false],
    ['some hours after a failure', inVain, betweenTriesMs, true],
    ['although the clock was set back', current, -betweenChecksMs, true],
    [
      'not while one is ready',
      asked({ phase: 'ready', version: '2.0.0' }, startedAtMs),
      betweenChecksMs,
      false,
    ],
    ['not while it is asked', reached(itself, check), betweenChecksMs, false],
    ['not where the build does not look', reached(none), quietMs, false],
    ['also where a package manager installs', reached(told), quietMs, true],
  ])('Windsock asks: %s', (_when, updates, laterMs, isDue) => {
    const occasion = { updates, isOnline: true, startedAtMs, nowMs: startedAtMs + laterMs };
    expect(isCheckDue({ ...occasion, choice: 'install' })).toBe(isDue);
    expect(isCheckDue({ ...occasion, choice: 'tell' })).toBe(isDue);
    // Neither against the person's will nor without a network.
    expect(isCheckDue({ ...occasion, choice: 'off' })).toBe(false);
    expect(isCheckDue({ ...occasion, choice: 'install', isOnline: false })).toBe(false);
  });

  it('downloads where the person wants it, but what was damaged not again', () => {
    const found = reached(itself, check, answer('2.0.0'));
    expect(isDownloadDue(found, 'install')).toBe(true);
    expect(isDownloadDue(found, 'tell')).toBe(false);
    expect(isDownloadDue(found, 'off')).toBe(false);
    const again = [download, failed(damaged), check, answer('2.0.0')];
    expect(isDownloadDue(reached(itself, check, answer('2.0.0'), ...again), 'install')).toBe(false);
    expect(mayCheck(reached(itself, check, answer('2.0.0'), download, failed(damaged)))).toBe(true);
    // A network that failed is no reason.
    const cut = [download, failed(offline), check, answer('2.0.0')];
    expect(isDownloadDue(reached(itself, check, answer('2.0.0'), ...cut), 'install')).toBe(true);
    expect(isDownloadDue(reached(itself, check, answer('2.0.1')), 'install')).toBe(true);
  });
});
