/** The views that take the place of the list. */

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

interface OtherViewProps {
  readonly api: WindsockApi;
  readonly snapshot: Snapshot;
  readonly parts: PickerParts;
}

export function OtherView({ api, snapshot, parts }: OtherViewProps) {
  const { state, deeds, close } = parts;
  const { view } = state;
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
          onClose={close}
          onAdded={(id) => parts.dispatch({ kind: 'added', id })}
        />
      );
    case 'profiles':
      return <ProfileList snapshot={snapshot} nowMs={parts.nowMs} deeds={deeds.profiles} onClose={close} />;
    case 'regions':
      return <RegionList snapshot={snapshot} deeds={deeds.profiles} onClose={close} />;
    case 'identityCenter':
      return <IdentityCenter api={api} snapshot={snapshot} onClose={close} />;
    case 'diagnosis':
      return (
        <DiagnosisView
          api={api}
          id={view.id}
          diagnosis={snapshot.diagnosis}
          onCopy={deeds.copy}
          onNoAnswer={deeds.noAnswer}
          onClose={close}
        />
      );
    case 'customHost': {
      const key = environmentKey(view.id);
      return (
        <CustomHostForm
          api={api}
          id={view.id}
          current={snapshot.customHosts[key] ?? ''}
          ownHost={parts.catalogue.environments.get(key)?.webserverHost}
          onSaved={(said) => {
            close();
            deeds.say(said);
          }}
          onClose={close}
        />
      );
    }
  }
}
