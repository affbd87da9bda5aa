import { describe, expect, it } from 'vitest';
import {
  failureOfStatus,
  isToBeReloaded,
  newPageHealth,
  type PageHealth,
  type PageSight,
  pageHealthAfter,
} from '../../../../src/main/core/page-health.ts';
import type { PageProblem } from '../../../../src/shared/airflow-window.ts';
import type { Failure } from '../../../../src/shared/failure.ts';

const host = 'web.airflow.eu-west-1.on.aws';
const refused: Failure = { kind: 'connection-refused', host };
const nothing: Failure = { kind: 'network', host, code: 'ERR_FAILED' };

const began: PageSight = { kind: 'load-began' };
const page: PageSight = { kind: 'page' };
const failed: PageSight = { kind: 'failed', failure: refused };
const ended: PageSight = { kind: 'load-ended', failure: nothing };
const overdue: PageSight = { kind: 'overdue', host, waitedMs: 15_000 };
const emptied: PageSight = { kind: 'emptied' };
const hangs: PageSight = { kind: 'hangs' };
const answersAgain: PageSight = { kind: 'answers-again' };
const waiting: PageSight = { kind: 'waiting' };
const gone = (atMs: number): PageSight => ({ kind: 'gone', atMs });

const slow: PageProblem = { kind: 'slow', waitedMs: 15_000 };
const timeout: PageProblem = { kind: 'failed', failure: { kind: 'timeout', host, timeoutMs: 15_000 } };
const cameToNothing: PageProblem = { kind: 'failed', failure: nothing };
const crashed = (timesInAMinute: number, isReloading: boolean): PageProblem => ({
  kind: 'crashed',
  timesInAMinute,
  isReloading,
});

const seeing = (...sights: readonly PageSight[]): PageHealth => sights.reduce(pageHealthAfter, newPageHealth);

const shown = [began, page, ended];

const cases: readonly (readonly [what: string, sights: readonly PageSight[], problem: PageProblem | null])[] =
  [
    ['a page that loads is well', shown, null],
    ['while the first one loads nothing is wrong', [began], null],
    ['a load that fails is told', [began, failed, ended], failed],
    ['and stays told while it is tried again', [began, failed, ended, began], failed],
    ['until a page comes', [began, failed, ended, began, page], null],
    ['a page that breaks off half way is told', [began, page, failed, ended], failed],
    ['a slow page is told below the bar while the page before is there', [...shown, began, overdue], slow],
    ['and shown when it comes after all', [...shown, began, overdue, page, ended], null],
    ['a press of stop leaves the page before', [...shown, began, overdue, ended], null],
    ['another load has its own patience', [...shown, began, overdue, began], null],
    ['with no page before, a silent server is told in its place', [began, overdue], timeout],
    ['and its page is shown when it comes after all', [began, overdue, page, ended], null],
    ['and stays told when the load is given up', [began, overdue, ended], timeout],
    [
      'a file that is saved, or an answer without content, leaves the page before',
      [...shown, began, ended],
      null,
    ],
    ['a load that comes to nothing in an empty window is told', [began, ended], cameToNothing],
    ['a load that is over is over once', [...shown, ended, overdue], null],
    ['a window that is emptied on purpose has nothing to tell', [began, failed, began, emptied, ended], null],
    ['a crash is told while the page loads again', [...shown, gone(0)], crashed(1, true)],
    ['and forgotten when it is there', [...shown, gone(0), began, page], null],
    [
      'a reload that comes to nothing after a crash is told',
      [...shown, gone(0), began, ended],
      cameToNothing,
    ],
    ['a reload that is not answered after a crash is told', [...shown, gone(0), began, overdue], timeout],
    [
      'the third crash within a minute is the last that loads by itself',
      [...shown, gone(0), ...shown, gone(30_000), ...shown, gone(59_000)],
      crashed(3, false),
    ],
    [
      'crashes of more than a minute ago are forgotten',
      [...shown, gone(0), ...shown, gone(30_000), ...shown, gone(61_000)],
      crashed(2, true),
    ],
    ['a page that hangs is told', [...shown, hangs], { kind: 'hangs' }],
    ['and shown when it answers again', [...shown, hangs, answersAgain], null],
    ['and shown to a person who waits', [...shown, hangs, waiting], null],
    ['and told again to a person who has waited', [...shown, hangs, waiting, hangs], { kind: 'hangs' }],
    [
      'a load that a hanging page holds up says no more than that it hangs',
      [...shown, hangs, began, overdue],
      { kind: 'hangs' },
    ],
    ['a page that hangs and is stopped hangs', [...shown, began, hangs, ended], { kind: 'hangs' }],
    ['what no page shows cannot hang', [began, failed, hangs], failed],
    [
      'an answer of a page that was gone meanwhile changes nothing',
      [...shown, hangs, gone(0), answersAgain],
      crashed(1, true),
    ],
  ];

describe('how a page does', () => {
  it.each(cases)('%s', (_what, sights, problem) => {
    expect(seeing(...sights).problem).toEqual(problem);
  });

  it('loads by itself after a crash, and after nothing else', () => {
    for (const sight of [began, page, failed, ended, overdue, emptied, hangs, answersAgain, waiting]) {
      const before = seeing(...shown, gone(0));
      expect(isToBeReloaded(pageHealthAfter(before, sight), sight)).toBe(false);
    }
    expect(isToBeReloaded(seeing(...shown, gone(0)), gone(0))).toBe(true);
    expect(isToBeReloaded(seeing(gone(0), gone(1), gone(2)), gone(2))).toBe(false);
  });
});

describe('what a status says', () => {
  it.each([
    [200, null],
    [403, null],
    [404, null],
    [407, { kind: 'proxy-login-needed', host }],
    [500, null],
    [502, { kind: 'web-server-error', host, status: 502 }],
    [503, { kind: 'web-server-error', host, status: 503 }],
    [504, { kind: 'web-server-error', host, status: 504 }],
  ])('%i', (status, failure) => {
    expect(failureOfStatus(host, status)).toEqual(failure);
  });
});
