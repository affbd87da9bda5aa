/**
 * Reads links to Airflow pages: text from a chat, the clipboard, a command line or another program -> where it leads.
 *
 * SECURITY: a link can only select. What comes out is a host that is known for Airflow's (or the name of an environment) and a path
 * of that host, never an address to be loaded as it came.
 */

import { airflowHostFrom } from './airflow-host.ts';
import { isEnvironmentName, isRegionName } from './environment.ts';
import { isSessionPath } from './session-paths.ts';

/** A page at a web server. */
export interface PageLink {
  readonly kind: 'page';
  readonly host: string;
  /** With query and fragment, byte for byte as they came; starts with one slash. */
  readonly path: string;
}

/** A page of an environment that is named; what is absent is not asked for. */
interface NamedLink {
  readonly kind: 'named';
  readonly name: string;
  readonly profile?: string;
  readonly region?: string;
  readonly path: string;
}

/** Where a link leads. */
export type AirflowLink = PageLink | NamedLink;

/** Why a text that looks like a link is none to open. */
export type LinkProblem =
  | 'too-long'
  | 'characters'
  | 'scheme'
  | 'user-info'
  | 'port'
  | 'host'
  | 'path'
  | 'parameters'
  | 'several'
  | 'broken'
  | 'mail-link';

/** What a text was found to be. `none`: it does not look like a link at all. */
export type LinkReading =
  | { readonly kind: 'link'; readonly link: AirflowLink }
  | { readonly kind: 'refused'; readonly problem: LinkProblem }
  | { readonly kind: 'none' };

/** In UTF-16 units. */
export const maxLinkLength = 8_192;

/** The scheme of Windsock's own links. */
export const linkScheme = 'windsock';

/** Custom domains: hosts that are none of AWS's own and known all the same, in lower case. */
export type KnownHosts = Pick<ReadonlySet<string>, 'has'>;

export const noHosts: KnownHosts = new Set();
const none: LinkReading = { kind: 'none' };
const refused = (problem: LinkProblem): LinkReading => ({ kind: 'refused', problem });

/** Controls, spaces, lone surrogates, and letters that are not seen or turn the reading direction round. */
const hiddenLetters = /[\p{C}\p{Z}]/u;

/** Of programs and files, whose text is no search. */
const otherSchemes =
  /^(?:[a-z][a-z0-9+.-]*:[/\\]{2}|(?:javascript|vbscript|data|file|blob|about|mailto|view-source|app):)/i;

const looksLikeLink = /^\s*\p{P}{0,2}(?:https?|windsock):/iu;

/** @returns whether the text is a path that stays at its host: what may be put behind `https://{host}` */
export function isPagePath(text: string): boolean {
  if (text.length > maxLinkLength || !/^\/(?!\/)/.test(text)) return false;
  if (hiddenLetters.test(text) || text.includes('\\') || /%00/.test(text)) return false;
  const [beforeQuery = ''] = text.split(/[?#]/, 1);
  // Browsers resolve these, so that what is shown would not be what is loaded; behind encoded slashes some servers do.
  return !beforeQuery.split(/\/|%2f|%5c/i).some((segment) => /^(?:\.|%2e){1,2}$/i.test(segment));
}

/** Reads a link exactly as it stands, as another program or a command line hands it over. */
export function airflowLinkFrom(text: string, knownHosts: KnownHosts = noHosts): LinkReading {
  if (text.length > maxLinkLength) return looksLikeLink.test(text.slice(0, 64)) ? refused('too-long') : none;
  const own = /^windsock:(.*)$/is.exec(text);
  if (own?.[1] !== undefined) return ownLinkFrom(own[1], knownHosts);
  const web = /^https?:\/\/(.*)$/is.exec(text);
  if (web?.[1] !== undefined) return pageLinkFrom(web[1], knownHosts);
  if (otherSchemes.test(text)) return refused('scheme');
  return looksLikeHost(text, knownHosts) ? pageLinkFrom(text, knownHosts) : none;
}

/** Without a scheme, only what starts with an Airflow host is a link; all else may be a search. */
function looksLikeHost(text: string, knownHosts: KnownHosts): boolean {
  const [authority = ''] = text.split(/[/?#\\\s]/, 1);
  const host = authority.slice(authority.lastIndexOf('@') + 1).replace(/:\d*$/, '');
  return knownHost(host, knownHosts) !== null;
}

function knownHost(text: string, knownHosts: KnownHosts): string | null {
  const host = airflowHostFrom(text);
  if (host !== null) return host;
  // Lower-casing makes ASCII of some letters that are none.
  const lower = /^[\x21-\x7e]+$/.test(text) ? text.toLowerCase() : '';
  return knownHosts.has(lower) ? lower : null;
}

/** @param rest  what stands behind `https://` */
function pageLinkFrom(rest: string, knownHosts: KnownHosts): LinkReading {
  if (hiddenLetters.test(rest)) return refused('characters');
  if (rest.includes('\\')) return refused('path');
  const [authority = ''] = rest.split(/[/?#]/, 1);
  if (authority.includes('@')) return refused('user-info');
  if (authority.includes(':')) return refused('port');
  const host = knownHost(authority, knownHosts);
  if (host === null) return refused('host');
  const path = pagePathFrom(rest.slice(authority.length));
  return path === null ? refused('path') : { kind: 'link', link: { kind: 'page', host, path } };
}

/** @returns the path to open; the start page for one that would begin or end a session; null for one that is refused */
function pagePathFrom(text: string): string | null {
  const path = text.startsWith('/') ? text : `/${text}`;
  if (!isPagePath(path)) return null;
  // SECURITY: a login address may carry a token, which goes no further than here.
  return isSessionPath(path) ? '/' : path;
}

/** @param rest  what stands behind `windsock:` */
function ownLinkFrom(rest: string, knownHosts: KnownHosts): LinkReading {
  const query = /^\/\/open\/?\?(.*)$/is.exec(rest)?.[1];
  if (query === undefined) return refused('parameters');
  // Written by hand: whatever follows belongs to the address, "&" and "#" too.
  const plain = /^url=(https?:\/\/.*)$/is.exec(query)?.[1];
  if (plain !== undefined) return airflowLinkFrom(plain, knownHosts);
  const fields = fieldsOf(query);
  if (fields === null) return refused('parameters');
  const { url, ...others } = fields;
  if (url === undefined) return namedLinkFrom(others);
  if (Object.keys(others).length > 0) return refused('parameters');
  // One wrapping is enough: a link in a link in a link is nobody's honest one.
  return /^https?:\/\//i.test(url) ? airflowLinkFrom(url, knownHosts) : refused('scheme');
}

const fieldNames = ['url', 'name', 'profile', 'region', 'path'] as const;
type Fields = { [K in (typeof fieldNames)[number]]?: string };

/** @returns the fields of a query, decoded once; "+" stays "+", which run ids hold. Null for others, and for two of a kind */
function fieldsOf(query: string): Fields | null {
  const fields: Fields = {};
  for (const part of query.split('&')) {
    const at = part.indexOf('=');
    const name = fieldNames.find((each) => each === part.slice(0, Math.max(0, at)));
    if (name === undefined || fields[name] !== undefined) return null;
    try {
      fields[name] = decodeURIComponent(part.slice(at + 1));
    } catch {
      return null; // not percent-encoded text
    }
  }
  return fields;
}

function namedLinkFrom({ name = '', profile, region, path = '/' }: Omit<Fields, 'url'>): LinkReading {
  if (!isEnvironmentName(name)) return refused('parameters');
  if (region !== undefined && !isRegionName(region)) return refused('parameters');
  if (profile !== undefined && (profile === '' || profile.length > 512)) return refused('parameters');
  const safePath = path.startsWith('/') ? pagePathFrom(path) : null;
  if (safePath === null) return refused('path');
  return {
    kind: 'link',
    link: {
      kind: 'named',
      name,
      ...(profile !== undefined && { profile }),
      ...(region !== undefined && { region }),
      path: safePath,
    },
  };
}

/** @returns the link as text that `airflowLinkFrom` reads as the same link */
export function linkText(link: AirflowLink): string {
  if (link.kind === 'page') return `https://${link.host}${link.path}`;
  const fields = (['name', 'profile', 'region', 'path'] as const).flatMap((name) => {
    const value = link[name];
    return value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`];
  });
  return `${linkScheme}://open?${fields.join('&')}`;
}
