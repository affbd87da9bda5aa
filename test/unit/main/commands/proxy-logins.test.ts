import { describe, expect, it } from 'vitest';
import {
  type AskProxyLogin,
  createProxyLogins,
  type ProxyLogins,
  type ProxyPassword,
} from '../../../../src/main/commands/proxy-logins.ts';
import { fail, ok, type Result } from '../../../../src/shared/failure.ts';

const proxy = { host: 'proxy.corp', port: 3128, realm: 'Corp' };
const right = { user: 'mara', password: 'r1ght' };
const wrong = { user: 'mara', password: 'wr0ng' };
const needed = fail({ kind: 'proxy-login-needed', host: 'proxy.corp:3128' });

/** A request through a proxy that takes one password: it is challenged until it fails or gets through. */
async function request(logins: ProxyLogins, at = proxy): Promise<Result<string>> {
  let tried: ProxyPassword | null = null;
  for (;;) {
    tried = logins.answer(at, tried);
    if (tried === null) return needed;
    if (tried.password === right.password) return ok('through');
  }
}

function asking(...answers: readonly (ProxyPassword | null)[]) {
  const asked: Omit<Parameters<AskProxyLogin>[0], 'signal'>[] = [];
  const logins = createProxyLogins(async ({ signal: _signal, ...question }) => {
    asked.push(question);
    return answers[asked.length - 1] ?? null;
  });
  return { asked, logins };
}

describe('the login of a proxy', () => {
  it('is asked once, and what was held up goes on by itself', async () => {
    const { asked, logins } = asking(right);
    expect(await logins.goOn(() => request(logins))).toEqual(ok('through'));
    expect(await logins.goOn(() => request(logins))).toEqual(ok('through'));
    expect(asked).toEqual([proxy]);
  });

  it('is not asked for what nobody set off', async () => {
    const { asked, logins } = asking(right);
    expect(await request(logins)).toEqual(needed);
    expect(asked).toEqual([]);
  });

  it('is asked again with the problem after a wrong password', async () => {
    const { asked, logins } = asking(wrong, wrong, right);
    expect(await logins.goOn(() => request(logins))).toEqual(ok('through'));
    expect(asked).toEqual([
      proxy,
      { ...proxy, problem: 'wrong-password' },
      { ...proxy, problem: 'wrong-password' },
    ]);
  });

  it('is not asked again after a cancel, but at the next thing that a person sets off', async () => {
    const { asked, logins } = asking(null, right);
    expect(await logins.goOn(() => request(logins))).toEqual(needed);
    expect(asked).toHaveLength(1);
    expect(await logins.goOn(() => request(logins))).toEqual(ok('through'));
    expect(asked).toEqual([proxy, proxy]);
  });

  it('is asked once for many requests at once', async () => {
    const { asked, logins } = asking(right);
    const many = () => logins.goOn(() => request(logins));
    expect(await Promise.all(Array.from({ length: 50 }, many))).toEqual(Array(50).fill(ok('through')));
    expect(asked).toEqual([proxy]);
  });

  it('is asked once in a storm that a person cancels', async () => {
    const { asked, logins } = asking(null);
    await Promise.all(Array.from({ length: 50 }, () => logins.goOn(() => request(logins))));
    expect(asked).toEqual([proxy]);
  });

  it('is kept for each proxy and realm', async () => {
    const { asked, logins } = asking(right, right, right);
    const realm = { ...proxy, realm: 'Guests' };
    const other = { ...proxy, port: 8080 };
    for (const at of [proxy, realm, other, proxy]) await logins.goOn(() => request(logins, at));
    expect(asked).toEqual([proxy, realm, other]);
  });

  it('is not asked where the work was not held up', async () => {
    const { asked, logins } = asking(right);
    await request(logins);
    expect(await logins.goOn(async () => ok(1))).toEqual(ok(1));
    expect(asked).toEqual([]);
  });

  it('is taken back when the app quits', async () => {
    let signal: AbortSignal | undefined;
    const logins = createProxyLogins((question) => {
      signal = question.signal;
      return new Promise((resolve) => question.signal.addEventListener('abort', () => resolve(null)));
    });
    const waiting = logins.goOn(() => request(logins));
    await expect.poll(() => signal).toBeDefined();
    logins.dispose();
    expect(await waiting).toEqual(needed);
  });
});
