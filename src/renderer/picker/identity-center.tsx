/** The way in for someone who has a start URL and nothing else: a form, the wait for the sign-in, the roles to choose from. */

import type { WindsockApi } from '../../shared/commands.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import { ssoSessionName } from '../../shared/sso.ts';
import styles from './identity-center.module.css';
import { IdentityForm } from './identity-form.tsx';
import { Pane } from './pane.tsx';
import { RoleList } from './role-list.tsx';
import { useIdentityForm } from './use-identity-form.ts';
import { words } from './words.ts';

interface IdentityCenterProps {
  readonly api: WindsockApi;
  readonly snapshot: Snapshot;
  readonly onClose: () => void;
}

export function IdentityCenter({ api, snapshot, onClose }: IdentityCenterProps) {
  const { identityCenter: offer, profiles } = snapshot;
  // Here, so that what was typed is still there after a sign-in that failed.
  const form = useIdentityForm({ api, snapshot });
  return (
    <Pane title={words.identityCenter} onClose={onClose}>
      {offer.phase === 'signing-in' && (
        <div className={styles.waiting} role="status">
          <p className={styles.headline}>Waiting for your sign-in to {ssoSessionName(offer.session)}…</p>
          <p className={styles.explanation}>
            A window of Windsock shows how far it is. The accounts and roles that you have come here by
            themselves.
          </p>
        </div>
      )}
      {(offer.phase === 'listing' || offer.phase === 'listed') && (
        <RoleList api={api} offer={offer} profiles={profiles} region={form.fields.region} onAdded={onClose} />
      )}
      {(offer.phase === 'none' || offer.phase === 'failed') && <IdentityForm form={form} />}
    </Pane>
  );
}
