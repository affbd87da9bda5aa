// Does over loopback what a person does in a browser with a link to sign in: says who they are, and allows or denies.
import { request } from 'node:https';

/** How to reach the pages. */
export interface PagesAt {
  readonly port: number;
  /** The certificate of the pages, in PEM. */
  readonly certificate: string;
}

/** What the person does. */
export interface PersonActs {
  readonly decision: 'allow' | 'deny';
  /** Who signs in where nobody is. */
  readonly userName: string;
}

interface Answer {
  readonly status: number;
  readonly location: string;
  readonly cookies: readonly string[];
  readonly body: string;
}

function ask(
  at: PagesAt,
  url: URL,
  cookies: ReadonlyMap<string, string>,
  fields?: URLSearchParams,
): Promise<Answer> {
  const body = fields?.toString();
  const type = { 'content-type': 'application/x-www-form-urlencoded' };
  const headers = {
    host: url.host,
    cookie: cookies.get(url.host) ?? '',
    ...(body === undefined ? {} : type),
  };
  return new Promise((resolve, reject) => {
    const outgoing = request(
      {
        host: '127.0.0.1',
        port: at.port,
        servername: url.host,
        ca: at.certificate,
        agent: false,
        path: `${url.pathname}${url.search}`,
        method: body === undefined ? 'GET' : 'POST',
        headers,
      },
      (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
        incoming.on('error', reject);
        incoming.on('end', () =>
          resolve({
            status: incoming.statusCode ?? 0,
            location: incoming.headers.location ?? '',
            cookies: (incoming.headers['set-cookie'] ?? []).map((cookie) => cookie.split(';')[0] ?? ''),
            body: Buffer.concat(chunks).toString('utf8'),
          }),
        );
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

/** The form of a page, filled in by the person; undefined when the page has none. */
function fillIn(
  html: string,
  { decision, userName }: PersonActs,
): { action: string; fields: URLSearchParams } | undefined {
  const action = /<form method="post" action="([^"]+)"/.exec(html)?.[1];
  if (action === undefined) return undefined;
  const fields = new URLSearchParams({ decision });
  for (const [tag] of html.matchAll(/<input[^>]*>/g)) {
    const name = / name="([^"]+)"/.exec(tag)?.[1];
    const value = (/ value="([^"]*)"/.exec(tag)?.[1] ?? '').replaceAll('&amp;', '&');
    if (name !== undefined) fields.set(name, name === 'username' ? userName : value);
  }
  return { action, fields };
}

/** The page behind a fragment that the portal's script would follow. */
function withoutFragment(url: URL): URL {
  const device = /^#\/device(\?.*)?$/.exec(url.hash);
  return device === null ? url : new URL(`/start/device${device[1] ?? ''}`, url);
}

const MAX_STEPS = 12;

/**
 * Follows a link as a person with a fresh browser would.
 *
 * @returns where the browser is sent in the end: the callback with its code or error, or the last page of the device flow
 */
export async function actInBrowser(at: PagesAt, link: string, acts: PersonActs): Promise<string> {
  const cookies = new Map<string, string>();
  let url = withoutFragment(new URL(link));
  let fields: URLSearchParams | undefined;
  for (let step = 0; step < MAX_STEPS; step += 1) {
    const answer = await ask(at, url, cookies, fields);
    if (answer.cookies.length > 0) cookies.set(url.host, answer.cookies.join('; '));
    if (answer.status >= 400) throw new Error(`${url.host}${url.pathname} answered ${answer.status}`);
    const filled = fillIn(answer.body, acts);
    if (answer.location !== '') url = withoutFragment(new URL(answer.location, url));
    else if (filled !== undefined) url = new URL(filled.action, url);
    else return url.href;
    if (url.protocol === 'http:') return url.href;
    fields = answer.location === '' ? filled?.fields : undefined;
  }
  throw new Error('the sign-in pages lead nowhere');
}
