import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { LoginOutcome } from '../../../../src/main/core/login-outcome.ts';
import { withFound } from '../../../../src/main/core/state-discovery.ts';
import { environmentKey } from '../../../../src/shared/environment.ts';
import { type Failure, fail, ok } from '../../../../src/shared/failure.ts';
import { alpha, beta, listed, nowMs, stateWith } from '../sample-state.ts';
import { hide, host, journeyWith, landed, otherMajor, tokenNumber, waiting } from './login-fakes.ts';

const key = environmentKey(alpha);
const offline: Failure = { kind: 'offline' };

describe('opening an environment', () => {
  it('mints a token, loads it, remembers the use and hides the picker', async () => {
    const journey = journeyWith();
    expect(await journey.open(alpha, hide)).toEqual(ok(null));
    expect(journey.asked).toEqual(['mint', 'prepare', 'log in', 'show', 'hide picker']);
    expect(journey.phases).toEqual(['minting', 'signing-in', 'none']);
    const { usage, latches, airflowMajors } = journey.store.get().settings;
    expect(usage).toEqual({ [key]: { score: 1, atMs: nowMs } });
    expect(latches).toEqual({ al: key });
    expect(airflowMajors).toEqual({ [key]: 2 });
  });

  it('starts the hidden window while the token is on its way, not after', async () => {
    const mint = waiting<ReturnType<typeof fail>>();
    const journey = journeyWith({ mint: mint.answer });
    const done = journey.open(alpha, hide);
    await vi.waitUntil(() => journey.asked.includes('mint'));
    expect(journey.asked).toEqual(['mint', 'prepare']);
    mint.settle(fail(offline));
    await done;
  });

  it.each([
    [61_000, [tokenNumber(2)]],
    [46_000, [tokenNumber(2)]],
    [44_000, [tokenNumber(1)]],
  ])('of a computer that slept for %i ms while the token was on its way uses %j', async (sleptMs, used) => {
    let time = nowMs;
    let minted = 0;
    const mint = async () => {
      minted += 1;
      if (minted === 1) time += sleptMs;
      return ok({ host, token: tokenNumber(minted) });
    };
    const journey = journeyWith({ mint, clock: () => time });
    expect(await journey.open(alpha, hide)).toEqual(ok(null));
    expect(journey.urls.map((url) => url.split('#')[1])).toEqual(used);
  });

  it('leaves the picker where it is when asked to', async () => {
    const journey = journeyWith();
    await journey.open(alpha, { picker: 'keep', query: '' });
    expect(journey.asked).not.toContain('hide picker');
  });

  it('focuses the window when it is open, without a token', async () => {
    const failed = { [key]: { phase: 'failed', failure: offline } } as const;
    const journey = journeyWith({ isOpen: () => true, state: stateWith({}, { openings: failed }) });
    expect(await journey.open(alpha, hide)).toEqual(ok(null));
    expect(journey.asked).toEqual(['show', 'hide picker']);
    expect(journey.store.get().openings).toEqual({});
    expect(journey.store.get().settings.usage[key]).toBeDefined();
  });

  it('mints one token for two calls that come together', async () => {
    const mint = waiting<ReturnType<typeof ok<{ host: string; token: string }>>>();
    const journey = journeyWith({ mint: mint.answer });
    const both = [journey.open(alpha, hide), journey.open({ ...alpha }, hide)];
    mint.settle(ok({ host, token: 't' }));
    expect(await Promise.all(both)).toEqual([ok(null), ok(null)]);
    expect(journey.asked.filter((each) => each === 'mint')).toHaveLength(1);
    expect(journey.store.get().settings.usage[key]?.score).toBe(1);
  });

  it('joins nothing that is over, nor another environment', async () => {
    const journey = journeyWith();
    await Promise.all([journey.open(alpha, hide), journey.open(beta, hide)]);
    await journey.open(alpha, hide);
    expect(journey.asked.filter((each) => each === 'mint')).toHaveLength(3);
  });
});

describe('the Airflow major', () => {
  const path = (url: string | undefined) => (url === undefined ? '' : new URL(url).pathname);
  const two = '/aws_mwaa/aws-console-sso';
  const three = '/pluginsv2/aws_mwaa/aws-console-sso';

  it.each([
    ['unknown', stateWith(), two],
    ['told by AWS', withFound(stateWith(), listed(alpha, { airflowVersion: '3.0.6' })), three],
    ['remembered', stateWith({ airflowMajors: { [key]: 3 } }), three],
    [
      'told by AWS, whatever is remembered',
      withFound(stateWith({ airflowMajors: { [key]: 3 } }), listed(alpha, { airflowVersion: '2.10.3' })),
      two,
    ],
  ])('%s: the right login page comes first', async (_what, state, first) => {
    const journey = journeyWith({ state });
    await journey.open(alpha, hide);
    expect(journey.urls.map(path)).toEqual([first]);
  });

  it('is tried the other way once, with a fresh token, and remembered', async () => {
    const journey = journeyWith({ outcomes: [otherMajor, landed] });
    expect(await journey.open(alpha, hide)).toEqual(ok(null));
    expect(journey.urls.map(path)).toEqual([two, three]);
    expect(journey.urls.map((url) => new URL(url).hash)).toEqual([
      `#${tokenNumber(1)}`,
      `#${tokenNumber(2)}`,
    ]);
    expect(journey.store.get().settings.airflowMajors).toEqual({ [key]: 3 });
  });

  it('that neither page answers is said, after two tries', async () => {
    const journey = journeyWith({ outcomes: [otherMajor, otherMajor] });
    expect(await journey.open(alpha, hide)).toEqual(fail({ kind: 'login-page-missing', host }));
    expect(journey.urls).toHaveLength(2);
    expect(journey.store.get().settings.airflowMajors).toEqual({});
  });
});

describe('an environment that AWS said has no web server', () => {
  const creating = withFound(stateWith(), listed(alpha, { status: 'CREATING' }));

  it('is asked for anew, and opened when it has one by now', async () => {
    const journey = journeyWith({
      state: creating,
      describe: async () => ok(listed(alpha, { status: 'AVAILABLE' })),
    });
    expect(await journey.open(alpha, hide)).toEqual(ok(null));
    expect(journey.store.get().found[key]?.status).toBe('AVAILABLE');
  });

  it('gets no token when it has none still', async () => {
    const journey = journeyWith({
      state: creating,
      describe: async () => ok(listed(alpha, { status: 'DELETING' })),
    });
    const failure: Failure = { kind: 'environment-not-ready', name: 'alpha', status: 'DELETING' };
    expect(await journey.open(alpha, hide)).toEqual(fail(failure));
    expect(journey.asked).not.toContain('mint');
  });

  it('says why it could not be asked', async () => {
    const journey = journeyWith({ state: creating, describe: async () => fail(offline) });
    expect(await journey.open(alpha, hide)).toEqual(fail(offline));
  });
});

describe('a failure', () => {
  const refused: Failure = { kind: 'login-refused', host, status: 403 };

  it.each([
    ['of the token', { mint: async () => fail(offline) }, offline],
    ['of the login', { outcomes: [{ kind: 'failed', failure: refused } as const] }, refused],
    [
      'of the second login',
      { outcomes: [otherMajor, { kind: 'failed', failure: refused } as const] },
      refused,
    ],
  ])(
    '%s is answered, stands in the row, and leaves the picker and no hidden window',
    async (_of, answers, failure) => {
      const journey = journeyWith(answers);
      expect(await journey.open(alpha, hide)).toEqual(fail(failure));
      expect(journey.store.get().openings).toEqual({ [key]: { phase: 'failed', failure } });
      expect(journey.asked).toContain('discard');
      expect(journey.asked).not.toContain('hide picker');
      expect(journey.store.get().settings.usage).toEqual({});
    },
  );

  it('goes from the row as soon as it is tried again', async () => {
    const outcomes: LoginOutcome[] = [{ kind: 'failed', failure: refused }, landed];
    const journey = journeyWith({ outcomes });
    await journey.open(alpha, hide);
    await journey.open(alpha, hide);
    expect(journey.phases).toEqual(['minting', 'signing-in', 'failed', 'minting', 'signing-in', 'none']);
  });

  it('that is a bug leaves no row that says "opening" for ever', async () => {
    const journey = journeyWith({ logIn: () => Promise.reject(new Error('a bug')) });
    await expect(journey.open(alpha, hide)).rejects.toThrow('a bug');
    expect(journey.store.get().openings).toEqual({});
    expect(journey.asked.at(-1)).toBe('discard');
    await expect(journey.open(alpha, hide)).rejects.toThrow('a bug');
  });
});

describe('giving up', () => {
  it('by the person ends the call and clears the row', async () => {
    const login = waiting<LoginOutcome>();
    const journey = journeyWith({ logIn: login.answer });
    const done = journey.open(alpha, hide);
    await vi.waitUntil(() => login.signals.length === 1);
    journey.cancel({ ...alpha });
    expect(login.signals[0]?.aborted).toBe(true);
    login.settle({ kind: 'aborted' });
    expect(await done).toEqual(fail({ kind: 'cancelled' }));
    expect(journey.store.get().openings).toEqual({});
    expect(journey.asked.at(-1)).toBe('discard');
  });

  it('by closing the window that logs in clears the row, and says nothing of a time-out', async () => {
    const journey = journeyWith({ outcomes: [{ kind: 'aborted' }] });
    expect(await journey.open(alpha, hide)).toEqual(fail({ kind: 'cancelled' }));
    expect(journey.store.get().openings).toEqual({});
  });

  it('while the token is on its way is the same', async () => {
    const mint = waiting<ReturnType<typeof fail>>();
    const journey = journeyWith({ mint: mint.answer });
    const done = journey.open(alpha, hide);
    await vi.waitUntil(() => mint.signals.length === 1);
    journey.cancel(alpha);
    mint.settle(fail({ kind: 'timeout', host: 'airflow.eu-west-1.amazonaws.com', timeoutMs: 1 }));
    expect(await done).toEqual(fail({ kind: 'cancelled' }));
  });

  it('on what is not on its way does nothing', () => {
    const journey = journeyWith();
    journey.cancel(alpha);
    expect(journey.asked).toEqual([]);
  });

  it('after 15 s says that the web server did not answer', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    onTestFinished(() => {
      vi.useRealTimers();
    });
    const login = waiting<LoginOutcome>();
    const journey = journeyWith({ logIn: login.answer });
    const done = journey.open(alpha, hide);
    await vi.waitUntil(() => login.signals.length === 1);
    vi.advanceTimersByTime(14_000);
    expect(login.signals[0]?.aborted).toBe(false);
    vi.advanceTimersByTime(1_000);
    expect(login.signals[0]?.aborted).toBe(true);
    login.settle({ kind: 'aborted' });
    expect(await done).toEqual(fail({ kind: 'timeout', host, timeoutMs: 15_000 }));
  });
});

describe('resetting a session', () => {
  it('forgets the cookies first, and logs in even when the window is open', async () => {
    const journey = journeyWith({ isOpen: () => true });
    expect(await journey.reset(alpha, hide)).toEqual(ok(null));
    expect(journey.asked).toEqual(['forget', 'mint', 'prepare', 'log in', 'show', 'hide picker']);
  });

  it('takes the place of an opening that is on its way', async () => {
    const first = waiting<ReturnType<typeof fail>>();
    let asked = 0;
    const journey = journeyWith({
      mint: (request) => {
        asked += 1;
        return asked === 1 ? first.answer(request) : Promise.resolve(ok({ host, token: 'second' }));
      },
    });
    const opening = journey.open(alpha, hide);
    await vi.waitUntil(() => asked === 1);
    const resetting = journey.reset(alpha, hide);
    first.settle(fail(offline));
    expect(await opening).toEqual(fail({ kind: 'cancelled' }));
    expect(await resetting).toEqual(ok(null));
    expect(journey.asked).toContain('forget');
  });

  it('that cannot forget leaves no busy row', async () => {
    const journey = journeyWith({ forgetSession: () => Promise.reject(new Error('a bug')) });
    await expect(journey.reset(alpha, hide)).rejects.toThrow('a bug');
    expect(journey.store.get().openings).toEqual({});
    expect(journey.asked).not.toContain('mint');
  });
});

describe('the token', () => {
  it.each<readonly [string, readonly LoginOutcome[]]>([
    ['a success', [landed]],
    ['a second try', [otherMajor, landed]],
    ['no login page', [otherMajor, otherMajor]],
    ['a refusal', [{ kind: 'failed', failure: { kind: 'login-refused', host, status: 401 } }]],
    ['a time-out', [{ kind: 'aborted' }]],
  ])('is in no state and no answer after %s', async (_what, outcomes) => {
    const journey = journeyWith({ outcomes });
    const answer = await journey.open(alpha, hide);
    expect(journey.urls.join(' ')).toContain('c4nary');
    expect(`${journey.seen()} ${JSON.stringify(answer)}`).not.toMatch(/c4nary|aws-console-sso/);
  });
});
