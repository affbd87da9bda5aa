import { describe, expect, it, vi } from 'vitest';
import { createLoginLinks, type LoginLinkParts } from '../../../../src/main/commands/login-links.ts';
import { createStore } from '../../../../src/main/store.ts';
import { environmentKey } from '../../../../src/shared/environment.ts';
import { fail, ok } from '../../../../src/shared/failure.ts';
import type { PersonNeed } from '../../../../src/shared/person-need.ts';
import type { Opening } from '../../../../src/shared/snapshot.ts';
import { alpha, beta, listed, nowMs, stateWith } from '../sample-state.ts';
import { hide, host, tokenNumber, waiting } from './login-fakes.ts';
import { session } from './meet-fakes.ts';

const key = environmentKey(alpha);
const signIn: PersonNeed = { kind: 'sign-in', session };
const url2 = (call: number) => `https://${host}/aws_mwaa/aws-console-sso?login=true#${tokenNumber(call)}`;
const url3 = (call: number) =>
  `https://${host}/pluginsv2/aws_mwaa/aws-console-sso?login=true#${tokenNumber(call)}`;

function linksWith(
  answers: Partial<LoginLinkParts> & { readonly state?: ReturnType<typeof stateWith> } = {},
) {
  const { state = stateWith({ airflowMajors: { [key]: 2 } }), ...parts } = answers;
  const store = createStore(state);
  const done: string[] = [];
  const phases: (Opening['phase'] | 'none')[] = [];
  const seen: string[] = [JSON.stringify(state)];
  store.subscribe((now) => {
    seen.push(JSON.stringify(now));
    phases.push(now.openings[key]?.phase ?? 'none');
  });
  let minted = 0;
  const links = createLoginLinks({
    store,
    mintLoginToken: async () => {
      minted += 1;
      done.push('mint');
      return ok({ host, token: tokenNumber(minted) });
    },
    describeEnvironment: async () => {
      done.push('describe');
      return fail({ kind: 'offline' });
    },
    meetNeed: async () => ok(null),
    openInBrowser: (url) => done.push(`browser ${url}`),
    copySecret: async (url) => {
      done.push(`copy ${url}`);
    },
    hidePicker: () => done.push('hide'),
    nowMs: () => nowMs,
    ...parts,
  });
  return { links, store, done, phases, seen: () => seen.join('\n') };
}

describe('a login elsewhere', () => {
  it('in the browser opens a fresh login URL, hides the picker, and is remembered as a use', async () => {
    const { links, store, done, phases } = linksWith();
    expect(await links.openInBrowser(alpha, hide)).toEqual(ok(null));
    expect(done).toEqual(['mint', `browser ${url2(1)}`, 'hide']);
    expect(phases).toEqual(['minting', 'none', 'none']);
    expect(store.get().settings.latches).toEqual({ al: key });
    await links.openInBrowser(alpha, { picker: 'keep', query: '' });
    expect(done.slice(3)).toEqual(['mint', `browser ${url2(2)}`]);
  });

  it('copied hides nothing and is no use of the environment', async () => {
    const { links, store, done } = linksWith();
    expect(await links.copyLoginUrl(alpha)).toEqual(ok(null));
    expect(done).toEqual(['mint', `copy ${url2(1)}`]);
    expect(store.get().settings.usage).toEqual({});
  });

  it('leaves no token in any state', async () => {
    const { links, seen } = linksWith();
    await links.copyLoginUrl(alpha);
    await links.openInBrowser(alpha, hide);
    expect(seen()).not.toContain('c4nary');
  });

  it.each([
    ['the last login', stateWith({ airflowMajors: { [key]: 3 } }), url3(1), false],
    ['AWS', stateWith({}, { found: { [key]: listed(alpha, { airflowVersion: '3.0.1' }) } }), url3(1), false],
    ['nothing', stateWith(), url2(1), true],
  ])('takes the path of the version that %s tells', async (_who, state, url, isAsked) => {
    const { links, done } = linksWith({ state });
    await links.copyLoginUrl(alpha);
    expect(done.at(-1)).toBe(`copy ${url}`);
    expect(done.includes('describe')).toBe(isAsked);
  });

  it('says of an environment that is being created that it is, not that there is none', async () => {
    const place = { profile: 'dev', region: 'eu-west-1', environment: 'alpha' };
    const { links } = linksWith({
      mintLoginToken: async () => fail({ kind: 'environment-not-found', place }),
      describeEnvironment: async () => ok(listed(alpha, { status: 'CREATING' })),
    });
    expect(await links.copyLoginUrl(alpha)).toEqual(
      fail({ kind: 'environment-not-ready', name: 'alpha', status: 'CREATING' }),
    );
  });

  it('asks AWS for the version where nothing tells it, before it mints', async () => {
    const order: string[] = [];
    const { links, done } = linksWith({
      state: stateWith(),
      describeEnvironment: async () => {
        order.push('describe');
        return ok(listed(alpha, { airflowVersion: '3.1.0' }));
      },
    });
    await links.copyLoginUrl(alpha);
    expect(order).toEqual(['describe']);
    expect(done).toEqual(['mint', `copy ${url3(1)}`]);
  });

  it('gets from a person what is needed, and mints after that', async () => {
    const needed = fail({ kind: 'person-needed', profile: 'dev', need: signIn });
    const mintLoginToken = vi
      .fn<LoginLinkParts['mintLoginToken']>()
      .mockResolvedValueOnce(needed)
      .mockResolvedValue(ok({ host, token: 't' }));
    const { links, phases } = linksWith({ mintLoginToken });
    expect(await links.copyLoginUrl(alpha)).toEqual(ok(null));
    expect(phases).toEqual(['minting', 'waiting-for-person', 'minting', 'none']);
  });

  it('that failed says so in the row', async () => {
    const failure = { kind: 'offline' } as const;
    const { links, store } = linksWith({ mintLoginToken: async () => fail(failure) });
    expect(await links.openInBrowser(alpha, hide)).toEqual(fail(failure));
    expect(store.get().openings[key]).toEqual({ phase: 'failed', failure });
    expect(store.get().settings.usage).toEqual({});
  });

  it('can be cancelled while the token is on its way: nothing is copied then', async () => {
    const mint = waiting<ReturnType<typeof ok<{ host: string; token: string }>>>();
    const { links, done, store } = linksWith({ mintLoginToken: mint.answer });
    const copied = links.copyLoginUrl(alpha);
    await vi.waitUntil(() => mint.signals.length === 1);
    links.cancel(alpha);
    expect(mint.signals[0]?.aborted).toBe(true);
    mint.settle(ok({ host, token: 't' }));
    expect(await copied).toEqual(fail({ kind: 'cancelled' }));
    expect(done).toEqual([]);
    expect(store.get().openings).toEqual({});
    links.cancel(beta);
  });

  it('asked for twice at once is given once, the last time', async () => {
    const first = waiting<ReturnType<typeof ok<{ host: string; token: string }>>>();
    let calls = 0;
    const { links, done, phases } = linksWith({
      mintLoginToken: (request) => {
        calls += 1;
        return calls === 1 ? first.answer(request) : Promise.resolve(ok({ host, token: 'second' }));
      },
    });
    const copying = links.copyLoginUrl(alpha);
    await vi.waitUntil(() => first.signals.length === 1);
    const opening = links.openInBrowser(alpha, hide);
    expect(await opening).toEqual(ok(null));
    first.settle(ok({ host, token: 'first' }));
    expect(await copying).toEqual(fail({ kind: 'cancelled' }));
    expect(done.filter((each) => each.includes('#'))).toEqual([expect.stringMatching(/^browser .*#second$/)]);
    expect(phases.at(-1)).toBe('none');
  });

  it('leaves the row alone while the environment is being opened in a window', async () => {
    const openings = { [key]: { phase: 'signing-in', host } } as const;
    const { links, store } = linksWith({
      state: stateWith({ airflowMajors: { [key]: 2 } }, { openings }),
    });
    await links.copyLoginUrl(alpha);
    expect(store.get().openings).toEqual(openings);
  });

  it('does not leave the row busy where the clipboard cannot be written', async () => {
    const { links, store } = linksWith({ copySecret: () => Promise.reject(new Error('no clipboard')) });
    await expect(links.copyLoginUrl(alpha)).rejects.toThrow('no clipboard');
    expect(store.get().openings).toEqual({});
  });
});
