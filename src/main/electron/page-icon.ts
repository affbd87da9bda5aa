/** The icon of an Airflow page, fetched over its own session, for the frame. */

import type { Session } from 'electron';
import { parseUrl } from '../core/parse-url.ts';
import type { AirflowWindow } from './airflow-window.ts';

const maxBytes = 64 * 1024;
const timeoutMs = 10_000;
const imageType = /^image\/(png|x-icon|vnd\.microsoft\.icon|svg\+xml|gif|jpeg|webp)$/;

/** Tells the frame the page's icon; none where it cannot be had, which is tried again as the page goes on. */
export function watchIcon({ page, host, window, state, update }: AirflowWindow): void {
  let wanted: string | null = null;
  let hasFailed = false;
  const tell = (icon: string | null): void => {
    if (window.isDestroyed()) return;
    const { icon: _before, ...shown } = state().page;
    update({ page: icon === null ? shown : { ...shown, icon } });
  };
  const get = async (url: string): Promise<void> => {
    wanted = url;
    hasFailed = false;
    const icon = await fetchIcon(page.session, url);
    if (wanted !== url) return;
    hasFailed = icon === null;
    tell(icon);
  };
  page.on('page-favicon-updated', (_event, urls) => {
    const url = urls.findLast((text) => isOwnIcon(text, host()));
    if (url !== undefined && (url !== wanted || hasFailed)) void get(url);
  });
  page.on('did-navigate', () => {
    if (hasFailed) wanted = null;
  });
  // A page of one document tells its icon once.
  page.on('did-navigate-in-page', (_event, _url, isMainFrame) => {
    if (isMainFrame && hasFailed && wanted !== null) void get(wanted);
  });
}

/** SECURITY: the environment's own host alone: a page's icon is no reason to ask another host with this session. */
function isOwnIcon(text: string, environmentHost: string | null): boolean {
  const url = parseUrl(text);
  return url?.protocol === 'https:' && url.host === environmentHost && url.username === '';
}

/** @returns the picture as `data:` address; null where there is none, or none that is small enough */
async function fetchIcon(session: Session, url: string): Promise<string | null> {
  try {
    const response = await session.fetch(url, { redirect: 'error', signal: AbortSignal.timeout(timeoutMs) });
    const type = response.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
    if (!response.ok || !imageType.test(type)) return null;
    const bytes = await readSmall(response);
    // SECURITY: shown by an <img> of the frame, in which a picture runs no script and loads nothing.
    return bytes === null ? null : `data:${type};base64,${bytes.toString('base64')}`;
  } catch {
    // An icon is an ornament: a network that does not give it is told by the page itself.
    return null;
  }
}

async function readSmall({ body }: Response): Promise<Buffer | null> {
  if (body === null) return null;
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body as unknown as AsyncIterable<Uint8Array>) {
    length += chunk.byteLength;
    if (length > maxBytes) return null;
    chunks.push(chunk);
  }
  return length === 0 ? null : Buffer.concat(chunks);
}
