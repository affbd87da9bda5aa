/** Reads from the file that electron-builder writes into a package where its versions are published. */

import { parseUrl } from './parse-url.ts';

/** Where versions are published. */
export interface UpdateSource {
  /** The host that is asked. */
  readonly host: string;
  /** The page that tells what is new; null where there is none to be known. */
  readonly notesPage: string | null;
}

/**
 * @param text  of `app-update.yml`: one `name: value` a line
 * @returns null where it names no place that Windsock would ask
 */
export function updateSourceFrom(text: string): UpdateSource | null {
  const values = new Map<string, string>();
  for (const line of text.split(/\r?\n/)) {
    const [, name, value] = /^(\w+):\s+(\S.*?)\s*$/.exec(line) ?? [];
    if (name !== undefined && value !== undefined) values.set(name, value.replace(/^(['"])(.*)\1$/, '$2'));
  }
  const provider = values.get('provider');
  if (provider === 'generic') return genericSource(values.get('url') ?? '');
  return provider === 'github' ? gitHubSource(values.get('owner') ?? '', values.get('repo') ?? '') : null;
}

function genericSource(text: string): UpdateSource | null {
  const url = parseUrl(text);
  return url !== null && isUpdateAddress(url.href, url.host) ? { host: url.host, notesPage: null } : null;
}

function gitHubSource(owner: string, repo: string): UpdateSource | null {
  if (![owner, repo].every((name) => /^\w[\w.-]{0,99}$/.test(name))) return null;
  return { host: 'github.com', notesPage: `https://github.com/${owner}/${repo}/releases` };
}

/**
 * SECURITY: https, without name and password. Without https from this very computer alone, and only where whoever made the package
 * named that server, to try updates: any program here may listen there, so no list of versions and no redirect leads to it.
 *
 * @param feedHost  where versions are published
 * @returns whether an update may come from there
 */
export function isUpdateAddress(text: string, feedHost: string): boolean {
  const url = parseUrl(text);
  if (url === null || url.username !== '' || url.password !== '') return false;
  return (
    url.protocol === 'https:' ||
    (url.protocol === 'http:' && url.hostname === '127.0.0.1' && url.host === feedHost)
  );
}
