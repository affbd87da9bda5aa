// Does over loopback what a person does in a browser with a link to sign in: says who they are, and allows or denies.
import { request } from 'node:https';
import type { World } from '../world.ts';

/** How to reach the pages. */
interface PagesAt {
  readonly port: number;
  /** The certificate of the pages, in PEM. */
  readonly certificate: string;
}

/** What the person does. */
interface PersonActs {
  readonly decision: 'allow' | 'deny';
  /** Who signs in at a portal where nobody is. */
  readonly userNameAt: (host: string) => string;
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
  host: string,
  { decision, userNameAt }: PersonActs,
): { action: string; fields: URLSearchParams } | undefined {
  const action = /<form method="post" action="([^"]+)"/.exec(html)?.[1];
  if (action === undefined) return undefined;
  const fields = new URLSearchParams({ decision });
  for (const [tag] of html.matchAll(/<input[^>]*>/g)) {
    const name = / name="([^"]+)"/.exec(tag)?.[1];
    const value = (/ value="([^"]*)"/.exec(tag)?.[1] ?? '').replaceAll('&amp;', '&');
    if (name !== undefined) fields.set(name, name === 'username' ? userNameAt(host) : value);
  }
  const chosen = userNameAt(host);
  // AWS Sign-In offers identities that are signed in already; the first, unless one is chosen.
  if (chosen !== '' && /<select[^>]* name="session"/.test(html)) fields.set('session', chosen);
  return { action, fields };
}

/** The page behind a fragment that the portal's script would follow. */
function withoutFragment(url: URL): URL {
  const device = /^#\/device(\?.*)?$/.exec(url.hash);
  return device === null ? url : new URL(`/start/device${device[1] ?? ''}`, url);
}

const MAX_STEPS = 12;

/** Follows a link as a person with a fresh browser would, to the callback or to the last page. */
async function actInBrowser(at: PagesAt, link: string, acts: PersonActs): Promise<string> {
  const cookies = new Map<string, string>();
  let url = withoutFragment(new URL(link));
  let fields: URLSearchParams | undefined;
  for (let step = 0; step < MAX_STEPS; step += 1) {
    const answer = await ask(at, url, cookies, fields);
    if (answer.cookies.length > 0) cookies.set(url.host, answer.cookies.join('; '));
    if (answer.status >= 400) throw new Error(`${url.host}${url.pathname} answered ${answer.status}`);
    const filled = fillIn(answer.body, url.host, acts);
    if (answer.location !== '') url = withoutFragment(new URL(answer.location, url));
    else if (filled !== undefined) url = new URL(filled.action, url);
    else return url.href;
    if (url.protocol === 'http:') return url.href;
    fields = answer.location === '' ? filled?.fields : undefined;
  }
  throw new Error('the sign-in pages lead nowhere');
}

/** A person with a fresh browser for each link. */
export interface PersonInBrowser {
  /**
   * Does over loopback what a person does with a link to sign in (an authorize URL or a verificationUriComplete): signs in as the
   * first person of the Identity Center or of AWS Sign-In, or as the one named (there: by ARN), and allows the client or confirms
   * the code.
   *
   * @returns where the browser is sent: the callback URL of an authorize link, which the test then fetches; else the last page
   */
  approveSignIn(link: string, userName?: string): Promise<string>;
  /** The same, but the person says no. */
  denySignIn(link: string, userName?: string): Promise<string>;
}

/** Makes the person for the pages of a stand-in. */
export function createPersonInBrowser({ identityCenters = [] }: World, at: PagesAt): PersonInBrowser {
  const firstAt = (host: string): string =>
    identityCenters.find(({ startUrl }) => new URL(startUrl).host === host)?.users[0]?.userName ?? '';
  const act = (decision: PersonActs['decision']) => (link: string, userName?: string) =>
    actInBrowser(at, link, { decision, userNameAt: (host) => userName ?? firstAt(host) });
  return { approveSignIn: act('allow'), denySignIn: act('deny') };
}
