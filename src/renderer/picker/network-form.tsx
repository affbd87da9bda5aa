/** The form that sets how the windows of one environment reach its web server. */

import formStyles from '../ui/form.module.css';
import { NetworkFields } from '../ui/network-fields.tsx';
import { type NetworkFormOptions, useNetworkForm } from '../ui/use-network-form.ts';
import { Pane } from './pane.tsx';

export const networkFormId = 'network';

interface NetworkFormProps extends NetworkFormOptions {
  readonly onClose: () => void;
}

export function NetworkForm({ onClose, ...options }: NetworkFormProps) {
  const form = useNetworkForm(options);
  return (
    <Pane title={`Network of ${options.id.name}`} onClose={onClose}>
      <form id={networkFormId} className={formStyles.form} noValidate onSubmit={form.send}>
        <NetworkFields form={form} />
      </form>
    </Pane>
  );
}
