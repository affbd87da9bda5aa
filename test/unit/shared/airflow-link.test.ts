import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { isAirflowHost } from '../../../src/shared/airflow-host.ts';
import {
  type AirflowLink,
  airflowLinkFrom,
  isPagePath,
  linkText,
  maxLinkLength,
} from '../../../src/shared/airflow-link.ts';
import { pastedLinkFrom, strangePageFrom } from '../../../src/shared/pasted-link.ts';
import { isSessionPath } from '../../../src/shared/session-paths.ts';
import {
  customHost,
  honestPaths,
  host,
  newHost,
  ownPages,
  pages,
  sessionPaths,
} from './airflow-link-corpus.ts';
import { none, ownRefused, refused } from './airflow-link-refusals.ts';
import { oddText, plainPath, plainTail } from './airflow-link-texts.ts';

const known: ReadonlySet<string> = new Set([customHost]);
const linkTo = (path: string, at = host) => ({ kind: 'link', link: { kind: 'page', host: at, path } });

describe('the corpus of links', () => {
  it('is as large as was promised', () => {
    const all = [...pages, ...refused, ...none, ...ownPages, ...ownRefused];
    expect(all.length).toBeGreaterThanOrEqual(200);
  });

  test.each(pages)('$text opens its page', ({ text, host: at, path }) => {
    expect(pastedLinkFrom(text, known)).toEqual(linkTo(path, at));
  });

  test.each(refused)('%j is refused: %s', (text, problem) => {
    expect(pastedLinkFrom(text, known)).toEqual({ kind: 'refused', problem });
  });

  test.each(none)('%j is no link', (text) => {
    expect(pastedLinkFrom(text, known)).toEqual({ kind: 'none' });
  });

  test.each(ownPages)('%s opens %s', (text, path) => {
    expect(airflowLinkFrom(text)).toEqual(linkTo(path));
  });

  test.each(ownRefused)('%s is refused: %s', (text, problem) => {
    expect(airflowLinkFrom(text)).toEqual({ kind: 'refused', problem });
  });

  test.each(honestPaths)('a program may hand over %s as it stands, whatever it ends with', (path) => {
    expect(airflowLinkFrom(`https://${host}${path}`)).toEqual(linkTo(path));
    expect(airflowLinkFrom(`windsock://open?url=${encodeURIComponent(`https://${host}${path}`)}`)).toEqual(
      linkTo(path),
    );
  });

  it('takes a custom domain only where the person confirmed it', () => {
    expect(pastedLinkFrom(`https://${customHost}/x`)).toEqual({ kind: 'refused', problem: 'host' });
    expect(pastedLinkFrom(`${customHost}/x`)).toEqual({ kind: 'none' });
  });

  it('never lets a token of a login address out', () => {
    for (const path of sessionPaths) {
      expect(JSON.stringify(airflowLinkFrom(`https://${host}${path}`))).not.toContain('c4nary');
    }
  });
});

describe('a link to an environment by its name', () => {
  const linked = (link: Omit<Extract<AirflowLink, { kind: 'named' }>, 'kind'>) => ({
    kind: 'link',
    link: { kind: 'named', ...link },
  });

  it.each([
    ['windsock://open?name=orders-prod', { name: 'orders-prod', path: '/' }],
    [
      'windsock://open?name=orders-prod&profile=B%C3%BCro+M%20x&region=eu-west-1&path=/home',
      { name: 'orders-prod', profile: 'Büro+M x', region: 'eu-west-1', path: '/home' },
    ],
    [
      'windsock://open?path=%2Fdags%2Fx%2Fgrid%3Fdag_run_id%3Dmanual__2025-01-01T00%253A00+00%26tab%3Dlogs%23a&name=orders',
      { name: 'orders', path: '/dags/x/grid?dag_run_id=manual__2025-01-01T00%3A00+00&tab=logs#a' },
    ],
    ['windsock://open?name=orders&path=/logout/', { name: 'orders', path: '/' }],
    ['windsock://open?name=orders&path=/dags/x/grid?a=1', { name: 'orders', path: '/dags/x/grid?a=1' }],
  ])('%s', (text, link) => {
    expect(airflowLinkFrom(text)).toEqual(linked(link));
  });
});

describe('whatever the text', () => {
  const never = { numRuns: 3_000 };

  it('the reading never throws, and what it gives stays at its host', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(
          '',
          `https://${host}`,
          `https://${host}/`,
          `http://${newHost}/`,
          'windsock://open?url=',
        ),
        oddText,
        (start, text) => {
          for (const reading of [airflowLinkFrom(start + text, known), pastedLinkFrom(start + text, known)]) {
            if (reading.kind !== 'link' || reading.link.kind !== 'page') continue;
            const { link } = reading;
            const url = new URL(`https://${link.host}${link.path}`);
            // Letters before a host make another one of AWS's.
            if (!isAirflowHost(link.host)) expect(link.host).toBe(customHost);
            expect([url.protocol, url.host, url.username, url.password, url.port]).toEqual([
              'https:',
              link.host,
              '',
              '',
              '',
            ]);
            expect(isPagePath(link.path)).toBe(true);
            expect(isSessionPath(url.pathname)).toBe(false);
          }
        },
      ),
      never,
    );
  });

  it('a path that is taken is the path that a browser loads, at the same host', () => {
    fc.assert(
      fc.property(oddText, (text) => {
        const path = `/${text}`;
        if (!isPagePath(path)) return;
        const url = new URL(`https://${host}${path}`);
        expect(url.host).toBe(host);
        // No segment was resolved away.
        expect(url.pathname.split('/').length).toBe((path.split(/[?#]/, 1)[0] ?? '').split('/').length);
      }),
      never,
    );
  });

  it('path, query and fragment come out as they went in, pasted or wrapped, and Chromium loads the same bytes', () => {
    fc.assert(
      fc.property(plainPath, plainTail, plainTail, (start, query, fragment) => {
        const path = `${start.replace(/^\/+/, '/')}?${query}#${fragment}`;
        fc.pre(!isSessionPath(path));
        const url = `https://${host}${path}`;
        expect(airflowLinkFrom(url)).toEqual(linkTo(path));
        expect(airflowLinkFrom(`windsock://open?url=${url}`)).toEqual(linkTo(path));
        expect(airflowLinkFrom(`windsock://open?url=${encodeURIComponent(url)}`)).toEqual(linkTo(path));
        expect(pastedLinkFrom(`<${url}>`)).toEqual(linkTo(path));
        const named = `windsock://open?name=orders&path=${encodeURIComponent(path)}`;
        expect(airflowLinkFrom(named)).toEqual({
          kind: 'link',
          link: { kind: 'named', name: 'orders', path },
        });
        // Chromium writes an apostrophe in a query in codes.
        expect(new URL(url).href.replaceAll('%27', "'")).toBe(url.replaceAll('%27', "'"));
      }),
      never,
    );
  });

  it('a message around a link changes nothing about it', () => {
    const word = fc.stringMatching(/^[A-Za-z0-9 ,.:;!?'äö*()-]{0,20}$/);
    fc.assert(
      fc.property(word, plainPath, plainTail, word, (before, start, query, after) => {
        const path = `${start.replace(/^\/+/, '/')}?q=${query}z`;
        fc.pre(!isSessionPath(path));
        const url = `https://${host}${path}`;
        expect(pastedLinkFrom(`${before} <${url}> ${after}`)).toEqual(linkTo(path));
        expect(pastedLinkFrom(`see ${before}\n${url}, and ${after}`)).toEqual(linkTo(path));
        expect(pastedLinkFrom(`${before} ${url} and https://${newHost}/`)).toEqual({
          kind: 'refused',
          problem: 'several',
        });
      }),
      never,
    );
  });

  it('an ordinary word behind a link is none of it, and one that looks like its rest refuses it', () => {
    const word = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9_-]{0,9}(=[A-Za-z0-9_.-]{1,5})?$/);
    fc.assert(
      fc.property(plainPath, word, fc.constantFrom(...'/%&?:+'), (start, next, mark) => {
        const path = `${start.replace(/^\/+/, '/')}z`;
        fc.pre(!isSessionPath(path));
        expect(pastedLinkFrom(`https://${host}${path} ${next}`)).toEqual(linkTo(path));
        const rest = { kind: 'refused', problem: 'broken' };
        expect(pastedLinkFrom(`https://${host}${path}\n${next}${mark}${next}`)).toEqual(rest);
      }),
      never,
    );
  });

  it('a cell of a table and an attribute end where they end', () => {
    const cell = fc.stringMatching(/^[A-Za-z0-9 :+&=%/.-]{0,20}$/);
    fc.assert(
      fc.property(plainPath, plainTail, cell, (start, query, next) => {
        const path = `${start.replace(/^\/+/, '/')}?q=${query}z`;
        fc.pre(!isSessionPath(path));
        const url = `https://${host}${path}`;
        expect(pastedLinkFrom(`|${url}|${next}|`)).toEqual(linkTo(path));
        expect(pastedLinkFrom(`|${next}|${url}|`)).toEqual(linkTo(path));
        expect(pastedLinkFrom(`${url}|${url}`)).toEqual(linkTo(path));
        expect(pastedLinkFrom(`<a href="${url}">${next}</a>`)).toEqual(linkTo(path));
        expect(pastedLinkFrom(`AIRFLOW_URL=${url}`)).toEqual(linkTo(path));
      }),
      never,
    );
  });

  it('what is pasted never holds a mark that ends an address', () => {
    fc.assert(
      fc.property(oddText, (text) => {
        const reading = pastedLinkFrom(`https://${host}/${text}`);
        if (reading.kind === 'link') expect(reading.link.path).not.toMatch(/["<>`|]/);
      }),
      never,
    );
  });

  it('a link that was read is written as text that reads as the same link', () => {
    fc.assert(
      fc.property(oddText, fc.option(fc.string({ minLength: 1 }), { nil: undefined }), (text, profile) => {
        const path = `/${text}`;
        fc.pre(isPagePath(path) && !isSessionPath(path) && (profile?.isWellFormed() ?? true));
        const links: readonly AirflowLink[] = [
          { kind: 'page', host, path },
          { kind: 'named', name: 'orders', ...(profile !== undefined && { profile }), path },
        ];
        for (const link of links) expect(airflowLinkFrom(linkText(link))).toEqual({ kind: 'link', link });
      }),
    );
  });

  it('a link may be as long as the bound and no longer', () => {
    const start = `https://${host}/`;
    const longest = start + 'a'.repeat(maxLinkLength - start.length);
    expect(airflowLinkFrom(longest).kind).toBe('link');
    expect(airflowLinkFrom(`${longest}a`)).toEqual({ kind: 'refused', problem: 'too-long' });
  });
});

describe('a page at a host that nothing is known of', () => {
  const page = { kind: 'page', host: 'airflow.acme.example', path: '/dags/x?a=b#c' };

  it.each([
    'https://airflow.acme.example/dags/x?a=b#c',
    'HTTPS://AIRFLOW.ACME.EXAMPLE/dags/x?a=b#c',
    '<https://airflow.acme.example/dags/x?a=b#c>.',
    'is it https://airflow.acme.example/dags/x?a=b#c, or what?',
  ])('%s may be one of a custom domain', (text) => {
    expect(strangePageFrom(text)).toEqual(page);
  });

  it.each([
    'airflow.acme.example/dags/x',
    'http://airflow.acme.example/dags/x',
    'https://localhost/home',
    'https://printer.local/home',
    'https://10.0.0.1/home',
    'https://0x7f.1/home',
    'https://airflow/home',
    'https://me@airflow.acme.example/',
    'https://airflow.acme.example:8443/',
    'https://airflow.acme.example//evil.example',
    'https://airflow.acme.example/a\u202eb',
    'https://airflow.ａcme.example/',
    'https://a.example/x https://b.example/y',
    'https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fairflow.acme.example%2F',
    'https://www.google.com/url?q=https://airflow.acme.example/',
    'orders',
    '',
  ])('%j is none', (text) => {
    expect(strangePageFrom(text)).toBeNull();
  });
});
