/** The form that sets the host at which an environment's window logs in. */

import { CustomHostFields } from '../ui/custom-host-fields.tsx';
import styles from '../ui/form.module.css';
import { type CustomHostOptions, useCustomHostForm } from '../ui/use-custom-host-form.ts';
import { Pane } from './pane.tsx';
import { words } from './words.ts';

export const customHostFormId = 'custom-host';

interface CustomHostFormProps extends CustomHostOptions {
  /** As AWS told it, where that is known. */
  readonly ownHost: string | undefined;
  readonly onClose: () => void;
}

export function CustomHostForm({ ownHost, onClose, ...options }: CustomHostFormProps) {
  const form = useCustomHostForm(options);
  return (
    <Pane title={`${words.customHost} of ${options.id.name}`} onClose={onClose}>
      <form id={customHostFormId} className={styles.form} noValidate onSubmit={form.send}>
        <CustomHostFields form={form} ownHost={ownHost} />
      </form>
    </Pane>
  );
}
