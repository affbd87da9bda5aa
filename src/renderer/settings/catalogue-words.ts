/** What the section "Team catalogue" says; pure. */

import type {
  CatalogueGroup,
  CatalogueObstacle,
  CatalogueOffer,
  CataloguePart,
  CatalogueRow,
  CatalogueSource,
  CatalogueStanding,
} from '../../shared/catalogue.ts';
import type { MarkColour } from '../../shared/production.ts';
import { regionNames } from '../../shared/regions.ts';
import { shortVisibleText, visibleText } from '../../shared/visible-text.ts';

export const groupTitles: Readonly<Record<CatalogueGroup, string>> = {
  environments: 'Environments',
  aliases: 'Names for environments',
  marks: 'Marks of environments',
  hosts: 'Where logins go',
  regions: 'Regions to search',
  accounts: 'Names of accounts',
  rules: 'Production rules, after your own',
};

/** Said below the title of a group. */
export const groupHints: Partial<Readonly<Record<CatalogueGroup, string>>> = {
  hosts:
    'Your login is sent to such a host in place of AWS’s own. Tick only those that you know to be your team’s.',
};

export const partTitles: Readonly<Record<CataloguePart, string>> = {
  favourites: 'Favourites',
  labelled: 'Environments that you named, marked or added',
  found: 'All other environments that were found',
  aliases: 'Your names for them',
  marks: 'Your marks on them',
  hosts: 'Web server hosts of your own domains',
  regions: 'Regions to search',
  ssoSessions: 'Where to sign in (IAM Identity Center)',
  accounts: 'Names of their accounts',
  rules: 'Production rules',
};

/** @returns where a catalogue comes from, in words */
export function sourceText(source: CatalogueSource): string {
  if (source.kind === 'pasted') return 'what you pasted';
  return visibleText(source.kind === 'file' ? source.path : source.address);
}

/** @returns how many rows stand how: "3 new · 2 differ from yours · 14 you have already" */
export function countsText(rows: readonly CatalogueRow[]): string {
  const count = (standing: CatalogueStanding) => rows.filter((row) => row.standing === standing).length;
  const parts = [
    [count('new'), 'new'],
    [count('differs'), count('differs') === 1 ? 'differs from yours' : 'differ from yours'],
    [count('same'), 'you have already'],
    [count('blocked'), 'cannot be taken now'],
  ] as const;
  const said = parts
    .filter(([number]) => number > 0)
    .map(([number, text]) => `${number.toLocaleString('en-US')} ${text}`);
  return said.length === 0 ? 'There is nothing in it' : said.join(' · ');
}

/** @returns what a row is about, in a word or two */
export function rowTitle({ group, subject, theirs = '', theirColour }: CatalogueRow): string {
  switch (group) {
    case 'environments':
    case 'regions':
      return subject;
    case 'aliases':
      return `${subject} → “${theirs}”`;
    case 'accounts':
      return `${subject} → ${theirs}`;
    case 'hosts':
      return `${subject} → ${theirs}`;
    case 'marks':
      return `${subject} → ${markText(theirs)}`;
    case 'rules':
      return `${visibleText(subject)} → ${markText(theirs, theirColour)}`;
  }
}

function markText(word: string, colour?: MarkColour): string {
  if (word === '') return 'no mark';
  return colour === undefined ? word : `${word} (${colour})`;
}

/** @returns what stands below it: where it is, what it would take the place of, why it cannot be taken */
export function rowDetail(row: CatalogueRow): string {
  const { group, subject, place, newProfile, problem } = row;
  const parts: string[] = [];
  if (group === 'regions') parts.push(regionNames[subject] ?? 'a region that this Windsock does not know');
  if (place !== undefined) parts.push(place.region);
  if (newProfile !== undefined) {
    const { account, role, session } = newProfile;
    parts.push(
      `through a new profile: ${role} in ${account}, with a sign-in at ${session.startUrl} when you open it`,
    );
  } else if (place?.profile !== undefined) parts.push(`through ${shortVisibleText(place.profile)}`);
  if (row.standing === 'differs') parts.push(`in place of yours: ${mineText(row)}`);
  if (problem !== undefined) parts.push(obstacleText(problem));
  return parts.join(' · ');
}

function mineText({ group, mine = '', myColour }: CatalogueRow): string {
  if (group === 'marks' || group === 'rules') return markText(mine, myColour);
  return group === 'aliases' ? `“${shortVisibleText(mine)}”` : shortVisibleText(mine);
}

/** @returns why only the person ticks a row; empty where there is no reason */
export function cautionText({ group, caution }: CatalogueRow): string {
  if (caution === undefined) return '';
  if (caution.kind === 'name-of-another') return `${sameNameText(group, caution.other)}`;
  const { kind, count } = caution;
  const environments = count === 1 ? 'one of your environments' : `${count} of your environments`;
  if (kind === 'changes-marks') return `changes the mark of ${environments}`;
  if (group === 'marks' && count === 1) return 'takes away the mark';
  return count === 0
    ? 'takes away the mark of every environment that fits'
    : `takes the mark from ${environments}`;
}

function sameNameText(group: CatalogueGroup, other: string): string {
  return group === 'accounts' ? `account ${other} has the same name` : `${other} goes by the same name`;
}

function obstacleText(problem: CatalogueObstacle): string {
  switch (problem.kind) {
    case 'no-room':
      return 'there is no room for more';
    case 'no-profile-named':
      return `you have no profile ${shortVisibleText(problem.profile)}`;
    case 'no-profile-for-account': {
      const { account, sessions } = problem;
      const signIn =
        sessions.length === 0
          ? 'look for environments first, or ask for access'
          : `sign in to ${sessions.slice(0, 3).join(' or ')} to get one`;
      return `no profile of yours is known to lead to account ${account}: ${signIn}`;
    }
  }
}

/** @returns what the live region says of an offer */
export function offerText(offer: CatalogueOffer): string {
  switch (offer.phase) {
    case 'none':
    case 'failed':
      return '';
    case 'reading':
      return `Reading ${sourceText(offer.source)} …`;
    case 'offered':
      return `${offer.name}: ${countsText(offer.rows)}`;
  }
}
