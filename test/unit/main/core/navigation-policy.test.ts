import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  judgeNavigation,
  judgeSignInNavigation,
  type NavigationVerdict,
  signInCallbackOf,
} from '../../../../src/main/core/navigation-policy.ts';

const environmentHost = 'abc.c1.eu-west-1.airflow.amazonaws.com';
const own = `https://${environmentHost}`;

const judge = (url: string, isMainFrame = true) => judgeNavigation({ url, isMainFrame, environmentHost });

describe('where a remote page may go', () => {
  it.each<readonly [string, string, NavigationVerdict, NavigationVerdict]>([
    ['its own host', `${own}/home`, 'allow', 'allow'],
    ['its own host with query and fragment', `${own}/dags?tag=a#b`, 'allow', 'allow'],
    ['its own host in upper case', `HTTPS://${environmentHost.toUpperCase()}/`, 'allow', 'allow'],
    ['its own host with the usual port', `${own}:443/`, 'allow', 'allow'],
    ['its own host with spaces around it', `  ${own}/\n`, 'allow', 'allow'],
    ['its own host with another port', `${own}:8443/`, 'openInBrowser', 'allow'],
    ['its own host with a trailing dot', `${own}./`, 'openInBrowser', 'allow'],
    ['its own host over plain http', `http://${environmentHost}/`, 'deny', 'deny'],
    ['another host', 'https://docs.example/a', 'openInBrowser', 'allow'],
    ['a sibling environment', own.replace('abc', 'abd'), 'openInBrowser', 'allow'],
    ['a host that starts like it', `${own}.evil.example/`, 'openInBrowser', 'allow'],
    ['a host that ends like it', `https://evil-${environmentHost}/`, 'openInBrowser', 'allow'],
    ['a host with look-alike letters', own.replace('a', 'а'), 'openInBrowser', 'allow'],
    ['user info that looks like the host', `${own}@evil.example/`, 'deny', 'deny'],
    ['user info before its own host', `https://user@${environmentHost}/`, 'deny', 'deny'],
    ['a password before its own host', `https://:pass@${environmentHost}/`, 'deny', 'deny'],
    ['a blob of its own origin', `blob:${own}/9115d58c`, 'deny', 'deny'],
    ['a file system of its own origin', `filesystem:${own}/temporary/a`, 'deny', 'deny'],
    ['data', 'data:text/html,<script>1</script>', 'deny', 'deny'],
    ['script', 'javascript:alert(1)', 'deny', 'deny'],
    ['script in disguise', ' JaVa\tScRiPt:alert(1)', 'deny', 'deny'],
    ['a blank page', 'about:blank', 'deny', 'allow'],
    ['a page in an attribute', 'about:srcdoc', 'deny', 'allow'],
    ['a blank page with a tail', 'about:blank?a', 'deny', 'deny'],
    ['a local file', 'file:///etc/passwd', 'deny', 'deny'],
    ['a file share', 'smb://evil.example/a', 'deny', 'deny'],
    ['a Windows handler', 'ms-msdt:/id PCWDiagnostic', 'deny', 'deny'],
    ['a browser page', 'chrome://gpu', 'deny', 'deny'],
    ['source view', `view-source:${own}/`, 'deny', 'deny'],
    ["Windsock's own pages", 'app://windsock/picker/index.html', 'deny', 'deny'],
    ["Windsock's links", 'windsock://open', 'deny', 'deny'],
    ['a web socket', `wss://${environmentHost}/`, 'deny', 'deny'],
    ['mail', 'mailto:a@example.com', 'deny', 'deny'],
    ['nothing', '', 'deny', 'deny'],
    ['no URL', '//evil.example', 'deny', 'deny'],
    ['a long link', `${own}/${'a'.repeat(32_768)}`, 'deny', 'deny'],
    ['the longest honest link', `${own}/`.padEnd(32_768, 'a'), 'allow', 'allow'],
  ])('%s', (_what, url, window, frame) => {
    expect(judge(url, true)).toBe(window);
    expect(judge(url, false)).toBe(frame);
  });

  it('a window that has no environment yet goes nowhere by itself', () => {
    for (const url of [`${own}/`, 'https://null/', 'https://evil.example/']) {
      expect(judgeNavigation({ url, isMainFrame: true, environmentHost: null })).not.toBe('allow');
    }
  });
});

const scheme = fc.constantFrom(
  'https:',
  'http:',
  'HTTPS:',
  'blob:https:',
  'file:',
  'app:',
  'javascript:',
  '',
);
const piece = fc.oneof(
  fc.constantFrom(
    environmentHost,
    environmentHost.toUpperCase(),
    'evil.example',
    '@',
    ':',
    '\\',
    '/',
    '.',
    '%2e',
  ),
  fc.constantFrom('443', '80', '#', '?', '\t', '\n', '\0', '..', 'user'),
  fc.string({ maxLength: 6 }),
);

describe('for any text', () => {
  it('a window stays only on the https host of its environment', () => {
    const url = fc.tuple(scheme, fc.constantFrom('//', '/', '\\\\', ''), fc.array(piece, { maxLength: 5 }));
    fc.assert(
      fc.property(
        fc.oneof(
          url.map(([start, slashes, rest]) => `${start}${slashes}${rest.join('')}`),
          fc.webUrl(),
        ),
        (text) => {
          if (judge(text) !== 'allow') return;
          const { protocol, host, username, password } = new URL(text);
          expect({ protocol, host, username, password }).toEqual({
            protocol: 'https:',
            host: environmentHost,
            username: '',
            password: '',
          });
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('what leaves for the browser is https without user info', () => {
    fc.assert(
      fc.property(fc.tuple(scheme, fc.array(piece)), ([start, rest]) => {
        const text = `${start}//${rest.join('')}`;
        if (judge(text) !== 'openInBrowser') return;
        expect(new URL(text)).toMatchObject({ protocol: 'https:', username: '', password: '' });
      }),
      { numRuns: 2_000 },
    );
  });
});

const callback = 'http://127.0.0.1:38123/oauth/callback';
const signIn = (url: string, isMainFrame = true) => judgeSignInNavigation({ url, isMainFrame, callback });

describe('where the window of a sign-in may go', () => {
  it.each<readonly [string, string, 'allow' | 'deny', 'allow' | 'deny']>([
    ["AWS's own page", 'https://oidc.eu-west-1.amazonaws.com/authorize?a=b', 'allow', 'allow'],
    ["a company's identity provider", 'https://login.acme.example/saml', 'allow', 'allow'],
    ['one with a port', 'https://login.acme.example:8443/', 'allow', 'allow'],
    ['the callback', callback, 'allow', 'deny'],
    ['the callback with its answer', `${callback}?code=a&state=b`, 'allow', 'deny'],
    ['the callback of another port', callback.replace('38123', '38124'), 'deny', 'deny'],
    ['the callback by another name', callback.replace('127.0.0.1', 'localhost'), 'deny', 'deny'],
    ['the callback as a number', callback.replace('127.0.0.1', '2130706433'), 'allow', 'deny'],
    ['another path beside the callback', 'http://127.0.0.1:38123/oauth/other', 'deny', 'deny'],
    ['a path below the callback', `${callback}/x`, 'deny', 'deny'],
    ['a path back from the callback', `${callback}/../../x`, 'deny', 'deny'],
    ['the callback behind user info', callback.replace('127', 'a@127'), 'deny', 'deny'],
    ['plain http elsewhere', 'http://login.acme.example/', 'deny', 'deny'],
    ['user info', 'https://oidc.eu-west-1.amazonaws.com@evil.example/', 'deny', 'deny'],
    ['a blank page', 'about:blank', 'deny', 'allow'],
    ['data', 'data:text/html,x', 'deny', 'deny'],
    ['script', 'javascript:alert(1)', 'deny', 'deny'],
    ['a blob', 'blob:https://login.acme.example/1', 'deny', 'deny'],
    ['a local file', 'file:///etc/passwd', 'deny', 'deny'],
    ['a program', 'okta-verify://x', 'deny', 'deny'],
    ["Windsock's own pages", 'app://windsock/prompt/index.html', 'deny', 'deny'],
    ['a long link', `https://a.example/${'a'.repeat(32_768)}`, 'deny', 'deny'],
    ['nothing', '', 'deny', 'deny'],
  ])('%s', (_what, url, window, frame) => {
    expect(signIn(url, true)).toBe(window);
    expect(signIn(url, false)).toBe(frame);
  });

  it('to no callback while none is awaited', () => {
    expect(judgeSignInNavigation({ url: callback, isMainFrame: true, callback: null })).toBe('deny');
    expect(judgeSignInNavigation({ url: 'null', isMainFrame: true, callback: null })).toBe('deny');
  });

  it('for any text: https without user info, or the very callback', () => {
    const host = fc.constantFrom(
      '127.0.0.1:38123',
      '127.0.0.1',
      'localhost:38123',
      'a@127.0.0.1:38123',
      'b.example',
    );
    const path = fc.array(fc.constantFrom('/oauth/callback', '/', '..', '?code=1', '#', '\\', '%2f'), {
      maxLength: 4,
    });
    fc.assert(
      fc.property(fc.tuple(scheme, host, path, fc.boolean()), ([start, where, rest, isMainFrame]) => {
        const text = `${start}//${where}${rest.join('')}`;
        if (signIn(text, isMainFrame) !== 'allow') return;
        const { protocol, username, password, origin, pathname } = new URL(text);
        expect({ username, password }).toEqual({ username: '', password: '' });
        if (protocol !== 'https:') expect(isMainFrame && `${origin}${pathname}`).toBe(callback);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('where a sign-in is awaited', () => {
  const start = (redirect: string) =>
    `https://oidc.eu-west-1.amazonaws.com/authorize?redirect_uri=${encodeURIComponent(redirect)}&state=a`;

  it.each<readonly [string, string, string | null]>([
    ['the listener', start(callback), callback],
    ['no listener', 'https://device.sso.eu-west-1.amazonaws.com/?user_code=ABCD', null],
    ['another computer', start('http://10.0.0.1:38123/oauth/callback'), null],
    ['a name', start('http://localhost:38123/oauth/callback'), null],
    ['https', start('https://127.0.0.1:38123/oauth/callback'), null],
    ['a well-known port', start('http://127.0.0.1/oauth/callback'), null],
    ['another path', start('http://127.0.0.1:38123/admin'), null],
    ['a query', start(`${callback}?a=b`), null],
    ['user info', start('http://a@127.0.0.1:38123/oauth/callback'), null],
    ['no address', 'nonsense', null],
  ])('%s', (_what, link, expected) => {
    expect(signInCallbackOf(link)).toBe(expected);
  });
});
