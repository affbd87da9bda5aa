/** Reads links out of what people paste: in brackets or quotes, with the full stop of its sentence, or in the midst of a message. */

import {
  airflowLinkFrom,
  type KnownHosts,
  type LinkReading,
  linkText,
  maxLinkLength,
  noHosts,
  type PageLink,
} from './airflow-link.ts';
import { customHostFrom } from './host-name.ts';

/** A message in a chat, in UTF-16 units; longer texts are read for a link that is all they are. */
const maxMessageLength = 4_000;

/**
 * The text as a link, else the one link to Airflow in a short text. Where that has several, or a word behind the link looks
 * like the rest of it, nobody guesses: then it is refused.
 */
export function pastedLinkFrom(text: string, knownHosts: KnownHosts = noHosts): LinkReading {
  // Nobody's clipboard is to be worked through for nothing.
  if (text.length > 2 * maxLinkLength) return { kind: 'none' };
  const whole = airflowLinkFrom(bareText(text), knownHosts);
  const mayBeMessage = whole.kind === 'none' || (whole.kind === 'refused' && whole.problem === 'characters');
  return (mayBeMessage ? linkInMessage(text.trim(), knownHosts) : null) ?? whole;
}

/**
 * SECURITY: a page to ask about, never to open: it may be anybody's.
 *
 * @returns the page of a pasted https link whose host nothing is known of, and could be a custom domain; null for any other text
 */
export function strangePageFrom(text: string): PageLink | null {
  if (!/https:\/\//i.test(text)) return null;
  const reading = pastedLinkFrom(text, { has: (host) => customHostFrom(host) !== null });
  return reading.kind === 'link' && reading.link.kind === 'page' ? reading.link : null;
}

/** What stands between the words of a message; every other letter that is not seen makes a link in it one that is refused. */
const gap = /[ \t\r\n\u00a0]/;

/** What no browser leaves bare in an address ends one. */
const address = /https?:\/\/[^ \t\r\n\u00a0<>"`“”«»（）【】「」『』《》。，、；：！？]+/giu;

/** @returns the only link to Airflow in the text, or why it is not to be opened; null where the text is none to find one in */
function linkInMessage(text: string, knownHosts: KnownHosts): LinkReading | null {
  if (text.length > maxMessageLength) return null;
  const found = [...text.matchAll(address)].map(({ 0: match, index }) =>
    readIn(text, match, index, knownHosts),
  );
  if (found.includes(null)) return null;
  const readings = found.filter((each) => each !== null);
  // A message may hold the links of others.
  const ours = readings.filter((each) => each.kind !== 'refused' || each.problem !== 'host');
  const refused = ours.find(({ kind }) => kind === 'refused');
  if (refused !== undefined) return refused;
  const links = new Set(ours.map((each) => (each.kind === 'link' ? linkText(each.link) : '')));
  if (links.size > 1) return { kind: 'refused', problem: 'several' };
  return ours[0] ?? (readings.length === 1 ? (readings[0] ?? null) : null);
}

/** @returns what the address that stands at `from` is; null where it is a part of something else */
function readIn(text: string, match: string, from: number, knownHosts: KnownHosts): LinkReading | null {
  const before = text.slice(0, from).split(gap).at(-1) ?? '';
  // In the address of another, or behind another scheme.
  if (/[/\\?#%@=]|[a-z0-9]$/i.test(before) || airflowLinkFrom(before).kind !== 'none') return null;
  const inside = before.endsWith('<') ? match.replace(/\|.*$/s, '') : match;
  const bare = bareText(withoutMarks(inside, before));
  const reading = airflowLinkFrom(bare, knownHosts);
  const isCut = bare === match && goesOn(text.slice(from + match.length), from === before.length);
  return reading.kind === 'link' && isCut ? { kind: 'refused', problem: 'characters' } : reading;
}

/** Without the marks with which chats make a text bold or slanted, where they stand on both sides. */
function withoutMarks(match: string, before: string): string {
  const marks = /[*_~]+$/.exec(before)?.[0] ?? '';
  return match.endsWith(marks) ? match.slice(0, match.length - marks.length) : match;
}

/** Whether the next word may be the rest of an address that a blank or a line end broke: it is the only one, or looks like it. */
function goesOn(rest: string, isFirst: boolean): boolean {
  const [nothing, ...words] = rest.split(gap);
  const [next, ...more] = words.filter((word) => word !== '');
  if (nothing !== '' || next === undefined || !/\w/.test(next) || next.includes('://')) return false;
  return (isFirst && more.length === 0) || /^[/?&=%]\w|\w[/=&%]\w/.test(next);
}

/** Closing brackets, each with the one that opens it. */
const openings: Readonly<Record<string, string>> = {
  ')': '(',
  ']': '[',
  '}': '{',
  '）': '（',
  '】': '【',
  '」': '「',
  '』': '『',
  '》': '《',
};

/** Takes off what chats and sentences put around a link. */
function bareText(text: string): string {
  const trimmed = text.trim();
  const formatted =
    /^<([^<>|]+)(?:\|[^<>]*)?>\p{P}*$/u.exec(trimmed) ?? /^\[[^\]]*\]\((\S+)\)[.,;:!?]*$/.exec(trimmed);
  if (formatted?.[1] !== undefined) return formatted[1].trim();
  let bare = trimmed.replace(/^[<("'`“‘«„[{（【「『《]+/, '');
  while (bare !== '' && isAround(bare)) bare = bare.slice(0, -1);
  return bare;
}

/** Whether the last letter belongs to the sentence and not to the link; a bracket does, unless it was opened in the link. */
function isAround(text: string): boolean {
  const last = text.slice(-1);
  const opening = openings[last];
  if (opening !== undefined) return text.split(last).length > text.split(opening).length;
  return /[.,;:!?…"'`“'’”»>。，、；：！？]/.test(last);
}
