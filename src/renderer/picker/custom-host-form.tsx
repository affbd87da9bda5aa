/** The form that sets the host at which an environment's window logs in. */

import { type EnvironmentId, environmentKey } from '../../shared/environment.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import { CustomHostFields } from '../ui/custom-host-fields.tsx';
import styles from '../ui/form.module.css';
import { type CustomHostOptions, useCustomHostForm } from '../ui/use-custom-host-form.ts';
import { Pane } from './pane.tsx';
import { words } from './words.ts';

export const customHostFormId = 'custom-host';

interface CustomHostFormProps extends Pick<CustomHostOptions, 'api' | 'onSaved'> {
  readonly snapshot: Pick<Snapshot, 'environments' | 'customHosts'>;
  readonly id: EnvironmentId;
  readonly onClose: () => void;
}

export function CustomHostForm({ snapshot, onClose, ...options }: CustomHostFormProps) {
  const key = environmentKey(options.id);
  const environment = snapshot.environments.find(({ id }) => environmentKey(id) === key);
  const form = useCustomHostForm({ ...options, current: snapshot.customHosts[key] ?? '' });
  return (
    <Pane title={`${words.customHost} of ${options.id.name}`} onClose={onClose}>
      <form id={customHostFormId} className={styles.form} noValidate onSubmit={form.send}>
        <CustomHostFields form={form} ownHost={environment?.webserverHost} />
      </form>
    </Pane>
  );
}
