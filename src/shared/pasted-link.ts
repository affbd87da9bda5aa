/** Reads links out of what people paste: in brackets or quotes, with the full stop of its sentence, or in the midst of a message. */

import {
  airflowLinkFrom,
  type KnownHosts,
  type LinkProblem,
  type LinkReading,
  linkText,
  maxLinkLength,
  noHosts,
  type PageLink,
} from './airflow-link.ts';
import { customHostFrom } from './host-name.ts';

/** A message in a chat, in UTF-16 units; longer texts are read for a link that is all they are. */
const maxMessageLength = 4_000;

const broken: LinkReading = { kind: 'refused', problem: 'broken' };

/** Ends an address: browsers write the first three in codes, and Airflow the others. */
const endMark = /["<>`|]/;

/**
 * The text as a link, else the one link to Airflow in a short text. Where that has several, or what stands behind the link looks
 * like the rest of it, nobody guesses: then it is refused.
 */
export function pastedLinkFrom(text: string, knownHosts: KnownHosts = noHosts): LinkReading {
  // Nobody's clipboard is to be worked through for nothing.
  if (text.length > 2 * maxLinkLength) return { kind: 'none' };
  const bare = bareText(text);
  const whole = bareLinkFrom(bare, knownHosts);
  const problem = whole.kind === 'refused' ? whole.problem : null;
  const isMore = endMark.test(bare) && whole.kind === 'link';
  const isMessage =
    isMore ||
    whole.kind === 'none' ||
    problem === 'characters' ||
    problem === 'mail-link' ||
    (problem === 'host' && endMark.test(bare));
  return (isMessage ? linkInMessage(text.trim(), knownHosts) : null) ?? (isMore ? broken : whole);
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

/** Links that mail programs put in the place of others. They are not unwrapped: what they lead to, only they know. */
const mailLink =
  /^https?:\/\/(?:(?:[a-z0-9-]+\.)*safelinks\.protection\.outlook\.com(?![^/?#])|www\.google\.com\/url(?![^/?#]))/i;

function bareLinkFrom(text: string, knownHosts: KnownHosts): LinkReading {
  return mailLink.test(text) ? { kind: 'refused', problem: 'mail-link' } : airflowLinkFrom(text, knownHosts);
}

/** What stands between the words of a message; every other letter that is not seen makes a link in it one that is refused. */
const gap = /[ \t\r\n\u00a0]/;

const address = /https?:\/\/[^ \t\r\n\u00a0<>"`|“”«»（）【】「」『』《》。，、；：！？]+/giu;

/** @returns the only link to Airflow in the text, or why it is not to be opened; null where the text is none to find one in */
function linkInMessage(text: string, knownHosts: KnownHosts): LinkReading | null {
  if (text.length > maxMessageLength) return null;
  const unlabelled = text.replace(/(<https?:\/\/[^<>|\s]+)\|[^<>]*>/gi, '$1>');
  const found = [...unlabelled.matchAll(address)].map(({ 0: match, index }) =>
    readIn(unlabelled, match, index, knownHosts),
  );
  if (found.includes(null)) return null;
  const readings = found.filter((each) => each !== null);
  // A message may hold the links of others.
  const ours = readings.filter((each) => each.kind !== 'refused' || !isOfOthers(each.problem));
  const refused = ours.find(({ kind }) => kind === 'refused');
  if (refused !== undefined) return refused;
  const links = new Set(ours.map((each) => (each.kind === 'link' ? linkText(each.link) : '')));
  if (links.size > 1) return { kind: 'refused', problem: 'several' };
  return ours[0] ?? (readings.length === 1 ? (readings[0] ?? null) : null);
}

const isOfOthers = (problem: LinkProblem): boolean => problem === 'host' || problem === 'mail-link';

/** `AIRFLOW_URL="`, `--url=`, `href='` */
const assignment = /^[<("'`[{]*-{0,2}[a-z_][\w.:-]*=["'`]?$/i;

/** @returns what the address that stands at `from` is; null where it is a part of something else */
function readIn(text: string, match: string, from: number, knownHosts: KnownHosts): LinkReading | null {
  const cell = text.slice(0, from).split(gap).at(-1) ?? '';
  const before = cell.split(/[|>]/).at(-1) ?? '';
  // In the address of another, or behind another scheme.
  const isInside = /[/\\?#%@=]|[a-z0-9]$/i.test(before) && !assignment.test(before);
  if (isInside || airflowLinkFrom(before).kind !== 'none') return null;
  const bare = bareText(withoutMarks(match, before));
  const reading = bareLinkFrom(bare, knownHosts);
  if (reading.kind !== 'link' || !match.startsWith(bare)) return reading;
  const end = match.slice(bare.length).replace(unseenEnd, '');
  const rest = text.slice(from + match.length);
  if (end !== '') return brokenEnd.test(end + rest) ? broken : reading;
  const isCut = rest.startsWith('|') ? !cell.includes('|') && hasBar(bare, rest) : goesOn(bare, rest);
  return isCut ? broken : reading;
}

/** Without the marks with which chats make a text bold or slanted, where they stand on both sides. */
function withoutMarks(match: string, before: string): string {
  const marks = /[*_~]+$/.exec(before)?.[0] ?? '';
  return match.endsWith(marks) ? match.slice(0, match.length - marks.length) : match;
}

/** A query, or the minutes of a time, behind a mark that would be a sentence's. */
const brokenEnd = /^(?:\?\s+\w+=|:\s+\d\d[:+%])/;

/** Whether the bar that `rest` starts with may be the link's own: a part of its query. */
function hasBar(link: string, rest: string): boolean {
  const next = rest.slice(1).split(gap, 1)[0] ?? '';
  return !next.includes('://') && (/\([^)]*$/.test(link) || next.includes('&'));
}

/** Whether the next word may be the rest of a link that a blank or a line end broke: it looks like it, or the link like its half. */
function goesOn(link: string, rest: string): boolean {
  const [nothing, ...words] = rest.split(gap);
  const next = words.find((word) => word !== '')?.replace(/[.,;:!?)]+$/, '');
  if (nothing !== '' || next === undefined || !/\w/.test(next) || next.includes('://')) return false;
  return /[/%&?:+]/.test(next) || /[-_=&%]$/.test(link);
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

/** Letters without a width, which some programs put behind a link. */
const unseenEnd = /(?<![\u00ad\u200b-\u200f\u2060\ufeff])[\u00ad\u200b-\u200f\u2060\ufeff]+$/;

/** Takes off what chats and sentences put around a link. */
function bareText(text: string): string {
  const trimmed = text.trim().replace(unseenEnd, '');
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
  return /[.,;:!?…"'`“'’”»>。，、；：！？]/.test(last) || unseenEnd.test(last);
}
