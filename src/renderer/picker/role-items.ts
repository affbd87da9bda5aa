/** The roles that a person may choose as profiles, as rows; pure. */

import type { AccountRole } from '../../shared/commands.ts';
import type { Profile } from '../../shared/profile.ts';
import type { SsoAccount, SsoSession } from '../../shared/sso.ts';
import { countText } from '../../shared/strings.ts';
import type { PickItem } from './pick-list-model.ts';

export interface RoleItem extends PickItem {
  readonly role: AccountRole;
}

/** @returns a row for each role of each account, by account name and role; those that are profiles already are ticked for good */
export function roleItems(
  { accounts, session }: { readonly accounts: readonly SsoAccount[]; readonly session: SsoSession },
  profiles: readonly Profile[],
  chosen: ReadonlySet<string>,
): readonly RoleItem[] {
  const own = profiles.filter(
    ({ origin, ssoSession }) => origin === 'windsock' && ssoSession?.key === session.key,
  );
  const added = new Set(own.map(({ accountId = '', roleName = '' }) => roleKey({ accountId, roleName })));
  // "data 2" stands before "data 10".
  const { compare } = new Intl.Collator('en', { numeric: true });
  return accounts
    .toSorted((a, b) => compare(a.name, b.name) || compare(a.id, b.id))
    .flatMap(({ id, name, roles }) =>
      roles.toSorted(compare).map((roleName) => {
        const role = { accountId: id, roleName };
        return toItem(role, name, { isAdded: added.has(roleKey(role)), isChosen: chosen.has(roleKey(role)) });
      }),
    );
}

/** @returns one text for each role of each account */
export function roleKey({ accountId, roleName }: AccountRole): string {
  return `${accountId}/${roleName}`;
}

function toItem(
  role: AccountRole,
  accountName: string,
  { isAdded, isChosen }: { readonly isAdded: boolean; readonly isChosen: boolean },
): RoleItem {
  const { accountId, roleName } = role;
  const title = `${accountName === '' ? accountId : accountName} · ${roleName}`;
  return {
    role,
    key: roleKey(role),
    title,
    detail: accountId,
    search: `${title} ${accountId}`.toLowerCase(),
    isChecked: isAdded || isChosen,
    ...(isAdded && { isFixed: true, mark: { text: 'Added', tone: 'plain' as const } }),
  };
}

/** @returns the ticks after "select all shown": all of them on, or all off when they were on */
export function withAllTicked(chosen: ReadonlySet<string>, shown: readonly RoleItem[]): ReadonlySet<string> {
  const keys = shown.filter(({ isFixed }) => isFixed !== true).map(({ key }) => key);
  const all = new Set(chosen);
  if (keys.every((key) => chosen.has(key))) for (const key of keys) all.delete(key);
  else for (const key of keys) all.add(key);
  return all;
}

/** @returns the ticks with one turned */
export function withTick(chosen: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const others = new Set(chosen);
  if (!others.delete(key)) others.add(key);
  return others;
}

/** @returns "12 of 340 roles", "340 roles", with a sign while more come */
export function roleCountText(shown: number, all: number, isListing: boolean): string {
  const count =
    shown === all ? countText(all, 'role') : `${shown.toLocaleString('en-US')} of ${countText(all, 'role')}`;
  return isListing ? `${count} so far…` : count;
}
