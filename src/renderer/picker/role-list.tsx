/** The roles that a sign-in opened, to be ticked and added as profiles. */

import { useEffect, useMemo, useRef, useState } from 'react';
import type { WindsockApi } from '../../shared/commands.ts';
import { sentencesFor } from '../../shared/failure-text.ts';
import type { Profile } from '../../shared/profile.ts';
import type { IdentityCenterOffer } from '../../shared/snapshot.ts';
import { ssoSessionName } from '../../shared/sso.ts';
import { countText } from '../../shared/strings.ts';
import { plainText, RegionOptions, regionListId } from '../ui/field.tsx';
import { KeyHint } from '../ui/key-hint.tsx';
import { PickList } from './pick-list.tsx';
import { type RoleItem, roleCountText, roleItems, roleKey, withAllTicked, withTick } from './role-items.ts';
import styles from './role-list.module.css';
import { usePickList } from './use-pick-list.ts';
import { words } from './words.ts';

interface RoleListProps {
  readonly api: WindsockApi;
  readonly offer: Extract<IdentityCenterOffer, { phase: 'listing' | 'listed' }>;
  readonly profiles: readonly Profile[];
  /** To begin with. */
  readonly region: string;
  readonly onAdded: () => void;
}

/** The ticks, and what becomes of them. */
function useRoles({ api, offer, profiles, region: firstRegion, onAdded }: RoleListProps) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [region, setRegion] = useState(firstRegion);
  const [problem, setProblem] = useState('');
  const items = useMemo(() => roleItems(offer, profiles, chosen), [offer, profiles, chosen]);
  const add = (atHand: RoleItem | undefined): void => {
    // Without a tick, Enter means the row at hand.
    const single = atHand === undefined || atHand.isFixed === true ? [] : [atHand];
    const ticked = items.filter(({ role }) => chosen.has(roleKey(role)));
    const roles = (ticked.length > 0 ? ticked : single).map(({ role }) => role);
    if (roles.length === 0) return;
    api.addIdentityCenterProfiles(roles, region.trim()).then(
      (result) => {
        if (result.ok) onAdded();
        else setProblem(sentencesFor(result.failure));
      },
      () => setProblem(words.noAnswer),
    );
  };
  const parts = usePickList({
    items,
    onEnter: add,
    onTick: ({ key }) => setChosen(withTick(chosen, key)),
    onTickAll: (shown) => setChosen(withAllTicked(chosen, shown)),
  });
  const changeRegion = (text: string): void => {
    setProblem('');
    setRegion(text);
  };
  const tickAll = (): void => setChosen(withAllTicked(chosen, parts.shown));
  const said = problem === '' ? missingText(offer) : problem;
  return { items, parts, chosen, region, said, changeRegion, tickAll, add: () => add(parts.item) };
}

function missingText(offer: RoleListProps['offer']): string {
  if (offer.phase !== 'listed' || offer.problem === undefined) return '';
  return `Not all accounts could be listed. ${sentencesFor(offer.problem)}`;
}

function addText(chosen: number, atHand: RoleItem | undefined): string {
  if (chosen > 0) return `Add ${countText(chosen, 'profile')}`;
  return atHand?.isFixed === true || atHand === undefined ? 'Add' : 'Add this one';
}

/** The region of what is added, and the button that adds. */
function AddStrip({ roles }: { readonly roles: ReturnType<typeof useRoles> }) {
  const { parts, chosen } = roles;
  const isNothing = chosen.size === 0 && (parts.item === undefined || parts.item.isFixed === true);
  return (
    <form
      className={styles.strip}
      onSubmit={(event) => {
        event.preventDefault();
        roles.add();
      }}
    >
      <label htmlFor="profile-region" className={styles.label}>
        Region of the new profiles
      </label>
      <input
        id="profile-region"
        className={styles.region}
        type="text"
        list={regionListId}
        value={roles.region}
        onChange={(event) => roles.changeRegion(event.target.value)}
        {...plainText}
      />
      <RegionOptions />
      <p role="alert" className={styles.problem}>
        {roles.said}
      </p>
      <button type="submit" className={styles.add} disabled={isNothing}>
        {addText(chosen.size, parts.item)} <KeyHint caps={['↵']} />
      </button>
    </form>
  );
}

export function RoleList(props: RoleListProps) {
  const { offer } = props;
  const roles = useRoles(props);
  const { items, parts } = roles;
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const isListing = offer.phase === 'listing';
  const session = ssoSessionName(offer.session);
  const none = isListing
    ? 'Listing accounts and roles…'
    : `${session} opens no role of any account to you. Ask who runs IAM Identity Center in your company for one.`;
  return (
    <>
      <PickList
        parts={parts}
        inputRef={field}
        label={`Accounts and roles of ${session}`}
        placeholder="Search accounts and roles"
        empty={items.length === 0 ? none : `No account or role matches “${parts.query.trim()}”.`}
        count={roleCountText(parts.shown.length, items.length, isListing)}
      >
        <button
          type="button"
          className={styles.all}
          disabled={parts.shown.length === 0}
          onClick={roles.tickAll}
        >
          Select all shown
        </button>
      </PickList>
      <AddStrip roles={roles} />
    </>
  );
}
