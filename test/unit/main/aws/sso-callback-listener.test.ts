import { timingSafeEqual } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { createConnection, createServer } from 'node:net';
import { describe, expect, test, vi } from 'vitest';
import { listenForCallback } from '../../../../src/main/aws/sso-callback-listener.ts';
import { beginOn, call, isListening } from './browser-sign-in.ts';
import { identityCenterForEachTest, outcome } from './sso-fixture.ts';

// The real thing, watched: how long a comparison takes is nothing that a test could measure.
vi.mock('node:crypto', async (original) => {
  const crypto = await original<typeof import('node:crypto')>();
  return { ...crypto, timingSafeEqual: vi.fn(crypto.timingSafeEqual) };
});

const fake = identityCenterForEachTest();
const begin = () => beginOn(fake());

/** `fetch` sets the Host header by itself. */
function statusWithHost(port: number, host: string, state: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const path = `/oauth/callback?code=evil&state=${state}`;
    const request = httpRequest({ host: '127.0.0.1', port, path, headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    request.once('error', reject).end();
  });
}

describe('the listener', () => {
  test('passes over what is no answer to its own sign-in, and goes on', async () => {
    const begun = await begin();
    const { state, port, result } = begun;
    const good = { code: 'good', state };
    expect((await call(begun, good, '/')).status).toBe(404);
    expect((await call(begun, good, '/oauth/callback/')).status).toBe(404);
    expect((await call(begun, good, '/favicon.ico')).status).toBe(404);
    expect((await call(begun, { code: 'evil' })).status).toBe(400);
    expect((await call(begun, { code: 'evil', state: 'x' })).status).toBe(400);
    expect((await call(begun, { code: 'evil', state: `${state.slice(0, -1)}!` })).status).toBe(400);
    expect((await call(begun, { code: 'evil', state: `${state}x` })).status).toBe(400);
    expect((await call(begun, { error: 'access_denied' })).status).toBe(400);
    expect((await call(begun, { error: 'access_denied', state: 'x' })).status).toBe(400);
    expect((await call(begun, { state })).status).toBe(400);
    expect((await call(begun, { code: '', state })).status).toBe(400);
    expect((await fetch(`${begun.redirect.href}?state=${state}&state=${state}&code=a`)).status).toBe(400);
    expect((await fetch(`${begun.redirect.href}?state=${state}&code=a&code=b`)).status).toBe(400);
    expect((await fetch(begun.redirect.href, { method: 'POST', body: `code=a&state=${state}` })).status).toBe(
      405,
    );
    expect(await statusWithHost(port, `evil.example:${port}`, state)).toBe(400);
    expect(await statusWithHost(port, `localhost:${port}`, state)).toBe(400);
    expect(await statusWithHost(port, '127.0.0.1', state)).toBe(400);
    expect(fake().requests('CreateToken')).toEqual([]);
    expect((await call(begun, good)).status).toBe(200);
    expect(await result).toEqual({ ok: true, value: null });
    expect(fake().requests('CreateToken')).toHaveLength(1);
  });

  test('compares a state in the same time, however much of it is right', async () => {
    const begun = await begin();
    const { state, result } = begun;
    for (const wrong of [`!${state.slice(1)}`, `${state.slice(0, -1)}!`]) {
      vi.mocked(timingSafeEqual).mockClear();
      expect((await call(begun, { code: 'evil', state: wrong })).status).toBe(400);
      expect(timingSafeEqual).toHaveBeenCalledExactlyOnceWith(Buffer.from(wrong), Buffer.from(state));
    }
    expect((await call(begun, { code: 'good', state })).status).toBe(200);
    await result;
  });

  test('answers nobody after the first valid answer', async () => {
    const begun = await begin();
    const go = Promise.withResolvers<void>();
    fake().set('CreateToken', async () => {
      await go.promise;
      return { body: { accessToken: 'a', expiresIn: 3_600 } };
    });
    expect((await call(begun, { code: 'first', state: begun.state })).status).toBe(200);
    const second = await call(begun, { code: 'second', state: begun.state }).catch(() => ({ status: 0 }));
    expect([0, 410]).toContain(second.status);
    go.resolve();
    expect(outcome(await begun.result)).toBe('ok');
    expect(
      fake()
        .requests('CreateToken')
        .map(({ body }) => body.code),
    ).toEqual(['first']);
  });

  test('listens on 127.0.0.1 alone', async () => {
    const begun = await begin();
    // On Linux: the kernel's own list, in which 0100007F is 127.0.0.1 and 0A is LISTEN.
    const rows = await readFile('/proc/net/tcp', 'utf8').catch(() => null);
    const hexPort = begun.port.toString(16).toUpperCase().padStart(4, '0');
    if (rows !== null) {
      expect(rows).toMatch(new RegExp(`0100007F:${hexPort} \\S+ 0A`));
      expect(rows).not.toContain(` 00000000:${hexPort} `);
    }
    expect(await readFile('/proc/net/tcp6', 'utf8').catch(() => '')).not.toContain(`:${hexPort} `);
    begun.cancel.abort();
    await begun.result;
  });

  test('sends pages that show nothing of the request and can do nothing', async () => {
    const begun = await begin();
    const canary = '<script>alert(1)</script>';
    const bad = await call(begun, { code: canary, state: canary, error: canary }, '/oauth/callback');
    const good = await call(begun, { error: 'access_denied', error_description: canary, state: begun.state });
    for (const page of [bad, good]) {
      expect(page.text).not.toContain('script');
      expect(page.text).not.toContain('alert');
      expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(page.headers.get('x-content-type-options')).toBe('nosniff');
      expect(page.headers.get('cache-control')).toBe('no-store');
      expect(page.headers.get('referrer-policy')).toBe('no-referrer');
    }
    await begun.result;
  });

  test('has room for the browser, however many connections another program holds open', async () => {
    const begun = await begin();
    const idle = Array.from({ length: 60 }, () => createConnection({ host: '127.0.0.1', port: begun.port }));
    for (const socket of idle) socket.on('error', () => undefined);
    await Promise.all(idle.map((socket) => new Promise((resolve) => socket.once('connect', resolve))));
    expect((await call(begun, { code: 'good', state: begun.state })).status).toBe(200);
    for (const socket of idle) socket.destroy();
    await begun.result;
  });

  test('is gone after a cancel, with a connection half open', async () => {
    const begun = await begin();
    const socket = createConnection({ host: '127.0.0.1', port: begun.port });
    await new Promise((resolve) => socket.once('connect', resolve));
    socket.write('GET /oauth/callb');
    const closed = new Promise((resolve) => socket.once('close', resolve));
    socket.on('error', () => undefined);
    begun.cancel.abort();
    expect(outcome(await begun.result)).toBe('cancelled');
    await closed;
    expect(await isListening(begun.port)).toBe(false);
  });
});

test('a port that is taken is told, with its reason', async () => {
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
  const address = taken.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  expect(await listenForCallback({ state: 's', port })).toEqual({
    ok: false,
    failure: { kind: 'sign-in-listener-failed', problem: 'EADDRINUSE' },
  });
  await new Promise((resolve) => taken.close(resolve));
});
