import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isLoopbackProxy,
  type ProxyProblem,
  proxyFrom,
  proxyText,
} from '../../../src/shared/proxy-setting.ts';

/** @returns the proxy as it is kept, or what is wrong with it */
function read(typed: string): string {
  const proxy = proxyFrom(typed);
  if (proxy.ok) return proxyText(proxy.value);
  return proxy.failure.kind === 'proxy-invalid' ? proxy.failure.problem : proxy.failure.kind;
}

describe('a proxy that a person types', () => {
  it.each([
    ['socks5://localhost:8157', 'socks5://localhost:8157'],
    ['socks5h://localhost:8157', 'socks5://localhost:8157'],
    ['  SOCKS5://LocalHost:8157/  ', 'socks5://localhost:8157'],
    ['http://proxy.example.com:3128', 'http://proxy.example.com:3128'],
    ['https://proxy.example.com:443', 'https://proxy.example.com:443'],
    ['http://10.0.0.1:80', 'http://10.0.0.1:80'],
    ['socks5://[::1]:1080', 'socks5://[::1]:1080'],
    ['http://my_proxy:8080', 'http://my_proxy:8080'],
    ['http://proxy:65535', 'http://proxy:65535'],
  ])('%j is %j', (typed, kept) => {
    expect(read(typed)).toBe(kept);
  });

  it.each<readonly [string, ProxyProblem]>([
    ['localhost:8157', 'scheme-missing'],
    ['[::1]:8157', 'scheme-missing'],
    ['socks5://localhost', 'port-missing'],
    ['socks5://localhost:', 'port-missing'],
    ['localhost', 'port-missing'],
    ['socks5://localhost:0', 'port'],
    ['socks5://localhost:65536', 'port'],
    ['socks5://localhost:123456', 'port'],
    ['socks5://me:secret@localhost:8157', 'user-info'],
    ['me:secret@localhost:8157', 'user-info'],
    ['socks5://:8157', 'host'],
    ['', 'host'],
    ['socks5://', 'host'],
    ['http://proxy.example.com:3128/path', 'host'],
    ['http://proxy.example.com:3128?x', 'host'],
    ['http://a b:3128', 'host'],
    ['http://999.1.1.1:3128', 'host'],
    ['http://[::g]:3128', 'host'],
    ['http://::1:3128', 'host'],
    [`http://${'a'.repeat(254)}:3128`, 'host'],
    ['socks4://localhost:8157', 'socks4'],
    ['socks://localhost:8157', 'socks4'],
    ['socks4a://localhost:8157', 'socks4'],
    ['ssh://bastion:22', 'scheme'],
    ['constructor://bastion:22', 'scheme'],
    ['direct://', 'scheme'],
    ['quic://proxy:443', 'scheme'],
    // Rules of Chromium's own, which may say DIRECT.
    ['http://proxy:80,direct://', 'host'],
    ['http=proxy:80;direct://', 'host'],
    ['socks5://a;http=b:80', 'host'],
    ['socks5://a,b:80', 'host'],
    ['socks5://a=b:80', 'host'],
  ])('%j is refused: %s', (typed, problem) => {
    expect(read(typed)).toBe(problem);
  });

  it('is never quoted in the refusal when a password may stand in it', () => {
    expect(JSON.stringify(proxyFrom('http://me:s3cret@proxy:x'))).not.toContain('s3cret');
    expect(proxyFrom('localhost:8157')).toMatchObject({ failure: { place: 'localhost:8157' } });
  });

  it('becomes one rule for Chromium whatever is typed, and reads back as itself', () => {
    const part = fc.constantFrom(
      ...['socks5', 'socks5h', 'http', '://', 'a', 'localhost', '127.0.0.1', '[::1]', ':', '8157', '0'],
      ...[';', ',', '=', '@', '/', ' ', '\n', '\t', '%00', 'DIRECT', '-', '_', '.', 'é', '\u202e', '[', ']'],
    );
    const typed = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(part, { maxLength: 9 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(typed, (text) => {
        const proxy = proxyFrom(text);
        if (!proxy.ok) return;
        const kept = proxyText(proxy.value);
        expect(kept).toMatch(/^(?:socks5|https?):\/\/(?:[a-z0-9._-]+|\[[0-9a-f:.]+\]):\d{1,5}$/);
        expect(proxyFrom(kept)).toEqual(proxy);
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    ['socks5://localhost:1', true],
    ['socks5://tunnel.localhost:1', true],
    ['socks5://127.0.0.9:1', true],
    ['socks5://[::1]:1', true],
    ['socks5://127.example.com:1', false],
    ['socks5://localhost.example.com:1', false],
    ['socks5://10.0.0.1:1', false],
  ])('%s listens on this computer: %s', (typed, isHere) => {
    const proxy = proxyFrom(typed);
    expect(proxy.ok && isLoopbackProxy(proxy.value)).toBe(isHere);
  });
});
