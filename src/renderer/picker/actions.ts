/** What can be done with the selected row, as the list that Ctrl+K shows; pure. */

import { standardMark } from '../../shared/production.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import { ssoSessionName } from '../../shared/sso.ts';
import { appName, countText } from '../../shared/strings.ts';
import type { KeyName } from './keys.ts';
import type { Row, Trouble } from './rows.ts';
import { unsearchedPlaces, words } from './words.ts';

export type ActionName =
  | 'enter'
  | 'keepOpen'
  | 'cancel'
  | 'favourite'
  | 'openInBrowser'
  | 'copyAddress'
  | 'copyLoginUrl'
  | 'copyName'
  | 'alias'
  | 'removeAlias'
  | 'copyDetails'
  | 'reset'
  | 'remove'
  | 'dismiss'
  | 'look'
  | 'searchAll'
  | 'stop'
  | 'unsearched'
  | 'leaveProfile'
  | 'region'
  | 'add'
  | 'profiles'
  | 'signIn'
  | 'signOut'
  | 'signOutEverywhere'
  | 'regions'
  | 'identityCenter'
  | 'diagnose'
  | 'markProduction'
  | 'markPlain'
  | 'markByRules'
  | 'productionRules'
  | 'customHost'
  | 'network'
  | 'settings'
  | 'quit';

export interface Action<Name extends string = ActionName> {
  readonly name: Name;
  readonly label: string;
  readonly keys?: KeyName;
  /** The title of the section that begins with it. */
  readonly startsGroup?: string;
}

/** What the general actions depend on. */
export type ActionFacts = Pick<Snapshot, 'discovery' | 'notices' | 'openWindows' | 'ssoSessions'> & {
  readonly profileCount: number;
  /** Whether an action that takes a second press was pressed once. */
  readonly isSure: boolean;
};

const general = ({ discovery, notices, profileCount, ...facts }: ActionFacts): readonly Action[] => [
  discovery.phase === 'running'
    ? { name: 'stop', label: words.stop, keys: 'stop', startsGroup: appName }
    : { name: 'look', label: words.look, keys: 'look', startsGroup: appName },
  { name: 'searchAll', label: words.searchAll },
  ...(unsearchedPlaces(notices) === 0
    ? []
    : [{ name: 'unsearched', label: words.showUnsearched } satisfies Action]),
  { name: 'add', label: words.addByName },
  ...(profileCount === 0
    ? []
    : [
        { name: 'profiles', label: `AWS profiles (${profileCount})` } satisfies Action,
        { name: 'regions', label: words.regions } satisfies Action,
      ]),
  { name: 'identityCenter', label: words.identityCenter },
  { name: 'productionRules', label: `${words.productionRules}…` },
  ...(profileCount === 0 ? [] : [signOutEverywhere(facts)]),
  { name: 'settings', label: words.settings, keys: 'settings' },
  { name: 'quit', label: `Quit ${appName}` },
];

/** Takes two presses: the second one is named after what it ends. */
function signOutEverywhere({
  openWindows,
  ssoSessions,
  isSure,
}: Pick<ActionFacts, 'openWindows' | 'ssoSessions' | 'isSure'>): Action {
  const name = 'signOutEverywhere';
  if (!isSure) return { name, label: 'Sign out everywhere…' };
  const signIns = ssoSessions.filter(({ state }) => state === 'signed-in').length;
  const count = openWindows.length + signIns;
  const ends = count === 0 ? '' : ` (${countText(count, 'session')})`;
  return { name, label: `Really sign out everywhere${ends}` };
}

/** Signing in and out of the session that the environment's profile belongs to. */
function ofSession({ session }: Extract<Row, { kind: 'environment' }>): readonly Action[] {
  if (session === undefined || session.state === 'unknown') return [];
  const name = ssoSessionName(session.session);
  return session.state === 'signed-out'
    ? [{ name: 'signIn', label: `Sign in to ${name}` }]
    : [{ name: 'signOut', label: `Sign out of ${name}` }];
}

/** What can be said of the environment against the rules, or in their place. */
function ofMark({ mark, isMarkChosen }: Extract<Row, { kind: 'environment' }>): readonly Action[] {
  return [
    mark === undefined
      ? { name: 'markProduction', label: 'Mark as production' }
      : {
          name: 'markPlain',
          label: mark.word === standardMark.word ? 'Not production' : `Not “${mark.word}”`,
        },
    ...(isMarkChosen ? [{ name: 'markByRules', label: 'Decide by rules' } satisfies Action] : []),
  ];
}

function ofEnvironment(row: Extract<Row, { kind: 'environment' }>): readonly Action[] {
  const isBusy = row.progress?.phase === 'busy';
  const hasFailed = row.progress?.phase === 'failed';
  const opening: readonly Action[] = isBusy
    ? [{ name: 'cancel', label: 'Cancel opening', keys: 'escape' }]
    : [
        { name: 'enter', label: row.enter, keys: 'enter' },
        ...(hasFailed
          ? []
          : [
              {
                name: 'keepOpen',
                label: `${row.enter} and keep the picker`,
                keys: 'keepOpen',
              } satisfies Action,
            ]),
        { name: 'openInBrowser', label: 'Open in default browser', keys: 'browser' },
      ];
  return [
    ...opening,
    {
      name: 'favourite',
      label: row.isFavourite ? 'Remove from favourites' : 'Add to favourites',
      keys: 'favourite',
    },
    { name: 'copyAddress', label: 'Copy web address', keys: 'copy', startsGroup: 'Copy' },
    { name: 'copyName', label: 'Copy name' },
    ...(isBusy ? [] : [{ name: 'copyLoginUrl', label: 'Copy login URL' } satisfies Action]),
    ...(hasFailed ? [{ name: 'copyDetails', label: 'Copy error details' } satisfies Action] : []),
    { name: 'diagnose', label: words.whyNot, startsGroup: 'This environment' },
    { name: 'alias', label: row.alias === undefined ? 'Set alias…' : 'Change alias…' },
    ...(row.alias === undefined ? [] : [{ name: 'removeAlias', label: 'Remove alias' } satisfies Action]),
    ...ofMark(row),
    { name: 'customHost', label: `${words.customHost} of this environment…` },
    { name: 'network', label: words.network },
    ...(row.environment.origin === 'typed'
      ? [{ name: 'remove', label: 'Remove from the list' } satisfies Action]
      : []),
    { name: 'reset', label: 'Reset session and log in anew', startsGroup: 'Session' },
    ...ofSession(row),
  ];
}

function ofNotice(row: Extract<Row, { kind: 'notice' }>): readonly Action[] {
  return [
    { name: 'enter', label: row.enter, keys: 'enter' },
    { name: 'copyDetails', label: 'Copy error details' },
    ...(row.trouble.remedy === 'dismiss' ? [] : [{ name: 'dismiss', label: 'Dismiss' } satisfies Action]),
    ...(isOfOneProfile(row)
      ? [{ name: 'leaveProfile', label: 'Leave the profile out of searches' } satisfies Action]
      : []),
  ];
}

/** Whether a notice of a search is about one profile alone. */
function isOfOneProfile({ notice }: Extract<Row, { kind: 'notice' }>): boolean {
  return notice.about?.profiles.length === 1;
}

function regionAction(row: Extract<Row, { kind: 'environment' }>): Action {
  const { region } = row.environment.id;
  const label = row.isInExtraRegion
    ? `Search ${region} no longer through every profile`
    : `Search ${region} through every profile`;
  return { name: 'region', label };
}

/** @returns the actions for a row, the one that Enter does first; the general ones when there is no row */
export function actionsFor(row: Row | undefined, facts: ActionFacts): readonly Action[] {
  const rest = general(facts);
  switch (row?.kind) {
    case 'environment':
      return [...ofEnvironment(row), ...rest, regionAction(row)];
    case 'notice':
      return [...ofNotice(row), ...rest];
    case 'task':
      return [{ name: 'enter', label: row.enter, keys: 'enter' }, ...rest];
    case undefined:
      return rest;
  }
}

/** @returns the failure of a row in words, for the clipboard */
export function detailsText(trouble: Trouble): string {
  return [trouble.summary, trouble.advice, trouble.detail].filter((line) => line !== undefined).join('\n');
}
