/** Gives Windsock's own pages the commands and the snapshots, and nothing of Electron. */

import { contextBridge, ipcRenderer } from 'electron';
import { commandChannel, commandNames, snapshotChannel, type WindsockApi } from '../shared/commands.ts';
import type { Result } from '../shared/failure.ts';
import type { Snapshot } from '../shared/snapshot.ts';

const commands = Object.fromEntries(
  commandNames.map((name) => [
    name,
    (...values: readonly unknown[]): Promise<Result<null>> =>
      ipcRenderer.invoke(commandChannel, name, values),
  ]),
);

const api = {
  ...commands,
  onSnapshot: (listener: (snapshot: Snapshot) => void) => {
    // SECURITY: the event object stays here; it would hand the page the IPC sender.
    const forward = (_event: unknown, snapshot: Snapshot) => listener(snapshot);
    ipcRenderer.on(snapshotChannel, forward);
    return () => {
      ipcRenderer.off(snapshotChannel, forward);
    };
  },
} as WindsockApi;

contextBridge.exposeInMainWorld('windsock', api);
