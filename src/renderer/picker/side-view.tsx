/** The views that stand in for the list: forms, lists to tick, checks. A view is added here and in `View` of `state.ts`. */

import type { WindsockApi } from '../../shared/commands.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import { AddForm } from './add-form.tsx';
import { AliasForm } from './alias-form.tsx';
import { CustomHostForm } from './custom-host-form.tsx';
import { DiagnosisView } from './diagnosis-view.tsx';
import { IdentityCenter } from './identity-center.tsx';
import { NetworkForm } from './network-form.tsx';
import { ProfileList } from './profile-list.tsx';
import { RegionList } from './region-list.tsx';
import { StrangeHostForm } from './strange-host-form.tsx';
import type { PickerParts } from './use-picker.ts';
import { words } from './words.ts';

interface SideViewProps {
  readonly api: WindsockApi;
  readonly snapshot: Snapshot;
  readonly parts: PickerParts;
}

export function SideView({ api, snapshot, parts }: SideViewProps) {
  const { view } = parts.state;
  const onClose = parts.close;
  const savedAs = (said: string): void => {
    onClose();
    parts.deeds.say(said);
  };
  const form = { api, onSaved: savedAs, onClose };
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
    case 'alias':
      return <AliasForm {...form} id={view.id} aliases={snapshot.aliases} />;
    case 'network':
      return (
        <NetworkForm
          api={api}
          id={view.id}
          snapshot={snapshot}
          onSaved={() => savedAs(words.networkSaved)}
          onClose={onClose}
        />
      );
    case 'customHost':
      return <CustomHostForm {...form} snapshot={snapshot} id={view.id} />;
    case 'strangeHost':
      return <StrangeHostForm {...form} environments={snapshot.environments} host={view.host} />;
  }
}
