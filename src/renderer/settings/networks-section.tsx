/** The section "Networks" of the settings: environments that are reached through a proxy or a tunnel of their own. */

import { type ReactNode, useRef, useState } from 'react';
import type { NetworkSetting } from '../../shared/settings.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import { NetworkFields } from '../ui/network-fields.tsx';
import { useNetworkForm } from '../ui/use-network-form.ts';
import controls from './controls.module.css';
import { EditForm } from './edit-form.tsx';
import { EnvironmentChooser } from './environment-chooser.tsx';
import type { EnvironmentItem } from './environment-items.ts';
import { EnvironmentName } from './environment-name.tsx';
import styles from './list.module.css';
import type { Say, Section, SectionProps } from './section.ts';
import { useEnvironmentItems } from './use-environment-items.ts';
import { useFocusKept } from './use-focus-kept.ts';

export const networksSection: Section = {
  id: 'networks',
  title: 'Networks',
  words: ['Proxy', 'SOCKS', 'Tunnel', 'ssh', 'Private web servers', 'VPN', 'Bastion'],
  View: Networks,
};

function Networks({ snapshot, act, say }: SectionProps) {
  const items = useEnvironmentItems(snapshot);
  const list = useRef<HTMLUListElement>(null);
  const [edited, setEdited] = useState<string | null>(null);
  const hasNetwork = ({ key }: EnvironmentItem): boolean => Object.hasOwn(snapshot.networks, key);
  const own = items.filter((item) => hasNetwork(item));
  const added = items.find((item) => item.key === edited && !hasNetwork(item));
  const close = (): void => setEdited(null);
  useFocusKept(list, own.length);
  return (
    <>
      <p className={styles.note}>
        An environment with a private web server is reached through a proxy or a tunnel of its own. All others
        go through the network of this computer.
      </p>
      <EnvironmentChooser
        label="Set the network of an environment"
        items={items.filter((item) => !hasNetwork(item))}
        onChoose={({ key }) => setEdited(key)}
      />
      {added !== undefined && <NetworkEdit key={added.key} {...{ snapshot, item: added, close, say }} />}
      {own.length === 0 && added === undefined && (
        <p className={styles.more}>No environment has a network of its own.</p>
      )}
      <ul ref={list} className={styles.list} aria-label="Networks" hidden={own.length === 0}>
        {own.map((item) => (
          <Network
            key={item.key}
            item={item}
            network={snapshot.networks[item.key] ?? {}}
            isEdited={edited === item.key}
            onEdit={() => setEdited(edited === item.key ? null : item.key)}
            onRemove={() =>
              act(
                window.windsock.setNetwork(item.id, { proxy: '', tunnel: '' }),
                `${item.id.name} is reached as everything else now`,
              )
            }
          >
            {edited === item.key && <NetworkEdit {...{ snapshot, item, close, say }} />}
          </Network>
        ))}
      </ul>
    </>
  );
}

interface NetworkProps {
  readonly item: EnvironmentItem;
  readonly network: NetworkSetting;
  readonly isEdited: boolean;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
  readonly children: ReactNode;
}

function Network({ item, network: { proxy, tunnel }, isEdited, onEdit, onRemove, children }: NetworkProps) {
  const { name } = item.id;
  return (
    <li className={styles.row}>
      <EnvironmentName
        item={item}
        more={
          <>
            {proxy !== undefined && <p>Proxy {proxy}</p>}
            {tunnel !== undefined && <p>Tunnel {tunnel}</p>}
          </>
        }
      />
      <div className={styles.controls}>
        <button
          type="button"
          className={controls.button}
          aria-label={`Edit the network of ${name}`}
          aria-expanded={isEdited}
          onClick={onEdit}
        >
          Edit
        </button>
        <button
          type="button"
          className={controls.button}
          aria-label={`Remove the network of ${name}`}
          onClick={onRemove}
        >
          Remove
        </button>
      </div>
      {children}
    </li>
  );
}

interface NetworkEditProps {
  readonly snapshot: Snapshot;
  readonly item: EnvironmentItem;
  readonly close: () => void;
  readonly say: Say;
}

function NetworkEdit({ snapshot, item: { id }, close, say }: NetworkEditProps) {
  const form = useNetworkForm({
    api: window.windsock,
    id,
    snapshot,
    onSaved: () => {
      close();
      say(`Network of ${id.name} saved`);
    },
  });
  return (
    <EditForm label={`Network of ${id.name}`} onSubmit={form.send} onClose={close}>
      <NetworkFields form={form} />
    </EditForm>
  );
}
