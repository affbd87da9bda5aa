/** The picker as a page: waits for the first snapshot, then shows the picker. */

import type { WindsockApi } from '../../shared/commands.ts';
import { useSnapshot } from '../ui/use-snapshot.ts';
import { Picker } from './picker.tsx';

export function PickerPage({ api }: { readonly api: WindsockApi }) {
  const snapshot = useSnapshot(api);
  return snapshot === null ? null : <Picker api={api} snapshot={snapshot} />;
}
