/** The views that stand in for the list: forms, lists to tick, checks. A view is added here and in `View` of `state.ts`. */

import type { WindsockApi } from '../../shared/commands.ts';
import { environmentKey } from '../../shared/environment.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import { AddForm } from './add-form.tsx';
import { CustomHostForm } from './custom-host-form.tsx';
import { DiagnosisView } from './diagnosis-view.tsx';
import { IdentityCenter } from './identity-center.tsx';
import { ProfileList } from './profile-list.tsx';
import { RegionList } from './region-list.tsx';
import type { PickerParts } from './use-picker.ts';

interface SideViewProps {
  readonly api: WindsockApi;
  readonly snapshot: Snapshot;
  readonly parts: PickerParts;
}

export function SideView({ api, snapshot, parts }: SideViewProps) {
  const { view } = parts.state;
  const onClose = parts.close;
  switch (view.name) {
    case 'list':
    case 'actions':
      return null;
    case 'form':
      return (
        <AddForm
          api={api}
          profiles={snapshot.profiles}
          prefill={view.prefill}
          onClose={onClose}
          onAdded={(id) => parts.dispatch({ kind: 'added', id })}
        />
      );
    case 'profiles':
      return (
        <ProfileList snapshot={snapshot} nowMs={parts.nowMs} deeds={parts.deeds.profiles} onClose={onClose} />
      );
    case 'regions':
      return <RegionList snapshot={snapshot} deeds={parts.deeds.profiles} onClose={onClose} />;
    case 'identityCenter':
      return <IdentityCenter api={api} snapshot={snapshot} onClose={onClose} />;
    case 'diagnosis':
      return (
        <DiagnosisView
          api={api}
          id={view.id}
          diagnosis={snapshot.diagnosis}
          onCopy={parts.deeds.copy}
          onNoAnswer={parts.deeds.noAnswer}
          onClose={onClose}
        />
      );
    case 'customHost':
      return (
        <CustomHostForm
          api={api}
          id={view.id}
          current={snapshot.customHosts[environmentKey(view.id)] ?? ''}
          ownHost={parts.catalogue.environments.get(environmentKey(view.id))?.webserverHost}
          onSaved={(said) => {
            onClose();
            parts.deeds.say(said);
          }}
          onClose={onClose}
        />
      );
  }
}
