/** Which files an Airflow page may give, and under what names. */

import { parseUrl } from './parse-url.ts';

/**
 * Airflow's own pages give logs over https, as a `blob:` that a script made, or as `data:`.
 *
 * SECURITY: every address on the way counts; a host that is not the environment's gives nothing, neither straight nor by a redirect.
 *
 * @param addresses  from the first to the last one, redirects included
 */
export function mayDownload(addresses: readonly string[], environmentHost: string): boolean {
  return addresses.length > 0 && addresses.every((text) => isOwn(text, environmentHost));
}

function isOwn(text: string, environmentHost: string): boolean {
  const url = parseUrl(text);
  if (url === null || url.username !== '' || url.password !== '') return false;
  // Made by the page itself; it has no host.
  if (url.protocol === 'data:') return true;
  // The origin of what made a blob stands behind its scheme.
  const { protocol, host } = (url.protocol === 'blob:' ? parseUrl(url.pathname) : url) ?? {};
  return protocol === 'https:' && host === environmentHost;
}

/** What one file system or another has no room for: separators, controls, marks of direction, letters that are drawn as nothing. */
const unfit = /[\\/:*?"<>|]|\p{C}|\p{Zl}|\p{Zp}/gu;

/** Windows takes these for devices, whatever the ending. */
const reserved = /^(con|prn|aux|nul|com\d|lpt\d|conin\$|conout\$)(\.|$)/i;

/** Of most file systems it is 255 bytes. */
const maxNameBytes = 200;

const nameless = 'download';

/**
 * @param name  as the server or the page gave it
 * @returns a name for a file in a folder: no path, not hidden, nothing that is not seen, the ending kept where it is cut
 */
export function cleanFileName(name: string): string {
  const seen = name.normalize('NFC').replace(unfit, '_');
  // A leading dot hides the file; Windows drops dots and spaces at the end.
  const bare = seen.replace(/^[\s.]+/, '').replace(/[\s.]+$/, '');
  const named = bare.replace(/_/g, '') === '' ? nameless : bare;
  return shortened(reserved.test(named) ? `_${named}` : named);
}

function shortened(name: string): string {
  const { stem, ending } = partsOf(name);
  let kept = '';
  const room = maxNameBytes - byteLength(ending);
  for (const letter of stem) {
    if (byteLength(kept) + byteLength(letter) > room) return `${kept.replace(/[\s.]+$/, '')}${ending}`;
    kept += letter;
  }
  return name;
}

/** @returns the n-th other name for a file whose name is taken: `task (2).log` */
export function otherFileName(name: string, n: number): string {
  const { stem, ending } = partsOf(name);
  return `${stem} (${n})${ending}`;
}

/** An ending is short and has no spaces; else it is a sentence with a dot. */
function partsOf(name: string): { readonly stem: string; readonly ending: string } {
  const ending = /(?<=.)(\.[^.\s]{1,16}){1,2}$/.exec(name)?.[0] ?? '';
  return { stem: name.slice(0, name.length - ending.length), ending };
}

/** Pure code has no TextEncoder. */
function byteLength(text: string): number {
  let bytes = 0;
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}
